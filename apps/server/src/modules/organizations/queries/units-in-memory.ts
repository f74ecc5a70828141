import type { Ctx } from '../../../platform/context.ts';
import type { Database, Tx } from '../../../platform/database/database.ts';
import type { UnitKind } from '../contract.ts';
import type { UnitTable } from '../tables.ts';
import { refOf, type UnitRef } from './unit-rows.ts';

interface Directory {
  byId: ReadonlyMap<string, UnitRef>;
  byCode: ReadonlyMap<string, UnitRef>;
  /** Open units by the place they serve, the smaller code first. */
  byPlace: ReadonlyMap<string, readonly UnitRef[]>;
  /** All, parents before children. */
  all: readonly UnitRef[];
  /** Ids of a unit and all below it, by its path; filled as they are asked for. */
  subtrees: Map<string, readonly string[]>;
}

// Another process's change is seen within this time, this one's at once.
const FRESH_MS = 1000;
const kept = new WeakMap<Database, Map<number, { directory: Directory; until: number }>>();
// Counts changes of this process, so that what was read before one is not kept after it.
let changes = 0;

type Memory = Pick<Ctx, 'tx' | 'platform'>;

/** The tenant's units from memory: what every dispatch looks up costs no query. */
export async function unitsInMemory({ tx, platform }: Memory): Promise<Directory> {
  let tenants = kept.get(platform.db);
  if (!tenants) {
    tenants = new Map();
    kept.set(platform.db, tenants);
  }
  const known = tenants.get(tx.tenantId);
  if (known && known.until > performance.now()) return known.directory;
  const before = changes;
  const directory = await read(tx);
  if (before === changes) tenants.set(tx.tenantId, { directory, until: performance.now() + FRESH_MS });
  return directory;
}

/** After a change of the units of a tenant: at once for those who ask now, and again when it is committed. */
export function forgetUnits({ tx, platform }: Memory): void {
  const forget = (): void => {
    changes += 1;
    kept.get(platform.db)?.delete(tx.tenantId);
  };
  forget();
  tx.afterCommit(forget);
}

async function read(tx: Tx): Promise<Directory> {
  const rows = await tx.sql<UnitTable>('select * from units where tenant_id = $1 order by path', [tx.tenantId]);
  const all = rows.map(refOf);
  const byPlace = new Map<string, UnitRef[]>();
  for (const unit of all) {
    if (!unit.active || unit.placeId === null) continue;
    const here = byPlace.get(unit.placeId);
    if (here) here.push(unit);
    else byPlace.set(unit.placeId, [unit]);
  }
  for (const units of byPlace.values()) units.sort((a, b) => (a.code < b.code ? -1 : 1));
  return {
    byId: new Map(all.map((unit) => [unit.id, unit])),
    byCode: new Map(all.map((unit) => [unit.code, unit])),
    byPlace,
    all,
    subtrees: new Map(),
  };
}

/** The open unit that serves the nearest of these places (`unitServing`, without a query). */
export async function unitServingInMemory(
  ctx: Memory,
  placeIds: readonly string[],
  kinds: readonly UnitKind[],
): Promise<UnitRef | undefined> {
  const { byPlace } = await unitsInMemory(ctx);
  for (const placeId of placeIds) {
    const here = byPlace.get(placeId) ?? [];
    for (const kind of kinds) {
      const found = here.find((unit) => unit.kind === kind);
      if (found) return found;
    }
  }
  return undefined;
}

/** Ids of the unit at this path and of all below it. */
export async function unitIdsUnder(ctx: Memory, path: string): Promise<readonly string[]> {
  const { all, subtrees } = await unitsInMemory(ctx);
  let ids = subtrees.get(path);
  if (!ids) {
    ids = all.filter((unit) => unit.path.startsWith(path)).map((unit) => unit.id);
    subtrees.set(path, ids);
  }
  return ids;
}
