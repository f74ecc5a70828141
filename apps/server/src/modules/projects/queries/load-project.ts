import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { inScope, type LoadedMatter, loadKind, unitIdsOf } from '../../matters/index.ts';
import { type ProjectOwn, projectPart, presentEffect } from '../domain/project.ts';
import type { ProjectState } from '../flow.ts';
import type { GovernedProject } from '../policy.ts';

export type LoadedProject = LoadedMatter<ProjectOwn, ProjectState>;

export const loadProjects = (ctx: Ctx, ids: readonly string[], lock = false): Promise<LoadedProject[]> =>
  loadKind<ProjectOwn, ProjectState>(ctx, projectPart, ids, lock);

/** Loads a project; `lock` keeps others from changing it until the transaction ends. Throws not-found. */
export async function loadProject(ctx: Ctx, id: string, lock = false): Promise<LoadedProject> {
  const [project] = await loadProjects(ctx, [id], lock);
  if (!project) throw notFound();
  return project;
}

/** The project as its policy sees it, for the caller of this context. */
export async function governedProject(ctx: Ctx, { matter, own, partyIds }: LoadedProject): Promise<GovernedProject> {
  const unitIds = await unitIdsOf(ctx);
  return {
    state: matter.state,
    inScope: inScope(ctx.actor, unitIds, { ...matter, partyIds }),
    plannedByUs: unitIds.includes(own.plannerId),
    ownedByUs: matter.leadId !== null && unitIds.includes(matter.leadId),
    helpedByUs: own.parts.some(({ unitId }) => unitId === ctx.actor.unitId),
    effectBy: presentEffect(own)?.reportedBy ?? null,
  };
}
