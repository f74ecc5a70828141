import { civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { Outcome } from '../contract.ts';

/** What a meeting decided on one item, for the module whose matter it is about. */
export interface Decided {
  itemId: string;
  meetingId: string;
  bodyName: string;
  title: string;
  heldOn: string;
  outcome: Outcome;
  decision: string;
  /** What the body may decide on: matters of its places, or of units that sat in the meeting. */
  placePaths: string[];
  unitIds: string[];
}

/** As it stands now, corrected or not; undefined where it has gone, or nothing is decided. */
export async function decisionOf({ tx, platform }: Ctx, itemId: string): Promise<Decided | undefined> {
  const [row] = await tx.sql<Omit<Decided, 'heldOn'> & { beginsAt: Date }>(
    `select i.id as "itemId", m.id as "meetingId", b.name as "bodyName", m.title, m.begins_at as "beginsAt", i.outcome, i.decision,
       array(select p.path from joint_body_places x join places p on p.tenant_id = x.tenant_id and p.id = x.place_id
         where x.tenant_id = b.tenant_id and x.body_id = b.id) as "placePaths",
       array(select w.unit_id from meeting_units w where w.tenant_id = m.tenant_id and w.meeting_id = m.id) as "unitIds"
     from meeting_items i join joint_meetings m on m.tenant_id = i.tenant_id and m.id = i.meeting_id
     join joint_bodies b on b.tenant_id = m.tenant_id and b.id = m.body_id
     where i.tenant_id = $1 and i.id = $2 and i.outcome is not null`,
    [tx.tenantId, itemId],
  );
  if (!row) return undefined;
  const { beginsAt, ...decided } = row;
  return { ...decided, heldOn: civilDateOf(beginsAt, platform.timezone) };
}

/** Nobody decides on a neighbour's matter by putting it on an agenda. */
export const mayDecideOn = (
  { placePaths, unitIds }: Pick<Decided, 'placePaths' | 'unitIds'>,
  matter: { placePath: string; unitId: string | null },
): boolean =>
  placePaths.some((path) => matter.placePath.startsWith(path)) ||
  (matter.unitId !== null && unitIds.includes(matter.unitId));
