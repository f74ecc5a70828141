import type { Actor } from '../../../kernel/actor.ts';
import { unitWithinSql } from '../../organizations/index.ts';

/**
 * Which people `p` an actor sees, as SQL, with the one value it needs at the parameter `value`; the same rows as
 * can(actor, 'person.read', …). `today` is the parameter with the civil date: an ended post shows nobody.
 */
export function peopleScope(actor: Actor, value: string, today: string): { sql: string; value: string | null } {
  const withPost = (condition: string): string =>
    `exists (select from posts o where o.tenant_id = p.tenant_id and o.person_id = p.id
      and (o.valid_until is null or o.valid_until >= ${today}::date) and ${condition})`;
  switch (actor.scope) {
    case 'tenant':
      return { sql: `${value}::text is null`, value: null };
    case 'unit':
      return { sql: withPost(unitWithinSql('o.tenant_id', 'o.unit_id', `${value}::text`)), value: actor.unitPath };
    case 'place':
      return {
        sql: withPost(`exists (select from places within where within.tenant_id = o.tenant_id
          and within.id = o.place_id and starts_with(within.path, ${value}::text))`),
        value: actor.placePath,
      };
    case 'own':
      return { sql: `p.id = ${value}::uuid`, value: actor.personId };
    default:
      return { sql: `false and ${value}::text is null`, value: null };
  }
}
