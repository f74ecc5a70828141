import type { Static } from 'typebox';
import { conflict, forbidden, notFound } from '../../../kernel/errors.ts';
import { nextState } from '../../../kernel/flow.ts';
import { civilDateOf } from '../../../kernel/time.ts';
import { holds } from '../../../kernel/actor.ts';
import type { Ctx } from '../../../platform/context.ts';
import { attachFiles } from '../../files/index.ts';
import {
  clockColumns,
  type Matter,
  moveClocks,
  type Party,
  reckonMatterClocks,
  staleVersion,
  updateMatter,
} from '../../matters/index.ts';
import { unitsInMemory } from '../../organizations/index.ts';
import { calendarOf } from '../../lists/index.ts';
import type { ProjectResult } from '../contract-actions.ts';
import { clockMoves, daysOf } from '../domain/clock-moves.ts';
import { callDecisions } from '../domain/decisions-call.ts';
import { workDecisions } from '../domain/decisions-work.ts';
import {
  type Decide,
  effectDecisions,
  planningDecisions,
  type ProjectChange,
  type ProjectInput,
} from '../domain/decisions.ts';
import { columnsOf, presentEffect, type ProjectOwn } from '../domain/project.ts';
import { type ProjectAction, type ProjectState, projectFlow } from '../flow.ts';
import { can } from '../policy.ts';
import { knownUnits } from '../queries/known-units.ts';
import { governedProject, type LoadedProject, loadProject } from '../queries/load-project.ts';
import { ownSources } from '../queries/own-sources.ts';
import { projectSettings } from '../queries/settings.ts';
import { resultOf } from './draft-project.ts';
import { linkSources } from './link-sources.ts';
import { tellSources, type ToldProject, type ToldStep } from './tell-sources.ts';

const decisions: Record<ProjectAction, Decide> = {
  ...planningDecisions,
  ...callDecisions,
  ...workDecisions,
  ...effectDecisions,
};

export type ProjectActionInput = ProjectInput & { version?: number };

/** One action on a project: load, authorise, decide, store, tell. The body has passed the action's schema. */
export async function actOnProject(
  ctx: Ctx,
  name: ProjectAction,
  id: string,
  input: ProjectActionInput,
): Promise<Static<typeof ProjectResult>> {
  const loaded = await loadProject(ctx, id, true);
  await authorize(ctx, name, loaded, input.version);
  await ownSources(ctx, input.sources ?? []);
  return resultOf(ctx, await carryOut(ctx, name, loaded, input));
}

/** What an action makes of a project that is locked; the caller has asked whether it may be taken. */
export async function carryOut(
  ctx: Ctx,
  name: ProjectAction,
  loaded: LoadedProject,
  input: ProjectInput,
): Promise<LoadedProject> {
  const { id } = loaded.matter;
  if (name === 'assign' && input.unitId) await knownUnits(ctx, [input.unitId], 'unitId');
  await knownUnits(
    ctx,
    (input.parts ?? []).map(({ unitId }) => unitId),
    'parts',
  );
  const settings = await projectSettings(ctx);
  const { actor, now, platform } = ctx;
  const change = decisions[name](loaded.own, input, {
    state: loaded.matter.state,
    personId: actor.personId,
    unitId: actor.unitId,
    leadId: loaded.matter.leadId,
    today: civilDateOf(now, platform.timezone),
    now,
    recheckAfterDays: settings.recheckAfterDays,
    newId: () => ctx.newId(),
  });
  const stored = await storeProject(ctx, name, loaded, change, settings.recheckWithinDays);
  await attachFiles(
    ctx,
    id,
    (input.files ?? []).map((file) => ({ id: file })),
  );
  await linkSources(ctx, id, change.sources ?? []);
  const step = stepOf(name, loaded.matter.state, stored.matter.state);
  if (step) await tellSources(ctx, toldProject(stored, step, input.reason));
  return stored;
}

/** Of which step the sources hear; undefined where nothing changed for them. */
function stepOf(name: ProjectAction, from: ProjectState, to: ProjectState): ToldStep | undefined {
  if (name === 'rebound') return 'rebounded';
  if (from === to || to === 'drafted' || to === 'calling' || to === 'done') return undefined;
  return name === 'withdraw-call' ? undefined : to;
}

function toldProject({ matter, own }: LoadedProject, step: ToldStep, reason?: string): ToldProject {
  const { id, number, title } = matter;
  const effect = presentEffect(own);
  return {
    id,
    number,
    title,
    step,
    effect: effect ? { after: effect.published ? effect.after : null, reportedBy: effect.reportedBy } : null,
    reason: reason?.trim() || null,
  };
}

/** Unseen is not-found; seen but stale is a conflict; the state's own refusal comes before "not by you" only for who might in another state. */
async function authorize(ctx: Ctx, name: ProjectAction, loaded: LoadedProject, version?: number): Promise<void> {
  const { matter, own } = loaded;
  const seen = await governedProject(ctx, loaded);
  if (name === 'claim' && own.call && matter.state !== 'calling' && holds(ctx.actor, 'project.claim'))
    throw await taken(ctx, loaded);
  if (!can(ctx.actor, 'read', seen)) throw notFound();
  if (version !== undefined && matter.version !== version) throw staleVersion(matter.version);
  if (can(ctx.actor, name, seen)) return;
  if (name === 'publish' && can(ctx.actor, name, { ...seen, effectBy: null })) throw ownEffect();
  const elsewhere = projectFlow.actions[name].from.some((state) => can(ctx.actor, name, { ...seen, state }));
  if (!elsewhere) throw forbidden();
  nextState(projectFlow, matter.state, name);
}

const ownEffect = (): Error =>
  conflict(
    'second-person-needed',
    '报实效的人不能自己审定，请另一位同事核对后审定。',
    'Whoever reported the effect does not settle it: ask a colleague to look at it.',
  );

/** Whoever comes too late is told who was first. */
async function taken(ctx: Ctx, { own }: LoadedProject): Promise<Error> {
  const winner = own.claims.find(({ state }) => state === 'won')?.unitId;
  const name = winner === undefined ? undefined : (await unitsInMemory(ctx)).byId.get(winner)?.name;
  if (name === undefined)
    return conflict('call-closed', '揭榜已截止，不能再揭榜。', 'The call has closed: nobody can claim it any more.');
  return conflict('call-taken', `已由${name}揭榜，本次没有揭到。`, `${name} has claimed it; this claim did not win.`, {
    unitId: winner,
  });
}

async function storeProject(
  ctx: Ctx,
  name: ProjectAction,
  { matter, own, partyIds }: LoadedProject,
  change: ProjectChange,
  recheckWithinDays: number,
): Promise<LoadedProject> {
  const row = projectFlow.actions[name];
  const state = nextState(projectFlow, matter.state, name, change.to);
  const { open } = projectFlow.states[state];
  const ownAfter = { ...own, ...change.own };
  const { calendar } = await calendarOf(ctx, matter.lists);
  const { moves, limitOf } = clockMoves(
    daysOf(matter.state, own, recheckWithinDays),
    daysOf(state, ownAfter, recheckWithinDays),
    civilDateOf(ctx.now, ctx.platform.timezone),
  );
  const clockLog = moveClocks(matter.clockLog, moves, { calendar, limitOf }, ctx.now);
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
  const parties: Party[] = [
    ...(change.leadId ? [{ unitId: change.leadId, role: 'lead' as const }] : []),
    ...(change.helpers ?? []).map((unitId) => ({ unitId, role: 'assisting' as const })),
  ];
  const { number, holderId, leadId, placeId } = after;
  const facts = { number, state, holderId, leadId, placeId };
  const stored = await updateMatter(ctx, {
    before: matter,
    after,
    events: [
      {
        kind: row.event,
        data: { ...facts, ...toldUnits(name, ownAfter, leadId), ...change.data },
        ...(change.words && { words: change.words }),
      },
      // Each unit whose claim lost is told of itself only.
      ...(change.lost ?? []).map((unitId) => ({
        kind: 'project.claim-lost',
        data: { number, state, placeId, claimantId: unitId, tell: unitId },
      })),
    ],
    own: { table: 'projects', values: columnsOf(change.own) },
    parties,
  });
  return {
    matter: stored as LoadedProject['matter'],
    own: ownAfter,
    partyIds: [...partyIds, ...parties.map(({ unitId }) => unitId)],
  };
}

/** Who hears of an action besides the unit that must act next. */
function toldUnits(name: ProjectAction, own: ProjectOwn, leadId: string | null): { tell?: (string | null)[] } {
  const helpers = own.parts.map(({ unitId }) => unitId);
  switch (name) {
    case 'claim':
      return { tell: [own.plannerId, ...(leadId ? helpers : [])] };
    case 'choose':
    case 'assign':
      return { tell: helpers };
    case 'reach':
    case 'finish':
      return { tell: [own.plannerId] };
    case 'publish':
    case 'recheck':
    case 'rebound':
    case 'stop':
      return { tell: [own.plannerId, leadId, ...helpers] };
    default:
      return {};
  }
}
