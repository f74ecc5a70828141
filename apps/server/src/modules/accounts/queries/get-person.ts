import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { Person } from '../contract-people.ts';
import { can } from '../policy.ts';
import { todayOf } from '../sessions/session-store.ts';
import { noteReading } from './note-reading.ts';
import { factsOf, personOf, personRow, seesPhones } from './person-rows.ts';

/** One person with every post. Throws `notFound` for who is out of reach. Seeing the full phone leaves a trace. */
export async function getPerson(ctx: Ctx, id: string): Promise<Person> {
  const { tx, actor, platform } = ctx;
  const row = await personRow(tx, id);
  const today = todayOf(ctx);
  if (!row || !can(actor, 'person.read', factsOf(row, today))) throw notFound();
  if (row.phone_sealed && seesPhones(actor)) await noteReading(ctx, id, { kind: 'person.phone-read', data: {} });
  return personOf(row, actor, platform.keys, today);
}
