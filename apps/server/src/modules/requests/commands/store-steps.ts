import type { Ctx } from '../../../platform/context.ts';
import type { NewEvent } from '../../../platform/events.ts';
import { nextState } from '../../../kernel/flow.ts';
import { clockColumns, type Matter, moveClocks, reckonMatterClocks, updateMatter } from '../../matters/index.ts';
import { APPROVALS, settleAsks } from '../domain/asking.ts';
import type { NewChild } from '../domain/children.ts';
import { toColumns } from '../domain/columns.ts';
import { withoutFlags } from '../domain/flags.ts';
import type { RequestOwn, Rules, Step } from '../domain/request.ts';
import { type RequestState, requestFlow } from '../flow.ts';
import type { Loaded } from '../queries/load-request.ts';
import { countRates } from './count-rates.ts';

export interface Applied {
  matter: Matter & { state: RequestState };
  own: RequestOwn;
  events: NewEvent[];
  parties: NonNullable<Step['parties']>;
  /** Child matters that the steps make; nothing of them is stored yet. */
  children: NewChild[];
}

/** Takes steps of the flow one after another, without storing: state, clocks, facts for the log. */
export function takeSteps(
  request: Pick<Applied, 'matter' | 'own'>,
  steps: readonly Step[],
  rules: Rules,
  now: Date,
): Applied {
  let { matter, own } = request;
  const events: NewEvent[] = [];
  const parties: NonNullable<Step['parties']> = [];
  const children: NewChild[] = [];
  for (const step of steps) {
    const row = requestFlow.actions[step.action];
    const state = nextState(requestFlow, matter.state, step.action, step.to);
    const held = matter.holderId;
    // Only a merged request is as open as another.
    const open = state === 'merged' ? (step.open ?? matter.open) : requestFlow.states[state].open;
    matter = { ...matter, ...(step.matter as Partial<Matter>), state, open };
    own = { ...own, ...step.own };
    const settled = settleAsks(own, matter, held !== matter.holderId);
    if (settled) {
      own = settled;
      matter = { ...matter, flags: withoutFlags(matter, ...APPROVALS) };
    }
    const { urgency, category } = matter;
    const limits = {
      calendar: rules.calendar,
      limitOf: (stage: string) =>
        stage === 'contact' && !own.hasContact
          ? undefined
          : (step.limits?.[stage] ?? rules.limit(stage, category, urgency)),
    };
    const moves = [...(step.keepClocks ? [] : (row.clocks ?? [])), ...(step.moves ?? [])];
    if (moves.length > 0) matter = { ...matter, clockLog: moveClocks(matter.clockLog, moves, limits, now) };
    events.push({ kind: row.event, data: factsOf(matter, step), ...(step.words && { words: step.words }) });
    parties.push(...(step.parties ?? []));
    children.push(...(step.children ?? []));
  }
  return {
    matter: { ...matter, ...clockColumns(reckonMatterClocks(matter.clockLog, rules.calendar, now)) },
    own,
    events,
    parties,
    children,
  };
}

/** Ids and facts only: what is said in words stays in the request itself, where it can be protected and forgotten. */
const factsOf = (matter: Matter, step: Step): Record<string, unknown> => ({
  number: matter.number,
  state: matter.state,
  holderId: matter.holderId,
  leadId: matter.leadId,
  placeId: matter.placeId,
  ...step.data,
});

/** Takes the steps and stores the outcome: one statement, plus the rates when a follow-up was counted. What else follows from them is `applySteps`. */
export async function storeSteps(ctx: Ctx, loaded: Loaded, steps: readonly Step[], rules: Rules): Promise<Applied> {
  const applied = takeSteps(loaded, steps, rules, ctx.now);
  const stored = await updateMatter(ctx, {
    before: loaded.matter,
    after: applied.matter,
    events: applied.events,
    own: { table: 'requests', values: toColumns(applied.own, loaded.own) },
    parties: applied.parties,
  });
  await countRates(ctx, loaded, applied);
  return { ...applied, matter: stored as Applied['matter'] };
}
