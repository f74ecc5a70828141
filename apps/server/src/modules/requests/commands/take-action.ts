import { conflict, forbidden, notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { attachFiles } from '../../files/index.ts';
import { staleVersion } from '../../matters/index.ts';
import type { ActionName } from '../contract-actions.ts';
import { decisions } from '../domain/decisions.ts';
import type { Facts } from '../domain/request.ts';
import { requestFlow } from '../flow.ts';
import { abilities, can, type Governed, statesOf } from '../policy.ts';
import { factsFor, type Named } from '../queries/facts.ts';
import { governed } from '../queries/governed.ts';
import { findRequest, lockRequest, type Loaded } from '../queries/load-request.ts';
import { loadRules } from '../queries/rules.ts';
import { applySteps } from './apply-steps.ts';
import type { Applied } from './store-steps.ts';
import { tellMaster } from './tell-master.ts';

export type ActionInput = Named & { version: number; files?: string[] } & Record<string, unknown>;
export interface ActionResult {
  id: string;
  number: string;
  state: string;
  version: number;
  dueAt: string | null;
  abilities: string[];
}

/** One action of staff on a request: load, authorise, decide, store. The body has passed the action's schema. */
export async function takeAction(ctx: Ctx, name: ActionName, id: string, input: ActionInput): Promise<ActionResult> {
  const loaded = await lockRequest(ctx, id);
  const seen = await governed(ctx, loaded);
  authorize(ctx, name, seen, loaded, input.version);
  const applied = await decideAndStore(ctx, name, loaded, input);
  if (input.files?.length)
    await attachFiles(
      ctx,
      id,
      input.files.map((file) => ({ id: file })),
    );
  const after = await governed(ctx, {
    ...loaded,
    ...applied,
    partyIds: [...loaded.partyIds, ...applied.parties.map((party) => party.unitId)],
  });
  return resultOf(applied, abilities(ctx.actor, after));
}

/** Unseen is not-found; seen but stale is a conflict; in this state but not by you is forbidden; the flow says the rest. */
function authorize(ctx: Ctx, name: ActionName, seen: Governed, loaded: Loaded, version: number): void {
  if (!can(ctx.actor, 'read', seen)) throw notFound();
  if (loaded.matter.version !== version) throw staleVersion(loaded.matter.version);
  if (can(ctx.actor, name, seen)) return;
  const elsewhere = possibleInSomeState(ctx, name, seen);
  if (!elsewhere) throw forbidden();
  throw notNow(name, loaded);
}

/** By the right person, but not now: the state does not allow it, or what it would answer is not there. */
function notNow(name: ActionName, { matter }: Loaded): Error {
  const here = requestFlow.states[matter.state];
  return conflict(
    'not-in-this-state',
    `当前状态是「${here.zh}」，现在不能这样操作。请刷新后按最新情况处理。`,
    `It is now "${here.en}": this is not possible. Reload and go on from where it stands.`,
    { state: matter.state, action: name },
  );
}

/** Were it in the right state, with what the action answers, might the actor do it? Then the flow's own error says what is wrong. */
const possibleInSomeState = (ctx: Ctx, name: ActionName, seen: Governed): boolean =>
  statesOf(name).some((state) =>
    can(ctx.actor, name, { ...seen, state, flags: ['urged', 'linked'], ask: seen.ask ?? { level: 1, persons: [] } }),
  );

async function decideAndStore(ctx: Ctx, name: ActionName, loaded: Loaded, input: ActionInput): Promise<Applied> {
  const rules = await loadRules(ctx, loaded.matter.lists);
  if (input.masterId) await seeMaster(ctx, input.masterId);
  const facts = await factsFor(ctx, loaded, rules, input);
  refuseHandlerOfMaster(ctx, name, facts);
  const steps = decisions[name]({ matter: loaded.matter, own: loaded.own }, input as never, facts);
  const applied = await applySteps(ctx, loaded, steps, rules);
  if (facts.master) await tellMaster(ctx, name, loaded, applied);
  return applied;
}

/** Nobody merges into what they may not see. */
async function seeMaster(ctx: Ctx, masterId: string): Promise<void> {
  if (!can(ctx.actor, 'read', await governed(ctx, await findRequest(ctx, masterId)))) throw notFound();
}

/** Who handled the master handled what follows it as well (invariant 4). */
function refuseHandlerOfMaster({ actor }: Ctx, name: ActionName, { master }: Facts): void {
  if (name === 'follow-up' && master && actor.personId !== null && master.own.handledBy.includes(actor.personId))
    throw forbidden();
}

export const resultOf = ({ matter }: Pick<Applied, 'matter'>, open: string[]): ActionResult => ({
  id: matter.id,
  number: matter.number,
  state: matter.state,
  version: matter.version,
  dueAt: matter.dueAt?.toISOString() ?? null,
  abilities: open,
});
