import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';

export interface ActivityMove {
  id: string;
  from: string;
  to: string;
}

/** What is held in these places and not confirmed yet; what was cancelled may be taken up again. */
export const activitiesAt = (
  { tx }: Pick<Ctx, 'tx'>,
  placeIds: readonly string[],
): Promise<{ id: string; placeId: string }[]> =>
  tx.sql(
    `select id, place_id as "placeId" from activities
     where tenant_id = $1 and place_id = any($2::uuid[]) and state <> 'confirmed' order by id`,
    [tx.tenantId, placeIds],
  );

/** They are held elsewhere from now on, nobody is told; what was confirmed or has moved meanwhile stays. Gives those that went. */
export async function moveActivities(
  { tx, actor, now }: Ctx,
  moves: readonly ActivityMove[],
  regridId: string,
): Promise<ActivityMove[]> {
  if (moves.length === 0) return [];
  const moved = await tx.sql<ActivityMove>(
    `update activities a set place_id = m."to", version = a.version + 1
     from jsonb_to_recordset($2::jsonb) as m(id uuid, "from" uuid, "to" uuid)
     where a.tenant_id = $1 and a.id = m.id and a.place_id = m."from" and a.state <> 'confirmed' returning a.id, m."from", m."to"`,
    [tx.tenantId, JSON.stringify(moves)],
  );
  for (const { id, from, to } of moved)
    await emit(tx, actor, now, id, {
      kind: 'activity.place-moved',
      data: { fromPlaceId: from, toPlaceId: to, regridId },
    });
  return moved;
}
