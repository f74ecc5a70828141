import { notFound } from '../../../kernel/errors.ts';
import type { WorkingCalendar } from '../../../kernel/working-calendar.ts';
import type { Ctx } from '../../../platform/context.ts';
import { currentLists, listVersion } from '../../lists/index.ts';
import { inScope, type Matter, type MatterSelected, matterSelect, toMatter, unitIdsOf } from '../../matters/index.ts';
import { ownSelect, presentEffect, type ProjectOwn, projectColumns } from '../domain/project.ts';
import type { ProjectState } from '../flow.ts';
import type { GovernedProject } from '../policy.ts';

/** A project as it is stored: the shared matter, its own part, and the units that have to do with it. */
export interface LoadedProject {
  matter: Matter & { state: ProjectState };
  own: ProjectOwn;
  partyIds: string[];
}

const SELECT = `select ${matterSelect}, ${ownSelect}
  from matters m join projects j on j.tenant_id = m.tenant_id and j.id = m.id
  left join units h on h.tenant_id = m.tenant_id and h.id = m.holder_id
  where m.tenant_id = $1 and m.id = $2`;

/** Loads a project; `lock` keeps others from changing it until the transaction ends. Throws not-found. */
export async function loadProject({ tx }: Ctx, id: string, lock = false): Promise<LoadedProject> {
  const [row] = await tx.sql<MatterSelected & ProjectOwn>(`${SELECT}${lock ? ' for no key update of m, j' : ''}`, [
    tx.tenantId,
    id,
  ]);
  if (!row) throw notFound();
  const fields = Object.keys(projectColumns) as (keyof ProjectOwn)[];
  return {
    matter: toMatter(row) as LoadedProject['matter'],
    own: Object.fromEntries(fields.map((field) => [field, row[field]])) as unknown as ProjectOwn,
    partyIds: row.party_ids,
  };
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

/** The working calendar a project began with; that in force for a new one. */
export async function calendarOf(
  { tx }: Ctx,
  lists?: Record<string, string>,
): Promise<{ id: string; calendar: WorkingCalendar }> {
  const known = lists?.calendar === undefined ? undefined : await listVersion(tx, lists.calendar);
  const version = known ?? (await currentLists(tx)).calendar;
  const calendar = version.items[0] as WorkingCalendar | undefined;
  if (!calendar) throw new Error('the tenant has no working calendar in force');
  return { id: version.id, calendar };
}
