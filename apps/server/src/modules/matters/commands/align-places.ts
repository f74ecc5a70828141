import type { Platform } from '../../../platform/context.ts';
import type { StoredEvent } from '../../../platform/events.ts';

const PLACES = 20;
const MATTERS = 500;

/** Places below the path, the next ones after an id: small portions, so that no transaction is long. */
const NEXT_PLACES = `select id from places where tenant_id = $1 and ($2::text is null or starts_with(path, $2))
  and ($3::uuid is null or id > $3) order by id limit ${PLACES}`;

/** Only rows that differ are written, so what is done already costs a look. The version stays: no person changed anything. */
const ALIGN = `with late as (
    select m.id, p.path from matters m join places p on p.tenant_id = m.tenant_id and p.id = m.place_id
    where m.tenant_id = $1 and m.place_id = any($2::uuid[]) and m.place_path <> p.path
    order by m.id limit ${MATTERS} for update of m
  )
  update matters m set place_path = late.path from late where m.tenant_id = $1 and m.id = late.id returning m.id`;

/**
 * Makes the path of every matter at or below a place (at all places: null) that of its place again, a batch a
 * transaction. Cut off anywhere, it may simply be called again. Returns how many were brought up to date.
 */
export async function alignPlaces({ db }: Platform, tenantId: number, below: string | null): Promise<number> {
  let aligned = 0;
  for (let after: string | null = null; ; ) {
    const places: { id: string }[] = await db.read(tenantId, (tx) => tx.sql(NEXT_PLACES, [tenantId, below, after]));
    const ids = places.map(({ id }) => id);
    for (let batch = MATTERS; batch === MATTERS; aligned += batch) {
      const rows = await db.transaction(tenantId, (tx) => tx.sql(ALIGN, [tenantId, ids]));
      batch = rows.length;
    }
    if (ids.length < PLACES) return aligned;
    after = ids.at(-1) ?? null;
  }
}

/** Hears that a place was hung elsewhere in the tree, or that a table of divisions was read in. */
export async function followPlaces(platform: Platform, event: StoredEvent): Promise<void> {
  const { toPath, what } = event.data;
  if (event.kind === 'places.imported' && what !== 'divisions') return;
  const below = typeof toPath === 'string' ? toPath : null;
  const matters = await alignPlaces(platform, event.tenantId, below);
  if (matters > 0) platform.log.info('matters follow their places', { tenant: event.tenantId, matters });
}

/** Every night: also what was registered in the moment of a move, by a process that had not heard of it yet. */
export async function alignAllPlaces(platform: Platform): Promise<void> {
  const { rows } = await platform.db.owner.query<{ id: number }>('select id from tenants');
  for (const { id } of rows) {
    const matters = await alignPlaces(platform, id, null);
    if (matters > 0) platform.log.info('matters had stayed behind their places', { tenant: id, matters });
  }
}
