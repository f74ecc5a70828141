import { forbidden, notFound } from '../../../kernel/errors.ts';
import { type Flow, nextState } from '../../../kernel/flow.ts';
import type { Ctx } from '../../../platform/context.ts';
import { attachFiles } from '../../files/index.ts';
import { staleVersion } from '../../matters/index.ts';
import { canOnChild, childAbilities, sideOf } from '../child-policy.ts';
import type { ChildResult } from '../contract-children.ts';
import { childDecisions, type ChildInput } from '../domain/child.ts';
import { type ChildKind, childFlows } from '../domain/child-flows.ts';
import { withoutFlags } from '../domain/flags.ts';
import type { Step } from '../domain/request.ts';
import { childrenOf, governedChild, type LoadedChild, lockChild } from '../queries/load-child.ts';
import { lockRequest } from '../queries/load-request.ts';
import { loadRules } from '../queries/rules.ts';
import { storeChild } from './store-child.ts';
import { storeSteps } from './store-steps.ts';

export type ChildActionInput = ChildInput & { version: number; files?: string[] };

/** One action on a helper's part or on the call of a department; its request hears of what has ended. */
export async function takeChildAction(
  ctx: Ctx,
  kind: ChildKind,
  action: string,
  id: string,
  input: ChildActionInput,
): Promise<ChildResult> {
  const child = await lockChild(ctx, kind, id);
  const side = await authorize(ctx, action, child, input.version);
  const decide = childDecisions[kind][action];
  if (!decide) throw new Error(`${kind} has no ${action}`);
  const change = decide({ kind, state: child.matter.state as never, own: child.own }, input, { now: ctx.now, side });
  const stored = await storeChild(ctx, child, change, toldUnit(child, action, side));
  // Proof belongs to the request, whose page shows it to the lead.
  if (input.files?.length)
    await attachFiles(
      ctx,
      child.parent.id,
      input.files.map((file) => ({ id: file })),
    );
  if (child.matter.open && !stored.matter.open) await gather(ctx, stored);
  return {
    id,
    number: stored.matter.number,
    state: stored.matter.state,
    version: stored.matter.version,
    dueAt: stored.matter.dueAt?.toISOString() ?? null,
    parentId: stored.matter.parentId,
    abilities: childAbilities(ctx.actor, await governedChild(ctx, stored)),
  };
}

async function authorize(ctx: Ctx, action: string, child: LoadedChild, version: number): Promise<'caller' | 'called'> {
  const seen = await governedChild(ctx, child);
  if (!seen.inScope) throw notFound();
  if (child.matter.version !== version) throw staleVersion(child.matter.version);
  if (!canOnChild(ctx.actor, action, seen)) {
    const states = Object.keys(childFlows[child.kind].states);
    if (!states.some((state) => canOnChild(ctx.actor, action, { ...seen, state }))) throw forbidden();
    nextState(childFlows[child.kind] as Flow<string, string>, child.matter.state, action);
  }
  return sideOf(ctx.actor, seen) ?? 'called';
}

/** What the helper does, the lead should know; what the lead or the caller does, the unit that was asked. */
function toldUnit(child: LoadedChild, action: string, side: 'caller' | 'called'): string | null {
  const byUnit = action === 'rate' ? side === 'called' : ['sign', 'report-stage', 'return', 'report'].includes(action);
  const own = byUnit || (child.kind === 'co-task' && action === 'finish');
  return own ? (child.own.callerId ?? child.parent.leadId) : child.matter.leadId;
}

/** The request notes that a part of it has ended, and with the last one it is no longer joint or whistled. */
async function gather(ctx: Ctx, ended: LoadedChild): Promise<void> {
  const request = await lockRequest(ctx, ended.parent.id);
  if (!request.matter.open) return;
  const flag = ended.kind === 'co-task' ? 'joint' : 'whistled';
  const open = (await childrenOf(ctx, ended.kind, request.matter.id)).filter((child) => child.matter.open).length;
  const step: Step = {
    action: 'gather',
    ...(open === 0 && { matter: { flags: withoutFlags(request.matter, flag) } }),
    data: { part: ended.kind, unitId: ended.matter.leadId, outcome: ended.matter.state, open },
  };
  await storeSteps(ctx, request, [step], await loadRules(ctx, request.matter.lists));
}
