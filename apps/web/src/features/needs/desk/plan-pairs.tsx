import { listPlannedPairs, type MatchPlan, type PlannedPair } from '@huying/server/contract/needs';
import type { ReactElement } from 'react';
import { useUnits } from '../../../lib/directory.ts';
import { useWords } from '../../../lib/i18n.ts';
import { usePages } from '../../../lib/query.ts';
import { useShortcuts } from '../../../lib/shortcuts.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Button } from '../../../ui/button.tsx';
import type { DataColumn } from '../../../ui/desk/data-table.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { isMatchWord, matchWords } from './match-words.ts';
import { Reasons } from './reasons.tsx';
import { Rows } from '../../../ui/desk/rows.tsx';
import type { Wish, Wishes } from './use-wishes.ts';

interface PlanPairsProps {
  plan: MatchPlan;
  wishes: Wishes;
  mayChange: boolean;
}

const wishOf = ({ needId, resourceId, needTitle, resourceName }: PlannedPair): Wish => ({
  needId,
  resourceId,
  needTitle,
  resourceName,
});
const focusedKey = (): string | undefined =>
  document.activeElement?.closest<HTMLElement>('[data-row-key]')?.dataset.rowKey;

/** What the plan matches, with the reasons; every pair may be pinned or forbidden, by button or by key. */
export function PlanPairs({ plan, wishes, mayChange }: PlanPairsProps): ReactElement {
  const t = useWords(matchWords);
  const units = useUnits();
  const pages = usePages(listPlannedPairs, { params: { id: plan.id } });
  const onFocused = (act: (wish: Wish) => void) => () => {
    const pair = pages.rows.find(({ needId }) => needId === focusedKey());
    if (pair) act(wishOf(pair));
  };
  useShortcuts(
    [
      { keys: 'p', label: t('keyPin'), group: t('keys'), run: onFocused(wishes.togglePin) },
      { keys: 'f', label: t('keyForbid'), group: t('keys'), run: onFocused(wishes.toggleForbid) },
    ],
    mayChange,
  );
  const columns: DataColumn<PlannedPair>[] = [
    {
      key: 'need',
      title: t('need'),
      main: true,
      width: 200,
      render: ({ needId, needTitle, keeperId }) => (
        <span className="need-two">
          <AppLink className="row-link" href={`/desk/needs/${needId}`}>
            {needTitle}
          </AppLink>
          <span className="muted small">{units.name(keeperId)}</span>
        </span>
      ),
    },
    {
      key: 'resource',
      title: t('resource'),
      width: 200,
      render: ({ resourceId, resourceName, giverId }) => (
        <span className="need-two">
          <AppLink className="row-link" href={`/desk/resources/${resourceId}`}>
            {resourceName}
          </AppLink>
          <span className="muted small">{units.name(giverId)}</span>
        </span>
      ),
    },
    { key: 'why', title: t('why'), width: 330, render: ({ reasons }) => <Reasons reasons={reasons} /> },
    { key: 'points', title: t('points'), width: 80, align: 'end', render: ({ worth }) => worth },
    {
      key: 'acts',
      title: t('acts'),
      width: 250,
      render: (pair) => <PairActs pair={pair} wishes={wishes} mayChange={mayChange} />,
    },
  ];
  return (
    <section className="stack" aria-label={t('pairs')}>
      <h2>{t('pairs')}</h2>
      <Rows<PlannedPair>
        id="match-pairs"
        label={t('pairs')}
        columns={columns}
        pages={pages}
        rowKey={({ needId }) => needId}
        rowName={({ needTitle }) => needTitle}
        empty={
          <Empty title={t('noPairs')} icon="search">
            {t('noPairsBody')}
          </Empty>
        }
      />
    </section>
  );
}

interface PairActsProps {
  pair: PlannedPair;
  wishes: Wishes;
  mayChange: boolean;
}

function PairActs({ pair, wishes, mayChange }: PairActsProps): ReactElement {
  const t = useWords(matchWords);
  const { promiseId, refusal, pinned } = pair;
  if (promiseId) return <StatusTag tone="success">{t('becamePromise')}</StatusTag>;
  if (refusal)
    return (
      <StatusTag tone="warning">
        {isMatchWord(`refused.${refusal}`) ? t(`refused.${refusal}` as 'refused.capacity-used-up') : t('refusedOther')}
      </StatusTag>
    );
  const wish = wishOf(pair);
  const isPinned = wishes.isPinned(wish);
  const isForbidden = wishes.isForbidden(wish);
  const names = { need: pair.needTitle, resource: pair.resourceName };
  return (
    <span className="need-tags">
      {pinned && isPinned && <StatusTag tone="active">{t('pinned')}</StatusTag>}
      {!pinned && isPinned && <StatusTag tone="warning">{t('willPin')}</StatusTag>}
      {isForbidden && <StatusTag tone="warning">{t('willForbid')}</StatusTag>}
      {mayChange && (
        <>
          <Button label={t('pinOf', names)} pressed={isPinned} onClick={() => wishes.togglePin(wish)}>
            {t(isPinned ? 'unpin' : 'pin')}
          </Button>
          <Button label={t('forbidOf', names)} pressed={isForbidden} onClick={() => wishes.toggleForbid(wish)}>
            {t(isForbidden ? 'allow' : 'forbid')}
          </Button>
        </>
      )}
    </span>
  );
}
