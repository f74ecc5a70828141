import { nextState, type Flow } from '../../../kernel/flow.ts';
import type { Ctx } from '../../../platform/context.ts';
import { clockColumns, type Matter, moveClocks, reckonMatterClocks, updateMatter } from '../../matters/index.ts';
import type { ChildChange } from '../domain/child.ts';
import { childFlows } from '../domain/child-flows.ts';
import { childColumns, childTables, type LoadedChild } from '../queries/load-child.ts';
import { loadRules } from '../queries/rules.ts';
import { childFacts } from './insert-children.ts';

/** Takes one step of a child's flow and stores it; `tell` names the unit that should hear of it besides the holder. */
export async function storeChild(
  ctx: Ctx,
  child: LoadedChild,
  change: ChildChange,
  tell?: string | null,
): Promise<LoadedChild> {
  const { matter, kind } = child;
  const flow = childFlows[kind] as Flow<string, string>;
  const row = flow.actions[change.step];
  if (!row) throw new Error(`${kind} has no ${change.step}`);
  const state = nextState(flow, matter.state, change.step);
  const open = flow.states[state]?.open ?? false;
  const { calendar } = await loadRules(ctx, matter.lists);
  const clockLog = moveClocks(matter.clockLog, row.clocks ?? [], { calendar, limitOf: () => undefined }, ctx.now);
  const flags = change.flag && !matter.flags.includes(change.flag) ? [...matter.flags, change.flag] : matter.flags;
  const ends = matter.open && !open;
  const after: Matter = {
    ...matter,
    state,
    open,
    flags,
    ...(ends && { holderId: null, closedAt: ctx.now }),
    clockLog,
    ...clockColumns(reckonMatterClocks(clockLog, calendar, ctx.now)),
  };
  const data = { ...childFacts(after, child.parent.number), ...(tell && { tell }), ...change.data };
  const stored = await updateMatter(ctx, {
    before: matter,
    after,
    events: [{ kind: row.event, data, ...(change.words && { words: change.words }) }],
    own: { table: childTables[kind].table, values: childColumns(kind, change.own ?? {}) },
    parties: [],
  });
  return { ...child, matter: stored, own: { ...child.own, ...change.own } };
}
