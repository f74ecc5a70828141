import type { RequestDetail } from '@huying/server/contract/requests';
import { lazy, type ReactElement, Suspense, useState } from 'react';
import { usePlaces } from '../../../../lib/directory.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { AnswerSlot } from '../../../../lib/answer-slot.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Icon } from '../../../../ui/icon.tsx';
import { Skeleton } from '../../../../ui/skeleton.tsx';
import { facilityName } from '../../place/facilities.ts';
import { Photos } from './photos.tsx';
import { Section } from './section.tsx';
import { detailWords } from './words.ts';

const SpotMap = lazy(() => import('../../field/task/spot-map.tsx').then((m) => ({ default: m.SpotMap })));

interface WhatProps {
  detail: RequestDetail;
  /** The map is open from the beginning, where there is room for it. */
  withMap?: boolean;
}

/** The resident's own words, place, photos, and what was asked and answered since. */
export function What({ detail, withMap = false }: WhatProps): ReactElement {
  const t = useWords(detailWords);
  const { content, title, meToo, openQuestion, answers, files } = detail;
  // A short report is its own title: nobody reads the same sentence twice.
  const isInTitle = content.trim() === title.trim();
  return (
    <Section title={t(isInTitle ? 'whereAndPhotos' : 'what')}>
      {!isInTitle && <p className="request-words">{content}</p>}
      {meToo > 0 && <p className="muted">{t('meToo', { n: meToo })}</p>}
      <Where detail={detail} withMap={withMap} />
      <AnswerSlot placeId={detail.placeId} lon={detail.lon} lat={detail.lat} words={`${title} ${content}`} />
      <Photos files={files} />
      {openQuestion && <p className="request-quote">{t('question', { question: openQuestion })}</p>}
      {answers.map(({ at, question, answer }) => (
        <div className="request-quote" key={`${at}${question}`}>
          {question && (
            <p className="muted">
              {t('asked')}：{question}
            </p>
          )}
          <p className="request-words">
            {t(question ? 'answered' : 'added')}：{answer}
          </p>
        </div>
      ))}
    </Section>
  );
}

/** Place in words; the map unfolds on demand, so that nothing waits for it. */
function Where({ detail, withMap }: Required<WhatProps>): ReactElement {
  const { placeId, address, lon, lat, facility } = detail;
  const t = useWords(detailWords);
  const places = usePlaces();
  const [open, setOpen] = useState(withMap);
  const parent = places.find(places.find(placeId)?.parentId);
  const grid = places.name(placeId);
  const above = parent && parent.level > 1 && !grid.startsWith(parent.name.replace(/社区$/, '')) ? parent.name : '';
  const thing = facility ? facilityName(facility) : '';
  // Where nobody wrote an address the facility stands in for it.
  const where = [above, grid, address === thing ? '' : address].filter(Boolean).join(' · ');
  return (
    <div className="stack stack-tight">
      <div className="row">
        <span className="row">
          <Icon name="pin" />
          {where || t('whereNone')}
        </span>
        {lon !== null && lat !== null && (
          <Button variant="quiet" expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? 'mapHide' : 'map')}
          </Button>
        )}
      </div>
      {thing && <p>{t('facility', { name: thing })}</p>}
      {open && lon !== null && lat !== null && (
        <Suspense fallback={<Skeleton lines={4} />}>
          <SpotMap label={t('where')} at={[lon, lat]} />
        </Suspense>
      )}
    </div>
  );
}
