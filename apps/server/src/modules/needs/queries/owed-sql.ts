import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import { DAY } from '../../../kernel/time.ts';
import { statesOwed } from '../policy.ts';

/** What is on the list waits for somebody once it is wanted within so many days; the rest of it is a list and no task. */
const SOON = 7 * DAY;

/** Of the needs `m` that the own units hold, those that wait for this actor: nobody verifies or looks back on own work. */
export const owedSql = (actor: Actor, now: Date): RawBuilder<unknown> =>
  sql`m.state = any(${statesOwed(actor)}::text[]) and (m.state = 'verified' or exists (select from needs own
    where own.tenant_id = m.tenant_id and own.id = m.id
      and case m.state when 'noted' then own.noted_by is distinct from ${actor.personId}::uuid
        when 'met' then own.met_by is distinct from ${actor.personId}::uuid
        else own.wanted_by <= ${new Date(now.getTime() + SOON)}::timestamptz::date end))`;
