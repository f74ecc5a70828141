import { listRequests } from '@huying/server/contract/requests';
import type { ReactElement } from 'react';
import { useWords } from '../../../../lib/i18n.ts';
import { useAnswer } from '../../../../lib/query.ts';
import { StatCard } from '../../../../ui/desk/stat-card.tsx';
import { writeQuery } from '../list/list-query.ts';
import { statesInHand, statesToSign } from '../list/views.ts';
import { homeListWords } from './words.ts';

const MOST = 100;

const listOf = (states: readonly string[]): string =>
  `/desk/requests?${writeQuery({ view: 'todo', state: [...states] })}`;

/** How many of the unit's own are in these states; above a hundred it says so. */
function useHeld(states: readonly string[]): string | null {
  const { data } = useAnswer(listRequests, { query: { view: 'todo', state: [...states], limit: MOST } });
  return data ? `${data.items.length}${data.next ? '+' : ''}` : null;
}

/** A handler signs and handles first: these two numbers stand before all others. */
export function HandlerCards(): ReactElement {
  const t = useWords(homeListWords);
  const toSign = useHeld(statesToSign);
  const handling = useHeld(statesInHand);
  return (
    <>
      <StatCard
        label={t('toSign')}
        value={toSign}
        href={listOf(statesToSign)}
        {...(toSign !== null && toSign !== '0' && { tone: 'warning' as const })}
      />
      <StatCard label={t('handling')} value={handling} href={listOf(statesInHand)} />
    </>
  );
}
