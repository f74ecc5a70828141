import type { Actor } from '../../../kernel/actor.ts';
import type { CivilDate } from '../../../kernel/time.ts';
import type { Keys } from '../../../platform/crypto.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Post } from '../contract-parts.ts';
import type { Person } from '../contract-people.ts';
import { maskPhone } from '../domain/names.ts';
import { can, type PersonFacts } from '../policy.ts';
import { POST_JSON } from './post-sql.ts';

/** A post as the database tells it: the contract's fields and what policies ask. */
export interface PostFacts extends Post {
  scope: Actor['scope'];
  exclusive: string | null;
  permissions: string[];
  unitPath: string | null;
  placePath: string | null;
}

export interface PersonRow {
  id: string;
  name: string;
  active: boolean;
  version: number;
  phone_sealed: Buffer | null;
  username: string | null;
  must_change: boolean | null;
  last_used_at: Date | null;
  posts: PostFacts[];
}

/** Columns of a PersonRow from `people p` and `credentials c`; `which` says which posts `o` with role `r` belong to it. */
export const personColumns = (which: string): string => `p.id, p.name, p.active, p.version, p.phone_sealed, c.username,
  c.must_change, c.last_used_at,
  coalesce((select json_agg(${POST_JSON} order by o.valid_from, o.id)
    from posts o join roles r on r.tenant_id = o.tenant_id and r.code = o.role
    where o.tenant_id = p.tenant_id and o.person_id = p.id and ${which}), '[]'::json) as posts`;

export const PEOPLE = `people p left join credentials c on c.tenant_id = p.tenant_id and c.person_id = p.id`;

/** One person with every post, or undefined. */
export async function personRow(tx: Tx, id: string): Promise<PersonRow | undefined> {
  const [row] = await tx.sql<PersonRow>(
    `select ${personColumns('true')} from ${PEOPLE} where p.tenant_id = $1 and p.id = $2`,
    [tx.tenantId, id],
  );
  return row;
}

/** What a policy asks about a person: posts that have not ended by `today`. */
export const factsOf = (row: PersonRow, today: CivilDate): PersonFacts => ({
  id: row.id,
  posts: row.posts.filter((post) => post.validUntil === null || post.validUntil >= today),
});

export const phoneContext = (tenantId: number, personId: string): string => `people:${tenantId}:${personId}`;

export const postOf = (post: PostFacts): Post => ({
  id: post.id,
  role: post.role,
  roleName: post.roleName,
  roleNameEn: post.roleNameEn,
  title: post.title,
  unitId: post.unitId,
  unitName: post.unitName,
  placeId: post.placeId,
  placeName: post.placeName,
  validFrom: post.validFrom,
  validUntil: post.validUntil,
  version: post.version,
});

/** The record as this actor may see it: the phone in full only for those who manage people. */
export function personOf(row: PersonRow, actor: Actor, keys: Keys, today: CivilDate): Person {
  const facts = factsOf(row, today);
  const phone = row.phone_sealed && keys.open(row.phone_sealed, phoneContext(actor.tenantId, row.id));
  return {
    id: row.id,
    name: row.name,
    username: row.username,
    phone: phone && !seesPhones(actor) ? maskPhone(phone) : phone,
    active: row.active,
    mustChangePassword: row.must_change ?? false,
    lastSignInAt: row.last_used_at?.toISOString() ?? null,
    posts: row.posts.map(postOf),
    version: row.version,
    abilities: {
      update: can(actor, 'person.manage', facts),
      resetPassword: row.username !== null && can(actor, 'person.reset-password', facts),
      grantPost: row.active && can(actor, 'post.grant', facts),
    },
  };
}

export const seesPhones = (actor: Actor): boolean => actor.permissions.has('person.manage');
