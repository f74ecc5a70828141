import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { forgetUnits } from '../queries/units-in-memory.ts';

/** A unit that serves a place, as somebody sees it who redraws the places. */
export interface UnitAt {
  id: string;
  name: string;
  placeId: string;
}

/** Open units that serve these places themselves. */
export const unitsAt = ({ tx }: Pick<Ctx, 'tx'>, placeIds: readonly string[]): Promise<UnitAt[]> =>
  tx.sql<UnitAt>(
    `select id, name, place_id as "placeId" from units
     where tenant_id = $1 and active and place_id = any($2::uuid[]) order by code collate "C"`,
    [tx.tenantId, placeIds],
  );

/** Units serve another place from now on, because places were merged, split or restored, which is decided there. */
export async function moveUnits(
  ctx: Ctx,
  moves: readonly { id: string; placeId: string }[],
  cause: string,
): Promise<void> {
  const { tx, actor, now } = ctx;
  for (const { id, placeId } of moves) {
    const moved = await tx.sql(
      `update units set place_id = $3, version = version + 1
       where tenant_id = $1 and id = $2 and place_id is distinct from $3 returning id`,
      [tx.tenantId, id, placeId],
    );
    if (moved.length === 0) continue;
    await emit(tx, actor, now, id, { kind: 'unit.updated', data: { fields: ['place_id'], placeId, regridId: cause } });
  }
  if (moves.length > 0) forgetUnits(ctx);
}
