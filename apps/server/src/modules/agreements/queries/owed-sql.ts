import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import { statesOwed } from '../policy.ts';

/** Of the agreements `m` that the own units hold, those that wait for this actor. */
export const owedSql = (actor: Actor): RawBuilder<unknown> => sql`m.state = any(${statesOwed(actor)}::text[])`;
