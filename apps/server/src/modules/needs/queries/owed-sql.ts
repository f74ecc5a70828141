import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import { statesOwed } from '../policy.ts';

/** Of the needs `m` that the own units hold, those that wait for this actor: nobody verifies or looks back on own work. */
export const owedSql = (actor: Actor): RawBuilder<unknown> => {
  const owed = sql`m.state = any(${statesOwed(actor)}::text[])`;
  if (actor.personId === null) return owed;
  return sql`${owed} and (m.state not in ('noted', 'met') or not exists (select from needs own
    where own.tenant_id = m.tenant_id and own.id = m.id
      and case m.state when 'noted' then own.noted_by else own.met_by end = ${actor.personId}::uuid))`;
};
