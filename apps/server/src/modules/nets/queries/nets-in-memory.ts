import type { MultiPolygon } from '../../../kernel/geometry.ts';
import { addDays, civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { Database, Tx } from '../../../platform/database/database.ts';
import { buildCoverIndex, type CoverIndex } from '../../../platform/geo/cover-index.ts';
import type { Exception, Roster } from '../contract.ts';
import type { DutyPlan } from '../domain/duty.ts';
import { grouped } from '../domain/grouped.ts';
import type { NetKind } from '../domain/kinds.ts';
import type { TeamRole } from '../domain/team-roles.ts';

export interface NetInMemory {
  id: string;
  unitId: string;
  kind: NetKind;
  name: string;
  keywords: string[];
  dayStart: string;
  nightStart: string | null;
  active: boolean;
  version: number;
  sections: SectionInMemory[];
}
export interface SectionInMemory extends DutyPlan {
  id: string;
  net: NetInMemory;
  code: string;
  name: string;
  phone: string | null;
  active: boolean;
  version: number;
  placeIds: string[];
  ground: MultiPolygon;
}
export interface MemberInMemory {
  placeId: string;
  role: TeamRole;
  name: string;
  title: string;
  unitId: string | null;
  phone: string | null;
}
/** The service nets of one tenant, as they were at `change`. */
export interface NetsInMemory {
  change: number;
  /** By kind and name, closed ones too. */
  nets: readonly NetInMemory[];
  sections: ReadonlyMap<string, SectionInMemory>;
  people: ReadonlyMap<string, { name: string; title: string }>;
  /** Open sections of open nets that list a place. */
  byPlace: ReadonlyMap<string, readonly SectionInMemory[]>;
  /** Open sections of open nets with ground of their own. */
  grounds: CoverIndex<SectionInMemory>;
  teams: ReadonlyMap<string, readonly MemberInMemory[]>;
  /** What was worked out for whole places, under the change of the territory it was worked out from. */
  shares: { groundChange: number; byPlace: Map<string, readonly { section: SectionInMemory; share: number }[]> };
}

interface Kept {
  memory: NetsInMemory;
  /** Rosters are read from some weeks back on: the next day reads anew. */
  today: string;
  checkedAt: number;
}

// Another process's change is seen within this time; between two looks a lookup costs no query at all.
const LOOK_EVERY_MS = 1000;
const MOST_TENANTS = 64;
/** How far back turns of duty can be asked for. */
export const DAYS_BACK = 31;
const kept = new WeakMap<Database, Map<number, Kept>>();

const keptOf = (db: Database): Map<number, Kept> => {
  let map = kept.get(db);
  if (!map) {
    map = new Map();
    kept.set(db, map);
  }
  return map;
};

/** The tenant's nets from memory; read again when something has changed, looked for at most once a second. */
export async function netsOf({ tx, platform, now }: Pick<Ctx, 'tx' | 'platform' | 'now'>): Promise<NetsInMemory> {
  const tenants = keptOf(platform.db);
  const known = tenants.get(tx.tenantId);
  const today = civilDateOf(now, platform.timezone);
  const isFresh = known?.today === today && performance.now() - known.checkedAt < LOOK_EVERY_MS;
  if (isFresh) return known.memory;
  const [row] = await tx.sql<{ change: number }>('select change from net_versions where tenant_id = $1', [tx.tenantId]);
  const change = row?.change ?? 0;
  if (known?.memory.change === change && known.today === today) {
    known.checkedAt = performance.now();
    return known.memory;
  }
  const memory = await readNets(tx, change, addDays(today, -DAYS_BACK - 1));
  tenants.delete(tx.tenantId);
  tenants.set(tx.tenantId, { memory, today, checkedAt: performance.now() });
  for (const tenant of tenants.keys()) if (tenants.size > MOST_TENANTS) tenants.delete(tenant);
  return memory;
}

/** What a transaction that has changed nets sees of them itself: read past the memory, which others share. */
export const netsWithin = ({ tx, platform, now }: Ctx): Promise<NetsInMemory> =>
  readNets(tx, -1, addDays(civilDateOf(now, platform.timezone), -DAYS_BACK - 1));

/** After a change of this process: the next lookup looks at once. */
export function lookAtNetsAgain(db: Database, tenantId: number): void {
  const known = keptOf(db).get(tenantId);
  if (known) known.checkedAt = Number.NEGATIVE_INFINITY;
}

async function readNets(tx: Tx, change: number, since: string): Promise<NetsInMemory> {
  const values = [tx.tenantId];
  const nets = (
    await tx.sql<Omit<NetInMemory, 'sections'>>(
      `select id, unit_id as "unitId", kind, name, keywords, day_start as "dayStart", night_start as "nightStart", active, version
       from service_nets where tenant_id = $1 order by name collate "C", id`,
      values,
    )
  ).map((net): NetInMemory => ({ ...net, sections: [] }));
  const byId = new Map(nets.map((net) => [net.id, net]));
  const sections = new Map<string, SectionInMemory>();
  for (const { netId, ...row } of await readSections(tx, since)) {
    const net = byId.get(netId);
    if (!net) continue;
    const section: SectionInMemory = { ...row, net };
    net.sections.push(section);
    sections.set(section.id, section);
  }
  const open = [...sections.values()].filter((section) => section.active && section.net.active);
  const people = await tx.sql<{ id: string; name: string; title: string }>(
    'select id, name, title from duty_people where tenant_id = $1',
    values,
  );
  const members = await tx.sql<MemberInMemory>(
    `select place_id as "placeId", role, name, title, unit_id as "unitId", phone from team_members
     where tenant_id = $1 and valid_until is null order by role, id`,
    values,
  );
  return {
    change,
    nets,
    sections,
    people: new Map(people.map(({ id, name, title }) => [id, { name, title }])),
    byPlace: grouped(open.flatMap((section) => section.placeIds.map((placeId) => [placeId, section] as const))),
    grounds: buildCoverIndex(
      open.flatMap((section) => (section.ground.length > 0 ? [{ id: section, boundary: section.ground }] : [])),
    ),
    teams: grouped(members.map((member) => [member.placeId, member] as const)),
    shares: { groundChange: -1, byPlace: new Map() },
  };
}

type SectionRow = Omit<SectionInMemory, 'net'> & { netId: string };

/** Sections with what they cover now, their rosters from `since` on, and the exceptions that may still matter. */
async function readSections(tx: Tx, since: string): Promise<SectionRow[]> {
  const rows = await tx.sql<Omit<SectionRow, 'placeIds' | 'ground' | 'rosters' | 'exceptions'>>(
    `select id, net_id as "netId", code, name, phone, active, version from net_sections
     where tenant_id = $1 order by code collate "C"`,
    [tx.tenantId],
  );
  const areas = await tx.sql<{ sectionId: string; placeId: string | null; boundary: MultiPolygon | null }>(
    `select section_id as "sectionId", place_id as "placeId", geometry -> 'coordinates' as boundary from net_areas
     where tenant_id = $1 and valid_until is null`,
    [tx.tenantId],
  );
  const rosters = await tx.sql<Roster & { sectionId: string }>(
    `select id, section_id as "sectionId", slots, valid_from as "validFrom", valid_until as "validUntil" from duty_rosters
     where tenant_id = $1 and (valid_until is null or (valid_until >= $2::date and valid_until >= valid_from))
     order by valid_from desc`,
    [tx.tenantId, since],
  );
  const exceptions = await tx.sql<Omit<Exception, 'createdAt' | 'cancelledAt'> & { sectionId: string }>(
    `select id, section_id as "sectionId", from_day as "from", until_day as "until", shift, instead_of as "insteadOfId",
       person_id as "personId" from duty_exceptions
     where tenant_id = $1 and cancelled_at is null and until_day >= $2::date order by created_at desc, id desc`,
    [tx.tenantId, since],
  );
  const areasOf = grouped(areas.map((area) => [area.sectionId, area] as const));
  const rostersOf = grouped(rosters.map((roster) => [roster.sectionId, roster] as const));
  const exceptionsOf = grouped(exceptions.map((exception) => [exception.sectionId, exception] as const));
  return rows.map((row) => ({
    ...row,
    placeIds: (areasOf.get(row.id) ?? []).flatMap(({ placeId }) => placeId ?? []),
    ground: (areasOf.get(row.id) ?? []).flatMap(({ boundary }) => boundary ?? []),
    rosters: rostersOf.get(row.id) ?? [],
    exceptions: exceptionsOf.get(row.id) ?? [],
  }));
}
