import type { getVisit } from '@huying/server/contract/patrols';
import type { ReactElement } from 'react';
import type { Output } from '../../../lib/api.ts';
import { usePlaces } from '../../../lib/directory.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { dayText } from '../../../lib/time.ts';
import { Page } from '../../../ui/page.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { FoundRows } from '../found/found-rows.tsx';
import { useOccasions } from '../use-occasions.ts';
import { patrolWords } from '../words.ts';
import { HouseholdCard } from './household-card.tsx';
import { visitWords } from './words.ts';

/** A visit that is over: the fact, and what came out of it. */
export function VisitDone({ visit }: { visit: Output<typeof getVisit> }): ReactElement {
  const t = useWords(visitWords);
  const common = useWords(patrolWords);
  const lang = useLanguage();
  const places = usePlaces();
  const occasions = useOccasions();
  return (
    <Page title={occasions.name(visit.occasion)} lead={places.name(visit.placeId)} back="/field/visits">
      <div className="stack">
        <div className="row">
          <StatusTag tone={visit.state === 'done' ? 'success' : 'neutral'}>
            {visit.doneAt ? common('doneOn', { day: dayText(visit.doneAt, lang) }) : t('cancelled')}
          </StatusTag>
          {visit.outcome && <span>{common(`outcome.${visit.outcome}`)}</span>}
        </div>
        <HouseholdCard visit={visit} />
        <FoundRows rows={visit.foundList} shell="field" />
      </div>
    </Page>
  );
}
