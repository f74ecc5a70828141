import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import { statesOwed } from '../policy.ts';

/** Of the projects `m` that the own units hold, those that wait for this actor: nobody settles or looks back on an effect of his or her own. */
export const owedSql = (actor: Actor): RawBuilder<unknown> => {
  const owed = sql`m.state = any(${statesOwed(actor)}::text[])`;
  if (actor.personId === null) return owed;
  return sql`${owed} and (m.state not in ('done', 'effective') or not exists (select from projects own
    where own.tenant_id = m.tenant_id and own.id = m.id and (own.effects->-1->>'round')::int = own.round and own.effects->-1->>'reportedBy' = ${actor.personId}))`;
};
