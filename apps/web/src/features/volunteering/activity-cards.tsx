import { type Activity, seeParticipants } from '@huying/server/contract/volunteering';
import { type ReactElement, type ReactNode, useState } from 'react';
import { call, type Output } from '../../lib/api.ts';
import { civilDayOf } from '../../lib/civil-day.ts';
import { usePlaces, useUnits } from '../../lib/directory.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import type { Language } from '../../lib/language.ts';
import { pictureUrl, thumbnailUrl } from '../../lib/pictures.ts';
import { listText } from '../../lib/punctuation.ts';
import { dateTimeText } from '../../lib/time.ts';
import { useAct } from '../../lib/use-act.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormFault } from '../../ui/form-fault.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { useKinds } from './use-kinds.ts';
import { activityWords } from './words.ts';

interface CardProps {
  activity: Activity;
}

function Facts({ rows }: { rows: readonly (readonly [label: string, shown: ReactNode])[] }): ReactElement {
  return (
    <dl className="activity-facts">
      {rows.flatMap(([label, shown]) =>
        shown === '' || shown === null || shown === undefined || shown === false
          ? []
          : [<dt key={`${label} t`}>{label}</dt>, <dd key={`${label} d`}>{shown}</dd>],
      )}
    </dl>
  );
}

/** The day stands once where it ends on the day it began. */
function spanOf(beginsAt: string, endsAt: string, lang: Language): string {
  const end = dateTimeText(endsAt, lang);
  const isOneDay = civilDayOf(Date.parse(beginsAt)) === civilDayOf(Date.parse(endsAt));
  return `${dateTimeText(beginsAt, lang)} – ${isOneDay ? end.slice(-CLOCK) : end}`;
}
const CLOCK = '09:00'.length;

/** When, where, who with whom, and what it belongs to. */
export function PlanCard({ activity }: CardProps): ReactElement {
  const t = useWords(activityWords);
  const lang = useLanguage();
  const units = useUnits();
  const places = usePlaces();
  const { beginsAt, endsAt, placeId, venue, unitId, helperIds, communityId, bodyId, theme, state, reason } = activity;
  const link = (path: string, id: string | null, label: string): ReactNode =>
    id && (
      <AppLink className="row-link" href={`${path}/${id}`}>
        {label}
      </AppLink>
    );
  return (
    <Card title={t('about')}>
      <Facts
        rows={[
          [t('when'), spanOf(beginsAt, endsAt, lang)],
          [t('where'), [places.name(placeId), venue].filter(Boolean).join(' ')],
          [t('giver'), units.name(unitId)],
          [t('helpers'), listText(helperIds.map((id) => units.name(id)))],
          [t('community'), units.name(communityId)],
          [t('body'), link('/desk/joint/bodies', bodyId, activity.bodyName ?? t('body'))],
          [t('theme'), theme],
          [t('project'), link('/desk/projects', activity.projectId, t('project'))],
          [t('agreement'), link('/desk/agreements', activity.agreementId, t('agreement'))],
          [t('reason'), (state === 'returned' || state === 'cancelled') && reason],
        ]}
      />
    </Card>
  );
}

/** What came of it, its pictures, and the sheet one press away. */
export function FactsCard({ activity }: CardProps): ReactElement {
  const t = useWords(activityWords);
  const { people, hours, served, facts, pictures, sheetRows, abilities } = activity;
  return (
    <Card title={t('facts')}>
      <div className="stack">
        <Facts
          rows={[
            [t('people'), people],
            [t('hours'), hours !== null && t('ofHours', { n: hours })],
            [t('served'), served],
          ]}
        />
        {facts && <p className="activity-words">{facts}</p>}
        {pictures.length > 0 && (
          <ul className="activity-pictures">
            {pictures.map((file, at) => (
              <li key={file.id}>
                <a href={pictureUrl(file)} target="_blank" rel="noreferrer">
                  <img src={thumbnailUrl(file)} alt={t('picture', { n: at + 1 })} loading="lazy" />
                </a>
              </li>
            ))}
          </ul>
        )}
        {sheetRows > 0 && abilities.includes('see-names') && <Participants activity={activity} />}
      </div>
    </Card>
  );
}

function Participants({ activity: { id, sheetRows } }: CardProps): ReactElement {
  const t = useWords(activityWords);
  const units = useUnits();
  const { namesKeepDays } = useKinds();
  const { busy, fault, run } = useAct();
  const [sheet, setSheet] = useState<Output<typeof seeParticipants>['items'] | null>(null);
  const see = () => run(async () => setSheet((await call(seeParticipants, { params: { id } })).items));
  return (
    <div>
      <Button busy={busy} onClick={() => void see()}>
        {t('see', { n: sheetRows })}
      </Button>
      <FormFault fault={fault} />
      <Dialog open={sheet !== null} title={t('sheet')} onClose={() => setSheet(null)}>
        <p className="muted">{t('seeHint', { n: namesKeepDays ?? '…' })}</p>
        <ol className="activity-rows">
          {sheet?.map(({ name, hours, unitId }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a sheet does not change while it is looked at.
            <li key={at}>
              <span>{name ?? t('nameless')}</span>
              <span className="muted">{units.name(unitId)}</span>
              <span>{t('ofHours', { n: hours })}</span>
            </li>
          ))}
        </ol>
      </Dialog>
    </div>
  );
}

const known = [
  'planned',
  'revised',
  'held',
  'confirmed',
  'sent-back',
  'cancelled',
  'names-read',
  'sheet-added',
  'entered',
] as const;

/** Who did what when, with the reasons. */
export function LogCard({ activity: { log } }: CardProps): ReactElement {
  const t = useWords(activityWords);
  const units = useUnits();
  const steps = log.map(({ kind, at, actor, unitId, data }, i) => {
    const step = known.find((each) => kind === `activity.${each}`);
    return {
      id: String(i),
      title: step ? t(`log.${step}`) : kind,
      state: 'done' as const,
      at,
      by: [actor, units.name(unitId)].filter(Boolean).join(' · '),
      body: typeof data.reason === 'string' ? data.reason : undefined,
    };
  });
  return (
    <Card title={t('log')}>
      <Timeline label={t('log')} steps={steps} />
    </Card>
  );
}
