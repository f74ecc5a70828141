import { forbidden, invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { insertMatter, nextMatterNumber, newMatter } from '../../matters/index.ts';
import { placeChainInMemory } from '../../territory/index.ts';
import type { Static } from 'typebox';
import { calendarOf } from '../../lists/index.ts';
import type { DraftProject, ProjectResult } from '../contract.ts';
import { newParts } from '../domain/decisions.ts';
import { layMilestones } from '../domain/milestones.ts';
import { columnsOf, type ProjectOwn } from '../domain/project.ts';
import { projectFlow } from '../flow.ts';
import { abilitiesOf } from '../queries/abilities.ts';
import { knownUnits } from '../queries/known-units.ts';
import { governedProject, type LoadedProject } from '../queries/load-project.ts';
import { ownPlace } from '../queries/own-place.ts';
import { ownSources } from '../queries/own-sources.ts';
import { projectSettings } from '../queries/settings.ts';
import { linkSources } from './link-sources.ts';

/**
 * A new project before the unit that drafts it, with what it is made of. Throws forbidden without a unit, invalid:
 * unknown-type, unknown-place, unknown-unit, unit-twice, unknown-source, milestones-order,
 * milestones-end.
 */
export async function draftProject(ctx: Ctx, given: DraftProject): Promise<Static<typeof ProjectResult>> {
  const { now, actor } = ctx;
  const own = await checkDraft(ctx, given);
  const { number, sequence } = await nextMatterNumber(ctx);
  const { id: calendarId } = await calendarOf(ctx);
  const [place] = given.placeId ? await placeChainInMemory(ctx, given.placeId) : [];
  const matter = newMatter(now, {
    id: ctx.newId(),
    kind: projectFlow.kind,
    number,
    title: given.title.trim(),
    state: projectFlow.initial,
    category: given.type,
    source: given.sources?.[0]?.kind ?? 'plan',
    placeId: place?.id ?? null,
    placePath: place?.path ?? '/',
    holderId: own.plannerId,
    holderPath: actor.unitPath,
    leadId: given.ownerId ?? null,
    lists: { calendar: calendarId },
  });
  const { holderId, leadId, placeId } = matter;
  const data = { number, state: 'drafted', holderId, leadId, placeId, type: given.type, sources: given.sources ?? [] };
  const helpers = own.parts.map(({ unitId }) => unitId);
  const stored = await insertMatter(ctx, {
    matter,
    sequence,
    searchText: `${matter.title} ${own.content}`,
    events: [{ kind: 'project.drafted', data }],
    own: { table: 'projects', values: columnsOf(own) },
    parties: [
      { unitId: own.plannerId, role: 'supervisor' },
      ...(leadId ? [{ unitId: leadId, role: 'lead' as const }] : []),
      ...helpers.map((unitId) => ({ unitId, role: 'assisting' as const })),
    ],
  });
  await linkSources(ctx, matter.id, given.sources ?? []);
  return resultOf(ctx, {
    matter: stored as LoadedProject['matter'],
    own,
    partyIds: [own.plannerId, ...(leadId ? [leadId] : []), ...helpers],
  });
}

async function checkDraft(ctx: Ctx, given: DraftProject): Promise<ProjectOwn> {
  const { unitId } = ctx.actor;
  if (unitId === null) throw forbidden();
  const { types } = await projectSettings(ctx);
  if (!types.some(({ code }) => code === given.type))
    throw invalid('unknown-type', '没有这个项目类型，请重新选择。', 'There is no such type: choose again.', {
      field: 'type',
    });
  if (given.placeId) await ownPlace(ctx, given.placeId);
  await ownSources(ctx, given.sources ?? []);
  await knownUnits(ctx, given.ownerId ? [given.ownerId] : [], 'ownerId');
  await knownUnits(
    ctx,
    (given.parts ?? []).map((part) => part.unitId),
    'parts',
  );
  return ownOf(ctx, given, unitId);
}

const ownOf = (ctx: Ctx, given: DraftProject, plannerId: string): ProjectOwn => ({
  plannerId,
  draftedBy: ctx.actor.personId,
  content: given.content.trim(),
  budgetAmount: given.budget?.amount ?? null,
  budgetSource: given.budget?.source?.trim() ?? '',
  budgetText: given.budget?.text?.trim() ?? '',
  decision: null,
  call: null,
  claims: [],
  parts: newParts(given.parts ?? []),
  milestones: given.milestones ? layMilestones([], given.milestones, () => ctx.newId()) : [],
  reports: [],
  effects: [],
  percent: 0,
  round: 1,
  recheckOn: null,
  startedOn: null,
  finishedOn: null,
  stopReason: null,
});

export async function resultOf(ctx: Ctx, project: LoadedProject): Promise<Static<typeof ProjectResult>> {
  const { id, number, state, version, dueAt } = project.matter;
  return {
    id,
    number,
    state,
    percent: project.own.percent,
    version,
    dueAt: dueAt?.toISOString() ?? null,
    abilities: abilitiesOf(ctx, project, await governedProject(ctx, project)),
  };
}
