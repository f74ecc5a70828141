import { forbidden, invalid, notFound } from '../../../kernel/errors.ts';
import { nextState } from '../../../kernel/flow.ts';
import type { Ctx } from '../../../platform/context.ts';
import { attachFiles } from '../../files/index.ts';
import {
  clockColumns,
  type Matter,
  moveClocks,
  reckonMatterClocks,
  staleVersion,
  updateMatter,
} from '../../matters/index.ts';
import { unitsInMemory } from '../../organizations/index.ts';
import { calendarOf } from '../../lists/index.ts';
import type { HazardActionName, HazardResult } from '../contract.ts';
import { columnsOf, type HazardChange, type HazardInput, hazardDecisions, limitOf } from '../domain/hazard.ts';
import { type HazardState, hazardFlow } from '../flow.ts';
import { can } from '../policy.ts';
import { keeperOf } from '../queries/keeper-of.ts';
import { governedHazard, type LoadedHazard, loadHazard } from '../queries/load-hazard.ts';
import { checkPhotos } from '../queries/photo-rule.ts';
import { resultOf } from './report-hazard.ts';

export type HazardActionInput = HazardInput & { version: number; files?: string[] };

/** One action on a hazard: load, authorise, decide, store. The body has passed the action's schema. */
export async function actOnHazard(
  ctx: Ctx,
  name: HazardActionName,
  id: string,
  input: HazardActionInput,
): Promise<HazardResult> {
  const loaded = await loadHazard(ctx, id, true);
  await authorize(ctx, name, loaded, input.version);
  if (input.unitId) await knownUnit(ctx, input.unitId);
  const files = input.files ?? [];
  await checkPhotos(ctx.tx, loaded.matter.category, files);
  const { matter, own } = loaded;
  const facts = {
    personId: ctx.actor.personId,
    keeperId: await keeperOf(ctx, matter.placeId),
    leadId: matter.leadId,
  };
  const stored = await storeHazard(ctx, name, loaded, hazardDecisions[name](own, input, facts));
  await attachFiles(
    ctx,
    id,
    files.map((file) => ({ id: file })),
  );
  return resultOf(ctx, stored);
}

/** Unseen is not-found; seen but stale is a conflict; the state's own refusal comes before "not by you" only for who might in another state. */
async function authorize(ctx: Ctx, name: HazardActionName, loaded: LoadedHazard, version: number): Promise<void> {
  const seen = await governedHazard(ctx, loaded);
  if (!can(ctx.actor, 'read', seen)) throw notFound();
  if (loaded.matter.version !== version) throw staleVersion(loaded.matter.version);
  if (can(ctx.actor, name, seen)) return;
  const elsewhere = hazardFlow.actions[name].from.some((state) => can(ctx.actor, name, { ...seen, state }));
  if (!elsewhere) throw forbidden();
  nextState(hazardFlow, loaded.matter.state, name);
}

async function knownUnit(ctx: Ctx, unitId: string): Promise<void> {
  const unit = (await unitsInMemory(ctx)).byId.get(unitId);
  if (!unit?.active)
    throw invalid('unknown-unit', '没有这个单位，请重新选择。', 'There is no such unit: choose again.', {
      field: 'unitId',
    });
}

async function storeHazard(
  ctx: Ctx,
  name: HazardActionName,
  { matter, own, partyIds }: LoadedHazard,
  change: HazardChange,
): Promise<LoadedHazard> {
  const row = hazardFlow.actions[name];
  const state: HazardState = nextState(hazardFlow, matter.state, name);
  const { open } = hazardFlow.states[state];
  const { calendar } = await calendarOf(ctx, matter.lists);
  const limits = {
    calendar,
    limitOf: () => (change.limitDays === undefined ? undefined : limitOf(change.limitDays)),
  };
  const clockLog = moveClocks(matter.clockLog, row.clocks ?? [], limits, ctx.now);
  const after: Matter = {
    ...matter,
    state,
    open,
    holderId: change.holderId === undefined ? matter.holderId : change.holderId,
    leadId: change.leadId ?? matter.leadId,
    closedAt: open ? null : ctx.now,
    clockLog,
    ...clockColumns(reckonMatterClocks(clockLog, calendar, ctx.now)),
  };
  const { number, holderId, leadId, placeId } = after;
  const stored = await updateMatter(ctx, {
    before: matter,
    after,
    events: [
      {
        kind: row.event,
        data: { number, state, holderId, leadId, placeId, ...change.data },
        ...(change.words && { words: change.words }),
      },
    ],
    own: { table: 'hazards', values: columnsOf(change.own) },
    parties: change.leadId ? [{ unitId: change.leadId, role: 'lead' }] : [],
  });
  return {
    matter: stored as LoadedHazard['matter'],
    own: { ...own, ...change.own },
    partyIds: change.leadId ? [...partyIds, change.leadId] : partyIds,
  };
}
