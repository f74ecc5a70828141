import { forbidden, invalid, notFound } from '../../../kernel/errors.ts';
import { nextState } from '../../../kernel/flow.ts';
import type { Ctx } from '../../../platform/context.ts';
import { attachFiles } from '../../files/index.ts';
import { staleVersion } from '../../matters/index.ts';
import { unitsInMemory } from '../../organizations/index.ts';
import type { ActionName } from '../contract-actions.ts';
import { adjudicate, dispatch, giveBack, reassign } from '../domain/dispatching.ts';
import { closeRequest, followUp, rehandle, reopen, rework, verify } from '../domain/following-up.ts';
import { ask, contact, reply, sign, supply } from '../domain/handling.ts';
import { accept, answer, decline, file, voidRequest } from '../domain/intake.ts';
import type { Facts, Request, Step } from '../domain/request.ts';
import { requestFlow } from '../flow.ts';
import { abilities, can, type Governed } from '../policy.ts';
import { governed } from '../queries/governed.ts';
import { lockRequest, type Loaded } from '../queries/load-request.ts';
import { dutyClauseFor, loadRules } from '../queries/rules.ts';
import { requestSettings } from '../queries/settings.ts';
import { type Applied, applySteps } from './apply-steps.ts';

export type ActionInput = { version: number; unitId?: string; category?: string; files?: string[] } & Record<
  string,
  unknown
>;
type Decision = (request: Request, input: never, facts: Facts) => Step[];

/** What each action decides; the flow says when, the policy who. */
const decisions: Record<ActionName, Decision> = {
  accept,
  decline,
  answer,
  file,
  void: voidRequest,
  dispatch,
  sign,
  ask,
  supply,
  return: giveBack,
  adjudicate,
  reassign,
  contact,
  reply,
  verify,
  rework,
  'follow-up': followUp,
  close: closeRequest,
  rehandle,
  reopen,
};

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
  nextState(requestFlow, loaded.matter.state, name); // throws: a decision is asked only where the flow allows it
}

/** Were it in the right state, might the actor do it? Then the flow's own error says what is wrong. */
const possibleInSomeState = (ctx: Ctx, name: ActionName, seen: Governed): boolean =>
  (
    [
      'registered',
      'need-info',
      'accepted',
      'filed',
      'dispatched',
      'returned',
      'handling',
      'replied',
      'verified',
      'followed-up',
      'closed',
    ] as const
  ).some((state) => state !== seen.state && can(ctx.actor, name, { ...seen, state }));

async function decideAndStore(ctx: Ctx, name: ActionName, loaded: Loaded, input: ActionInput): Promise<Applied> {
  const rules = await loadRules(ctx, loaded.matter.lists);
  const unit = input.unitId ? await receivingUnit(ctx, input.unitId) : undefined;
  const category = input.category ?? loaded.matter.category;
  const clause = unit && category ? await dutyClauseFor(ctx, rules, loaded.matter, category, unit.id) : undefined;
  const facts: Facts = { actor: ctx.actor, now: ctx.now, rules, settings: await requestSettings(ctx), unit, clause };
  const steps = decisions[name]({ matter: loaded.matter, own: loaded.own }, input as never, facts);
  return applySteps(ctx, loaded, steps, rules);
}

async function receivingUnit(ctx: Ctx, unitId: string) {
  const unit = (await unitsInMemory(ctx)).byId.get(unitId);
  if (!unit?.active) {
    throw invalid(
      'unknown-unit',
      '这个单位不存在或已停用，请重新选择承办单位。',
      'This unit does not exist or is closed: choose another.',
      { field: 'unitId' },
    );
  }
  return unit;
}

export const resultOf = ({ matter }: Pick<Applied, 'matter'>, open: string[]): ActionResult => ({
  id: matter.id,
  number: matter.number,
  state: matter.state,
  version: matter.version,
  dueAt: matter.dueAt?.toISOString() ?? null,
  abilities: open,
});
