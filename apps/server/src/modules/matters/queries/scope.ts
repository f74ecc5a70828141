import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';

/**
 * Which matters the actor may see, as a condition on `matters` named `m`. The unit itself is tested with `=` when it has
 * nothing below it, so that the newest of its own come straight off the index.
 */
export function scopeSql(actor: Actor, unitIds: readonly string[]): RawBuilder<boolean> {
  switch (actor.scope) {
    case 'tenant':
      return sql<boolean>`true`;
    case 'place':
      return placeSql(actor);
    case 'unit':
      return actor.placePath
        ? sql<boolean>`(${unitSql(actor, unitIds)} or ${placeSql(actor)})`
        : unitSql(actor, unitIds);
    case 'own':
      return actor.personId ? sql<boolean>`m.assignee_id = ${actor.personId}::uuid` : sql<boolean>`false`;
    case 'none':
      return sql<boolean>`false`;
  }
}

const placeSql = (actor: Actor): RawBuilder<boolean> =>
  actor.placePath ? sql<boolean>`starts_with(m.place_path, ${actor.placePath})` : sql<boolean>`false`;

function unitSql(actor: Actor, unitIds: readonly string[]): RawBuilder<boolean> {
  if (unitIds.length === 0) return sql<boolean>`false`;
  const ids = sql`${[...unitIds]}::uuid[]`;
  return sql<boolean>`(m.holder_id = any(${ids}) or m.lead_id = any(${ids}) or exists (
    select from matter_parties p where p.tenant_id = ${actor.tenantId} and p.matter_id = m.id and p.unit_id = any(${ids})))`;
}
