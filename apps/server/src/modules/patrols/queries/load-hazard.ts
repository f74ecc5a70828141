import { notFound } from '../../../kernel/errors.ts';
import type { WorkingCalendar } from '../../../kernel/working-calendar.ts';
import type { Ctx } from '../../../platform/context.ts';
import { currentLists, listVersion } from '../../lists/index.ts';
import { inScope, type Matter, type MatterSelected, matterSelect, toMatter, unitIdsOf } from '../../matters/index.ts';
import { type HazardOwn, hazardColumns, ownSelect } from '../domain/hazard.ts';
import type { HazardState } from '../flow.ts';
import type { GovernedHazard } from '../policy.ts';

/** A hazard as it is stored: the shared matter, its own part, and the units that have had to do with it. */
export interface LoadedHazard {
  matter: Matter & { state: HazardState };
  own: HazardOwn;
  partyIds: string[];
}

const SELECT = `select ${matterSelect}, ${ownSelect}
  from matters m join hazards z on z.tenant_id = m.tenant_id and z.id = m.id
  left join units h on h.tenant_id = m.tenant_id and h.id = m.holder_id
  where m.tenant_id = $1 and m.id = $2`;

/** Loads a hazard; `lock` keeps others from changing it until the transaction ends. Throws not-found. */
export async function loadHazard({ tx }: Ctx, id: string, lock = false): Promise<LoadedHazard> {
  const [row] = await tx.sql<MatterSelected & HazardOwn>(`${SELECT}${lock ? ' for no key update of m, z' : ''}`, [
    tx.tenantId,
    id,
  ]);
  if (!row) throw notFound();
  const fields = Object.keys(hazardColumns) as (keyof HazardOwn)[];
  return {
    matter: toMatter(row) as LoadedHazard['matter'],
    own: Object.fromEntries(fields.map((field) => [field, row[field]])) as unknown as HazardOwn,
    partyIds: row.party_ids,
  };
}

/** The hazard as its policy sees it, for the caller of this context. */
export async function governedHazard(ctx: Ctx, { matter, own, partyIds }: LoadedHazard): Promise<GovernedHazard> {
  const unitIds = await unitIdsOf(ctx);
  return {
    state: matter.state,
    inScope: inScope(ctx.actor, unitIds, { ...matter, partyIds }),
    heldByUs: matter.holderId !== null && unitIds.includes(matter.holderId),
    reportedBy: own.reportedBy,
    handledBy: own.handledBy,
  };
}

/** The working calendar a hazard began with; that in force for a new one. */
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
