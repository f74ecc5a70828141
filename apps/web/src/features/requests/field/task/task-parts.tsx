import type { RequestDetail } from '@huying/server/contract/requests';
import { lazy, type ReactElement, Suspense, useState } from 'react';
import { useCategories, usePlaces, useUnits } from '../../../../lib/directory.ts';
import { useLanguage, useWords } from '../../../../lib/i18n.ts';
import { dateTimeText } from '../../../../lib/time.ts';
import { AnswerSlot } from '../../../../lib/answer-slot.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Card } from '../../../../ui/card.tsx';
import { DueTag } from '../../../../ui/due-tag.tsx';
import { Skeleton } from '../../../../ui/skeleton.tsx';
import { StatusTag } from '../../../../ui/status-tag.tsx';
import { Timeline } from '../../../../ui/timeline.tsx';
import { flowWords, isFlowWord, stateTone } from '../../flow-words.ts';
import { Thumbs } from '../../thumbs.tsx';
import { facilityName } from '../../place/facilities.ts';
import { taskWords } from './words.ts';

const SpotMap = lazy(() => import('./spot-map.tsx').then((m) => ({ default: m.SpotMap })));

interface PartProps {
  detail: RequestDetail;
}

export function Head({ detail: { title, state, urgency, dueAt, number, clocks, open } }: PartProps): ReactElement {
  const t = useWords(taskWords);
  const flow = useWords(flowWords);
  const paused = clocks.some(({ stoppedAt, pausedAt }) => stoppedAt === null && pausedAt !== null);
  return (
    <div className="task-head">
      <h1>{title}</h1>
      <div className="task-tags">
        {urgency !== 'normal' && (
          <StatusTag tone={urgency === 'urgent' ? 'danger' : 'neutral'}>{flow(urgency)}</StatusTag>
        )}
        <StatusTag tone={stateTone(state)}>{isFlowWord(state) ? flow(state) : state}</StatusTag>
        {dueAt && open && <DueTag dueAt={dueAt} paused={paused} />}
      </div>
      <p className="muted small">{t('number', { number })}</p>
    </div>
  );
}

/** The resident's words and photos, the place, what was asked and answered. */
export function What({ detail }: PartProps): ReactElement {
  const t = useWords(taskWords);
  const places = usePlaces();
  const [map, setMap] = useState(false);
  const { content, files, address, placeId, lon, lat, facility, answers, openQuestion, publicText, meToo } = detail;
  const thing = facility ? facilityName(facility) : '';
  const where = [places.name(placeId), address === thing ? '' : address].filter(Boolean).join(' · ');
  return (
    <Card title={t('what')}>
      <div className="stack">
        <p className="own-words">{content}</p>
        {meToo > 0 && <p className="muted">{t('meToo', { n: meToo })}</p>}
        <Thumbs pictures={files} nameOf={(n) => t('photo', { n })} />
        {where && (
          <p>
            <span className="muted">{t('where')} </span>
            {where}
          </p>
        )}
        {thing && (
          <p>
            <span className="muted">{t('facility')} </span>
            {thing}
          </p>
        )}
        {lon !== null && lat !== null && (
          <div>
            <Button icon="pin" expanded={map} onClick={() => setMap(!map)}>
              {t('map')}
            </Button>
          </div>
        )}
        {map && lon !== null && lat !== null && (
          <Suspense fallback={<Skeleton lines={4} />}>
            <SpotMap label={t('where')} at={[lon, lat]} />
          </Suspense>
        )}
        <AnswerSlot placeId={placeId} lon={lon} lat={lat} words={content} />
        {openQuestion && <Words title={t('question')} text={openQuestion} />}
        {answers.map(({ at, question, answer }) => (
          <Words key={at} title={question || t('answers')} text={answer} />
        ))}
        {publicText && <Words title={t('result')} text={publicText} />}
      </div>
    </Card>
  );
}

const Words = ({ title, text }: { title: string; text: string }): ReactElement => (
  <div>
    <h3>{title}</h3>
    <p className="own-words">{text}</p>
  </div>
);

export function Facts({ detail: { category, source, createdAt, leadId, offline } }: PartProps): ReactElement {
  const t = useWords(taskWords);
  const flow = useWords(flowWords);
  const lang = useLanguage();
  const units = useUnits();
  const categories = useCategories();
  const sourceKey = `source.${source}`;
  const onSiteText = ({ madeAt, receivedAt, skewMs }: RequestDetail['offline'][number]): string =>
    t('onSiteAt', { made: dateTimeText(Date.parse(madeAt) + skewMs, lang), got: dateTimeText(receivedAt, lang) });
  const rows: [string, string][] = [
    [t('category'), categories.name(category) || t('categoryNone')],
    [t('source'), isFlowWord(sourceKey) ? flow(sourceKey) : source],
    [t('made'), dateTimeText(createdAt, lang)],
    [t('unit'), units.name(leadId)],
    // By the phone's clock put right, beside when it came.
    [t('onSite'), offline.map(onSiteText).join('；')],
  ];
  return (
    <Card title={t('facts')}>
      <dl className="facts">
        {rows
          .filter(([, value]) => value !== '')
          .map(([label, value]) => [<dt key={`${label}-label`}>{label}</dt>, <dd key={label}>{value}</dd>])}
      </dl>
    </Card>
  );
}

/** Who did what, newest last. */
export function Story({ detail: { log, open } }: PartProps): ReactElement {
  const t = useWords(taskWords);
  const flow = useWords(flowWords);
  const units = useUnits();
  return (
    <Card title={t('log')}>
      <Timeline
        label={t('log')}
        steps={log.map(({ seq, kind, at, actor, unitId, data }, i) => ({
          id: String(seq),
          title: isFlowWord(kind) ? flow(kind) : kind,
          state: open && i === log.length - 1 ? ('current' as const) : ('done' as const),
          at,
          by: [actor ?? '', units.name(unitId)].filter(Boolean).join(' · '),
          ...(typeof data.reason === 'string' && data.reason !== '' && { body: data.reason }),
        }))}
      />
    </Card>
  );
}
