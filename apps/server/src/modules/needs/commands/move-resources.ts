import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';

export interface ResourceAt {
  id: string;
  placeId: string;
}
export interface ResourceMove {
  id: string;
  from: string;
  to: string;
}

/** What is given in these places, open or closed: a closed one may be opened again. */
export const resourcesAt = ({ tx }: Pick<Ctx, 'tx'>, placeIds: readonly string[]): Promise<ResourceAt[]> =>
  tx.sql<ResourceAt>(
    'select id, place_id as "placeId" from resources where tenant_id = $1 and place_id = any($2::uuid[]) order by id',
    [tx.tenantId, placeIds],
  );

/** They are given elsewhere from now on; one that has moved meanwhile stays. Gives those that went. */
export async function moveResources(
  { tx, actor, now }: Ctx,
  moves: readonly ResourceMove[],
  cause: string,
): Promise<ResourceMove[]> {
  if (moves.length === 0) return [];
  const moved = await tx.sql<ResourceMove & { unitId: string }>(
    `update resources r set place_id = m."to", version = r.version + 1, updated_at = $3
     from jsonb_to_recordset($2::jsonb) as m(id uuid, "from" uuid, "to" uuid)
     where r.tenant_id = $1 and r.id = m.id and r.place_id = m."from" returning r.id, m."from", m."to", r.unit_id as "unitId"`,
    [tx.tenantId, JSON.stringify(moves), now],
  );
  for (const { id, from, to, unitId } of moved)
    await emit(tx, actor, now, id, {
      kind: 'resource.moved',
      data: { unitId, fromPlaceId: from, toPlaceId: to, regridId: cause },
    });
  return moved.map(({ id, from, to }) => ({ id, from, to }));
}
