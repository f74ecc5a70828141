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
  /** The body's own area. */
  placePaths: string[];
  /** The unit whose people put it on the agenda, where that unit had a seat in the body on the day of the meeting. */
  broughtBy: string | null;
}

/** As it stands now, corrected or not; undefined where it has gone, or nothing is decided. */
export async function decisionOf({ tx, platform }: Ctx, itemId: string): Promise<Decided | undefined> {
  const [row] = await tx.sql<Omit<Decided, 'heldOn'> & { beginsAt: Date }>(
    `select i.id as "itemId", m.id as "meetingId", b.name as "bodyName", m.title, m.begins_at as "beginsAt", i.outcome, i.decision,
       array(select p.path from joint_body_places x join places p on p.tenant_id = x.tenant_id and p.id = x.place_id
         where x.tenant_id = b.tenant_id and x.body_id = b.id) as "placePaths",
       (select s.unit_id from body_seats s where s.tenant_id = b.tenant_id and s.body_id = b.id and s.unit_id = i.brought_by
          and s.from_on <= (m.begins_at at time zone $3)::date
          and (s.until_on is null or s.until_on >= (m.begins_at at time zone $3)::date) limit 1) as "broughtBy"
     from meeting_items i join joint_meetings m on m.tenant_id = i.tenant_id and m.id = i.meeting_id
     join joint_bodies b on b.tenant_id = m.tenant_id and b.id = m.body_id
     where i.tenant_id = $1 and i.id = $2 and i.outcome is not null`,
    [tx.tenantId, itemId, platform.timezone],
  );
  if (!row) return undefined;
  const { beginsAt, ...decided } = row;
  return { ...decided, heldOn: civilDateOf(beginsAt, platform.timezone) };
}

/**
 * A body decides on what lies in its own area; outside of it only on what belongs to one of its members and that member's own
 * people brought. Having a unit at the table says nothing about all that the unit does elsewhere.
 */
export const mayDecideOn = (
  { placePaths, broughtBy }: Pick<Decided, 'placePaths' | 'broughtBy'>,
  matter: { placePath: string; unitId: string | null },
): boolean =>
  placePaths.some((path) => matter.placePath.startsWith(path)) ||
  (matter.unitId !== null && matter.unitId === broughtBy);
