import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../kernel/actor.ts';

/** A condition on `matters m` of one kind: of what the actor's units hold, what waits for this very actor. */
export type Duty = (actor: Actor, now: Date) => RawBuilder<unknown>;

const duties = new Map<string, Duty>();

/** The module of a kind tells which states wait for whom; a kind that tells nothing waits for everybody in the unit. */
export const worklistDuty = {
  register: (kind: string, duty: Duty): void => void duties.set(kind, duty),
  sql: (actor: Actor, now: Date): RawBuilder<unknown> => {
    const known = [...duties].map(([kind, duty]) => sql`when ${kind} then ${duty(actor, now)}`);
    return known.length === 0 ? sql`true` : sql`case m.kind ${sql.join(known, sql` `)} else true end`;
  },
};
