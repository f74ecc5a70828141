import type { Tx } from '../../../platform/database/database.ts';

/** A matter with the place it lies in, and its point (CGCS2000) when it has one. */
export interface MatterAt {
  id: string;
  placeId: string;
  lon: number | null;
  lat: number | null;
}

const COLUMNS = 'id, place_id as "placeId", lon, lat';

/** Open matters of a kind that lie in these places themselves, oldest first. */
export const openMattersAt = (tx: Tx, kind: string, placeIds: readonly string[]): Promise<MatterAt[]> =>
  tx.sql<MatterAt>(
    `select ${COLUMNS} from matters
     where tenant_id = $1 and kind = $2 and place_id = any($3::uuid[]) and open order by created_at, id`,
    [tx.tenantId, kind, placeIds],
  );

/** Matters of any kind that were registered in these places after an instant. */
export const mattersRegisteredSince = (tx: Tx, placeIds: readonly string[], since: Date): Promise<MatterAt[]> =>
  tx.sql<MatterAt>(
    `select ${COLUMNS} from matters
     where tenant_id = $1 and place_id = any($2::uuid[]) and created_at > $3 order by created_at, id`,
    [tx.tenantId, placeIds, since],
  );

/** Where a matter lies now; undefined when it is not there. */
export async function placeOfMatter(
  tx: Tx,
  id: string,
): Promise<{ placeId: string | null; open: boolean } | undefined> {
  const [row] = await tx.sql<{ placeId: string | null; open: boolean }>(
    'select place_id as "placeId", open from matters where tenant_id = $1 and id = $2',
    [tx.tenantId, id],
  );
  return row;
}
