import {
  acceptMatchPlan,
  discardMatchPlan,
  getMatchPlan,
  type MatchPlan,
  solveMatchPlan,
} from '@huying/server/contract/needs';
import { type ReactElement, useState } from 'react';
import { useParams } from 'wouter';
import { call } from '../../../lib/api.ts';
import { usePlaces } from '../../../lib/directory.ts';
import { useWords } from '../../../lib/i18n.ts';
import { refresh, useAnswer } from '../../../lib/query.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { StatCard } from '../../../ui/desk/stat-card.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { FieldError } from '../../../ui/field.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { isMatchWord, matchWords } from './match-words.ts';
import { NeedsFrame } from './needs-frame.tsx';
import { PlanPairs } from './plan-pairs.tsx';
import { PlanState } from './plan-state.tsx';
import { PlanUnmatched } from './plan-unmatched.tsx';
import { usePlanWatch } from './use-plan-watch.ts';
import { useWishes, type Wishes, wishesSent } from './use-wishes.ts';

/** /desk/match/:id: one plan, from its reckoning to its promises. */
export function PlanPage(): ReactElement {
  const t = useWords(matchWords);
  const { id } = useParams<{ id: string }>();
  const { data, error, refetch } = useAnswer(getMatchPlan, { params: { id } });
  const plan = data?.id === id ? data : null;
  usePlanWatch(plan?.state === 'solving' || plan?.state === 'accepting');
  const back = (
    <Button icon="back" href="/desk/match">
      {t('toList')}
    </Button>
  );
  if (plan) return <Opened key={plan.id} plan={plan} back={back} />;
  return (
    <NeedsFrame title={t('title')} actions={back}>
      {error?.status === 404 || error?.status === 400 ? (
        <Empty title={t('gone')} icon="search" />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={8} />
      )}
    </NeedsFrame>
  );
}

function Opened({ plan, back }: { plan: MatchPlan; back: ReactElement }): ReactElement {
  const t = useWords(matchWords);
  const places = usePlaces();
  const wishes = useWishes(plan);
  const [asked, setAsked] = useState<'accept' | 'discard' | null>(null);
  const solving = useAct();
  const { state, figures, version } = plan;
  const params = { id: plan.id };
  const isOpen = state === 'draft' || state === 'failed';
  // While it is sent nothing more is wished for: it would be forgotten with the rest.
  const mayChange = isOpen && !solving.busy;
  const solve = () =>
    solving.run(async () => {
      await call(solveMatchPlan, { params, body: { version, ...wishesSent(wishes) } });
      wishes.clear();
      await refresh('/api/match-plans');
    });
  const decide = async (endpoint: typeof acceptMatchPlan | typeof discardMatchPlan, told: 'accepted' | 'discarded') => {
    await call(endpoint, { params, body: { version } });
    await refresh('/api/match-plans');
    toast(t(told));
  };
  return (
    <NeedsFrame
      title={t('planOf', { place: places.name(plan.placeId) })}
      tags={<PlanState state={state} />}
      actions={
        <>
          {back}
          {(isOpen || state === 'solving') && (
            <Button busy={solving.busy} onClick={() => setAsked('discard')}>
              {t('discard')}
            </Button>
          )}
          {state === 'draft' && figures && figures.matched > 0 && (
            <Button
              variant={wishes.changes > 0 ? 'secondary' : 'primary'}
              busy={solving.busy}
              onClick={() => setAsked('accept')}
            >
              {t('accept')}
            </Button>
          )}
          {state === 'accepted' && (
            <Button variant="primary" href={`/desk/resources/promises?planId=${plan.id}`}>
              {t('seePromises')}
            </Button>
          )}
        </>
      }
    >
      {state === 'solving' && <Progress label={t('solving')} />}
      {state === 'accepting' && <Progress label={t('accepting')} />}
      {state === 'failed' && <FieldError>{t('failed')}</FieldError>}
      {figures && <Figures figures={figures} />}
      {figures?.needs === 0 && (
        <Empty title={t('nothing')} icon="check">
          {t('nothingBody')}
        </Empty>
      )}
      {mayChange && figures?.needs !== 0 && <PlanSettings wishes={wishes} />}
      {figures && figures.needs > 0 && (
        <>
          <PlanPairs plan={plan} wishes={wishes} mayChange={mayChange} />
          <PlanUnmatched plan={plan} wishes={wishes} mayChange={mayChange} />
        </>
      )}
      {wishes.forbids.length > 0 && <Forbids wishes={wishes} mayChange={mayChange} />}
      {isOpen && (wishes.changes > 0 || state === 'failed') && (
        <section className="need-pending" aria-label={t('changed', { n: wishes.changes })}>
          <strong>{t('changed', { n: wishes.changes })}</strong>
          <Button variant="primary" busy={solving.busy} onClick={() => void solve()}>
            {t('solve')}
          </Button>
          {wishes.changes > 0 && <Button onClick={wishes.clear}>{t('undo')}</Button>}
          {solving.fault && <FieldError>{solving.fault.message}</FieldError>}
        </section>
      )}
      <ConfirmDialog
        open={asked === 'accept'}
        title={t('acceptTitle')}
        confirm={t('accept')}
        onConfirm={() => decide(acceptMatchPlan, 'accepted')}
        onClose={() => setAsked(null)}
      >
        {t('acceptBody', { n: figures?.matched ?? 0 })}
      </ConfirmDialog>
      <ConfirmDialog
        open={asked === 'discard'}
        title={t('discardTitle')}
        confirm={t('discard')}
        danger
        onConfirm={() => decide(discardMatchPlan, 'discarded')}
        onClose={() => setAsked(null)}
      >
        {t('discardBody')}
      </ConfirmDialog>
    </NeedsFrame>
  );
}

/** What it came to, and what no plan could exceed. */
function Figures({ figures }: { figures: NonNullable<MatchPlan['figures']> }): ReactElement {
  const t = useWords(matchWords);
  const { needs, resources, matched, worth, bound, pinsLost } = figures;
  const gap = bound === 0 ? 0 : ((bound - worth) / bound) * 100;
  const unmatched = needs - matched;
  return (
    <div className="stack">
      <div className="stat-cards">
        <StatCard label={t('needs')} value={needs} />
        <StatCard label={t('resources')} value={resources} />
        <StatCard label={t('matched')} value={matched} />
        <StatCard label={t('unmatchedN')} value={unmatched} tone={unmatched > 0 ? 'warning' : 'neutral'} />
        <StatCard
          label={t('gap')}
          value={bound === worth ? '0%' : `${gap.toFixed(gap < 1 ? 2 : 1)}%`}
          hint={t(bound === worth ? 'best' : 'bounded', { worth, bound })}
        />
      </div>
      {pinsLost > 0 && <FieldError>{t('pinsLost', { n: pinsLost })}</FieldError>}
    </div>
  );
}

const usual = [0, 200, 500, 1000];

function PlanSettings({ wishes }: { wishes: Wishes }): ReactElement {
  const t = useWords(matchWords);
  const levels = [...new Set([...usual, wishes.fairness])].sort((a, b) => a - b);
  const named = (n: number): string =>
    isMatchWord(`fair.${n}`) ? t(`fair.${n}` as 'fair.200') : t('fairOther', { n });
  return (
    <div className="need-one-field">
      <SelectField
        label={t('fairness')}
        options={levels.map((n) => ({ value: String(n), label: named(n) }))}
        value={String(wishes.fairness)}
        onChange={(next) => next !== null && wishes.setFairness(Number(next))}
      />
      <Checkbox checked={wishes.sortAlone} onChange={wishes.setSortAlone}>
        {t('sortAlone')}
      </Checkbox>
      <p className="field-hint">{t('sortAloneHint')}</p>
    </div>
  );
}

/** What must not be; each can be allowed again. */
function Forbids({ wishes, mayChange }: { wishes: Wishes; mayChange: boolean }): ReactElement {
  const t = useWords(matchWords);
  return (
    <Card title={t('forbids')}>
      <ul className="need-rows">
        {wishes.forbids.map((wish) => (
          <li key={`${wish.needId} ${wish.resourceId}`}>
            <div className="need-row-head">
              <span>
                {wish.needId ? wish.needTitle : t('anyNeed')} × {wish.resourceId ? wish.resourceName : t('anyResource')}
              </span>
              {mayChange && <Button onClick={() => wishes.toggleForbid(wish)}>{t('allow')}</Button>}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
