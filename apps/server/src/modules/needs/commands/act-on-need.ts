import { forbidden, notFound } from '../../../kernel/errors.ts';
import { nextState } from '../../../kernel/flow.ts';
import type { Ctx } from '../../../platform/context.ts';
import { type Matter, staleVersion, updateMatter } from '../../matters/index.ts';
import type { NeedActionName, NeedResult } from '../contract.ts';
import { columnsOf, type NeedChange, type NeedInput, needDecisions } from '../domain/need.ts';
import { type NeedAction, needFlow } from '../flow.ts';
import { can } from '../policy.ts';
import { governedNeed, type LoadedNeed, loadNeeds } from '../queries/load-need.ts';
import { resultOf } from './insert-need.ts';
import { tellRequests } from './tell-requests.ts';

export type NeedActionInput = NeedInput & { version: number };

/** One action on a need: load, authorise, decide, store. The body has passed the action's schema. */
export async function actOnNeed(
  ctx: Ctx,
  name: NeedActionName,
  id: string,
  input: NeedActionInput,
): Promise<NeedResult> {
  const loaded = await loadNeeds(ctx, input.intoId ? [id, input.intoId] : [id], true);
  const need = loaded.find(({ matter }) => matter.id === id);
  if (!need) throw notFound();
  await authorize(ctx, name, need, input.version);
  const into = loaded.find(({ matter }) => matter.id === input.intoId);
  if (input.intoId && !(into && (await governedNeed(ctx, into)).inScope)) throw notFound();
  return resultOf(
    ctx,
    await moveNeed(ctx, name, need, input, into ? { id: into.matter.id, state: into.matter.state } : null),
  );
}

/** Unseen is not-found; seen but stale is a conflict; the state's own refusal comes before "not by you" only for who might in another state. */
export async function authorize(ctx: Ctx, name: NeedActionName, loaded: LoadedNeed, version: number): Promise<void> {
  const seen = await governedNeed(ctx, loaded);
  if (!can(ctx.actor, 'read', seen)) throw notFound();
  if (loaded.matter.version !== version) throw staleVersion(loaded.matter.version);
  if (can(ctx.actor, name, seen)) return;
  const elsewhere = needFlow.actions[name].from.some((state) => can(ctx.actor, name, { ...seen, state }));
  if (!elsewhere) throw forbidden();
  nextState(needFlow, loaded.matter.state, name, needFlow.actions[name].to?.[0]);
  throw forbidden();
}

/** What a step makes of a need that is locked; the caller has asked whether it may be taken. */
export async function moveNeed(
  ctx: Ctx,
  name: NeedAction,
  need: LoadedNeed,
  input: NeedInput = {},
  into: { id: string; state: LoadedNeed['matter']['state'] } | null = null,
): Promise<LoadedNeed> {
  const { id, state } = need.matter;
  const counts = await countsOf(ctx, id);
  const change = needDecisions[name](need.own, input, { id, state, personId: ctx.actor.personId, into, ...counts });
  const stored = await storeNeed(ctx, name, need, change);
  await tellRequests(ctx, name, stored, input);
  return stored;
}

async function countsOf({ tx }: Ctx, id: string): Promise<{ gathered: number; promises: number }> {
  const [row] = await tx.sql<{ gathered: number; promises: number }>(
    `select (select count(*)::int from needs where tenant_id = $1 and gathered_into = $2) as gathered,
       (select count(*)::int from promises where tenant_id = $1 and need_id = $2 and state in ('tentative', 'confirmed')) as promises`,
    [tx.tenantId, id],
  );
  return row ?? { gathered: 0, promises: 0 };
}

async function storeNeed(
  ctx: Ctx,
  name: NeedAction,
  { matter, own, partyIds }: LoadedNeed,
  change: NeedChange,
): Promise<LoadedNeed> {
  const row = needFlow.actions[name];
  const state = nextState(needFlow, matter.state, name, change.to);
  const { open } = needFlow.states[state];
  const after: Matter = { ...matter, state, open, closedAt: open ? null : ctx.now };
  const { number, holderId, placeId } = after;
  const stored = await updateMatter(ctx, {
    before: matter,
    after,
    events: [
      {
        kind: row.event,
        data: { number, state, holderId, placeId, ...change.data },
        ...(change.words && { words: change.words }),
      },
    ],
    own: { table: 'needs', values: columnsOf(change.own) },
    parties: [],
  });
  return {
    matter: stored as LoadedNeed['matter'],
    own: { ...own, ...change.own },
    partyIds,
  };
}
