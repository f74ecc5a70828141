import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import { statesOwed } from '../policy.ts';

/** Of the hazards `m` that the own units hold, those that wait for this actor: nobody checks what they put right themselves. */
export const owedSql = (actor: Actor): RawBuilder<unknown> => {
  const owed = sql`m.state = any(${statesOwed(actor)}::text[])`;
  if (actor.personId === null) return owed;
  return sql`${owed} and (m.state <> 'checking' or not exists (select from hazards own
    where own.tenant_id = m.tenant_id and own.id = m.id and own.handled_by @> array[${actor.personId}::uuid]))`;
};
