import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import { forbidden } from '../../../kernel/errors.ts';

/** What a report is asked to be confined to, within what the actor's post sees. */
export interface Asked {
  placeId?: string;
  unitId?: string;
  category?: string;
}

/**
 * The figures are of rows that the lists show too (matters: scopeSql), in the form that the indexes and the increments
 * can answer: a post bound to a place, also a community's, counts what lies there; another unit's what it and those below lead.
 */
export interface Confinement {
  /** CTE `area` (id, path, confine): the place shown and the path that rows must lie in; no row when it is out of sight. */
  area: RawBuilder<unknown>;
  /** CTE `team` (ids): the units whose matters count; null where units do not confine. */
  team: RawBuilder<unknown> | null;
  /** Conditions on `m` (place_path, lead_id, category) and on `r` joined with its place `p`; each begins with "and". */
  onMatters: RawBuilder<unknown>;
  onRates: RawBuilder<unknown>;
}

/** Throws forbidden for a post that sees no area and no unit. */
export function confinementOf(actor: Actor, asked: Asked): Confinement {
  const seenPath = seenPlacePath(actor);
  const area = areaSql(actor.tenantId, seenPath, asked.placeId);
  const team = teamSql(actor, asked.unitId);
  const places = asked.placeId !== undefined || seenPath !== '/';
  const byLead = team ? sql`any((select ids from team)::uuid[])` : null;
  const category = asked.category;
  return {
    area,
    team,
    onMatters: sql`${places ? sql`and starts_with(m.place_path, (select confine from area))` : sql``}
      ${byLead ? sql`and m.lead_id = ${byLead}` : sql``} ${category ? sql`and m.category = ${category}` : sql``}`,
    onRates: sql`${places ? sql`and starts_with(p.path, (select confine from area))` : sql``}
      ${byLead ? sql`and r.lead_id = ${byLead}` : sql``} ${category ? sql`and r.category = ${category}` : sql``}`,
  };
}

function seenPlacePath(actor: Actor): string {
  if (actor.scope === 'tenant') return '/';
  if ((actor.scope === 'place' || actor.scope === 'unit') && actor.placePath) return actor.placePath;
  if (actor.scope === 'unit' && actor.unitId) return '/';
  throw forbidden();
}

function areaSql(tenantId: number, seenPath: string, placeId: string | undefined): RawBuilder<unknown> {
  if (placeId !== undefined) {
    return sql`select id, path, path as confine from places
      where tenant_id = ${tenantId} and id = ${placeId}::uuid and starts_with(path, ${seenPath})`;
  }
  if (seenPath !== '/') {
    return sql`select id, path, path as confine from places where tenant_id = ${tenantId} and path = ${seenPath}`;
  }
  // A tenant of one district shows what lies below the district, but counts also what has no place.
  return sql`select case when count(*) = 1 then min(id::text)::uuid end as id, case when count(*) = 1 then min(path) else '/' end as path,
      '/' as confine from places where tenant_id = ${tenantId} and parent_id is null`;
}

/** The unit whose matters alone a post counts: that of a unit post which no place is given. */
export const ownUnit = (actor: Actor): string | null =>
  actor.scope === 'unit' && actor.placePath === null ? actor.unitId : null;

function teamSql(actor: Actor, unitId: string | undefined): RawBuilder<unknown> | null {
  const own = ownUnit(actor);
  const top = unitId ?? own;
  if (top === null) return null;
  const seenPath = own === null ? '' : (actor.unitPath ?? '');
  return sql`select array_agg(u.id) as ids from units top join units u on u.tenant_id = top.tenant_id and starts_with(u.path, top.path)
    where top.tenant_id = ${actor.tenantId} and top.id = ${top}::uuid and starts_with(top.path, ${seenPath})`;
}
