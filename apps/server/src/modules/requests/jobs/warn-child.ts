import type { Ctx } from '../../../platform/context.ts';
import { clockColumns, reckonMatterClocks, updateMatter } from '../../matters/index.ts';
import { childFacts } from '../commands/insert-children.ts';
import { storeChild } from '../commands/store-child.ts';
import { storeSteps } from '../commands/store-steps.ts';
import type { ChildKind } from '../domain/child-flows.ts';
import { withFlag } from '../domain/flags.ts';
import { childTables, type LoadedChild, lockChild } from '../queries/load-child.ts';
import { lockRequest } from '../queries/load-request.ts';
import { loadRules } from '../queries/rules.ts';

const OVER = 3;

/** The clock of a helper or of a called department has reached a warning; a call that nobody answered is a whistle that failed. */
export async function warnChild(ctx: Ctx, kind: ChildKind, id: string): Promise<void> {
  const child = await lockChild(ctx, kind, id);
  const { matter } = child;
  const { calendar } = await loadRules(ctx, matter.lists);
  const columns = clockColumns(reckonMatterClocks(matter.clockLog, calendar, ctx.now));
  const [clock] = columns.clocks;
  const level = clock?.warnLevel ?? 0;
  if (kind === 'whistle-call' && level === OVER && !matter.flags.includes('ignored')) return failWhistle(ctx, child);
  const data = { ...childFacts(matter, child.parent.number), stage: clock?.stage ?? '', level };
  await updateMatter(ctx, {
    before: matter,
    after: { ...matter, ...columns },
    events: level > matter.warnLevel ? [{ kind: `${kind}.limit-warned`, data }] : [],
    own: { table: childTables[kind].table, values: {} },
    parties: [],
  });
}

async function failWhistle(ctx: Ctx, child: LoadedChild): Promise<void> {
  await storeChild(
    ctx,
    child,
    { step: 'ignore', flag: 'ignored', data: { stage: 'report', level: OVER } },
    child.own.callerId,
  );
  const request = await lockRequest(ctx, child.parent.id);
  if (!request.matter.open) return;
  const step = {
    action: 'fail-whistle',
    matter: { flags: withFlag(request, 'whistle-failed') },
    data: { unitId: child.matter.leadId, part: child.matter.number },
  } as const;
  await storeSteps(ctx, request, [step], await loadRules(ctx, request.matter.lists));
}
