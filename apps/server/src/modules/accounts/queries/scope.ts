import type { Actor } from '../../../kernel/actor.ts';
import { unitsBelowSql } from '../../organizations/index.ts';

/**
 * Which people `p` an actor sees, as SQL, with the one value it needs at the parameter `value`; the same rows as
 * can(actor, 'person.read', …). $1 is the tenant, `today` is the parameter with the civil date: an ended post shows nobody.
 */
export function peopleScope(actor: Actor, value: string, today: string): { sql: string; value: string | null } {
  const withPost = (condition: string): string =>
    `exists (select from posts o where o.tenant_id = p.tenant_id and o.person_id = p.id
      and (o.valid_until is null or o.valid_until >= ${today}::date) and ${condition})`;
  switch (actor.scope) {
    case 'tenant':
      return { sql: `${value}::text is null`, value: null };
    case 'unit':
      return { sql: withPost(`o.unit_id = any(${unitsBelowSql('$1', `${value}::text`)})`), value: actor.unitPath };
    case 'place':
      return {
        sql: withPost(`o.place_id = any(array(select below.id from places below
          where below.tenant_id = $1 and starts_with(below.path, ${value}::text)))`),
        value: actor.placePath,
      };
    case 'own':
      return { sql: `p.id = ${value}::uuid`, value: actor.personId };
    default:
      return { sql: `false and ${value}::text is null`, value: null };
  }
}
