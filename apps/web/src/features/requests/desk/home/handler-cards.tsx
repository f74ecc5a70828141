import { listRequests } from '@huying/server/contract/requests';
import type { ReactElement } from 'react';
import { useWords } from '../../../../lib/i18n.ts';
import { useAnswer } from '../../../../lib/query.ts';
import { StatCard } from '../../../../ui/desk/stat-card.tsx';
import { homeListWords } from './words.ts';

const MOST = 100;

/** How many of the unit's own are in one state; above a hundred it says so. */
function useHeld(state: string): string | null {
  const { data } = useAnswer(listRequests, { query: { view: 'todo', state: [state], limit: MOST } });
  return data ? `${data.items.length}${data.next ? '+' : ''}` : null;
}

/** A handler signs and handles first: these two numbers stand before all others. */
export function HandlerCards(): ReactElement {
  const t = useWords(homeListWords);
  const toSign = useHeld('dispatched');
  const handling = useHeld('handling');
  return (
    <>
      <StatCard
        label={t('toSign')}
        value={toSign}
        href="/desk/requests?view=todo&state=dispatched"
        {...(toSign !== null && toSign !== '0' && { tone: 'warning' as const })}
      />
      <StatCard label={t('handling')} value={handling} href="/desk/requests?view=todo&state=handling" />
    </>
  );
}
