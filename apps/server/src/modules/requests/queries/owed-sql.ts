import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import { childStatesOwed } from '../child-policy.ts';
import type { ChildKind } from '../domain/child-flows.ts';
import { statesBarred, statesOwed } from '../policy.ts';

/**
 * Of the requests `m` that the own units hold, those that wait for this actor: in a state whose next step their role may
 * take (policy: statesOwed), and not handled by themselves where another must look.
 */
export function owedSql(actor: Actor): RawBuilder<unknown> {
  const owed = sql`m.state = any(${statesOwed(actor)}::text[])`;
  const barred = statesBarred(actor);
  if (barred.length === 0 || actor.personId === null) return owed;
  return sql`${owed} and (m.state <> all(${barred}::text[]) or not exists (select from requests own
    where own.tenant_id = m.tenant_id and own.id = m.id and own.handled_by @> array[${actor.personId}::uuid]))`;
}

/** Of the parts `m` that the own units hold, as helpers or as called departments, those that wait for this actor. */
export const owedOfChildSql =
  (kind: ChildKind) =>
  (actor: Actor): RawBuilder<unknown> =>
    sql`m.state = any(${childStatesOwed(actor, kind)}::text[])`;
