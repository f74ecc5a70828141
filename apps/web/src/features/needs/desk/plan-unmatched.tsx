import { listCandidates, listUnmatched, type MatchPlan, type UnmatchedNeed } from '@huying/server/contract/needs';
import { type ReactElement, useState } from 'react';
import { useUnits } from '../../../lib/directory.ts';
import { useWords } from '../../../lib/i18n.ts';
import { labelText } from '../../../lib/punctuation.ts';
import { putAway } from '../../../lib/put-away.ts';
import { useAnswer, usePages } from '../../../lib/query.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { LoadMore } from '../../../ui/desk/load-more.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { matchWords } from './match-words.ts';
import { Reasons } from './reasons.tsx';
import type { Wishes } from './use-wishes.ts';

interface PlanUnmatchedProps {
  plan: MatchPlan;
  wishes: Wishes;
  mayChange: boolean;
}

/** 未匹配预警: what stays unmatched, each with the reason; a resource may be chosen by hand, or the need left out. */
export function PlanUnmatched({ plan, wishes, mayChange }: PlanUnmatchedProps): ReactElement {
  const t = useWords(matchWords);
  const units = useUnits();
  const pages = usePages(listUnmatched, { params: { id: plan.id } });
  const [chosen, setChosen] = useState<UnmatchedNeed | null>(null);
  return (
    <Card title={t('unmatched')}>
      <p className="muted">{t('unmatchedHint')}</p>
      {pages.isPending && <Skeleton lines={4} />}
      {pages.error && <ErrorState error={pages.error} onRetry={pages.reload} />}
      {!pages.isPending && !pages.error && pages.rows.length === 0 && <p>{t('noUnmatched')}</p>}
      <ul className="need-rows">
        {pages.rows.map((need) => {
          const { needId, needTitle } = need;
          const pin = wishes.pins.find((wish) => wish.needId === needId);
          const isOut = wishes.isForbidden({ needId });
          return (
            <li key={needId}>
              <div className="need-row-head">
                <span>
                  <AppLink className="row-link" href={`/desk/needs/${needId}`}>
                    {needTitle}
                  </AppLink>
                  <span className="muted small"> {units.name(need.keeperId)}</span>
                </span>
                {mayChange && (
                  <span className="row">
                    {!isOut && (
                      <Button label={t('chooseOf', { need: needTitle })} onClick={() => setChosen(need)}>
                        {t('choose')}
                      </Button>
                    )}
                    <Button
                      label={t('leaveOutOf', { need: needTitle })}
                      pressed={isOut}
                      onClick={() => wishes.toggleForbid({ needId, needTitle })}
                    >
                      {t(isOut ? 'allow' : 'leaveOut')}
                    </Button>
                  </span>
                )}
              </div>
              <span className="need-tags">
                <StatusTag tone="warning">{t(`why.${need.why}`)}</StatusTag>
                {pin && <StatusTag tone="active">{labelText(t('willPin'), pin.resourceName ?? '')}</StatusTag>}
                {isOut && <StatusTag>{t('leftOut')}</StatusTag>}
              </span>
            </li>
          );
        })}
      </ul>
      <LoadMore pages={pages} isWatched={false} />
      <Dialog open={chosen !== null} title={t('chooseTitle')} onClose={() => setChosen(null)}>
        {chosen && <Chosen need={chosen} wishes={wishes} onDone={() => setChosen(putAway(chosen))} />}
      </Dialog>
    </Card>
  );
}

function Chosen({
  need: { needId, needTitle },
  wishes,
  onDone,
}: {
  need: UnmatchedNeed;
  wishes: Wishes;
  onDone: () => void;
}): ReactElement {
  const t = useWords(matchWords);
  const { data, error, refetch } = useAnswer(listCandidates, { params: { id: needId }, query: { limit: 10 } });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={6} />;
  return (
    <>
      <p>{needTitle}</p>
      <p className="muted">{t('chooseHint')}</p>
      {data.items.length === 0 && <p>{t('noCandidates')}</p>}
      <ul className="need-rows">
        {data.items.map(({ resource, reasons }) => (
          <li key={resource.id}>
            <div className="need-row-head">
              <strong>{resource.name}</strong>
              <Button
                label={labelText(t('chooseDo'), resource.name)}
                onClick={() => {
                  const wish = { needId, needTitle, resourceId: resource.id, resourceName: resource.name };
                  if (!wishes.isPinned(wish)) wishes.togglePin(wish);
                  onDone();
                }}
              >
                {t('chooseDo')}
              </Button>
            </div>
            <Reasons reasons={reasons} />
          </li>
        ))}
      </ul>
    </>
  );
}
