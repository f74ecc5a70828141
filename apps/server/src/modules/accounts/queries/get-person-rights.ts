import type { Static } from 'typebox';
import { notFound } from '../../../kernel/errors.ts';
import type { Text } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { getPersonRights as contract, PostRights } from '../contract-people.ts';
import { effectiveScope } from '../domain/actor-of-post.ts';
import { reachOf, sentenceOf } from '../domain/rights.ts';
import { can } from '../policy.ts';
import { todayOf } from '../sessions/session-store.ts';
import { noteReading } from './note-reading.ts';
import { factsOf, type PersonRow, personRow, type PostFacts, postOf } from './person-rows.ts';

/**
 * What a person's posts let them see and do, from the same facts their sessions are made of, without acting as them.
 * Posts that have ended are left out. Throws `notFound` for who is out of reach; that somebody looked is recorded.
 */
export async function getPersonRights(ctx: Ctx, id: string): Promise<Static<typeof contract.response>> {
  const row = await personRow(ctx.tx, id);
  const today = todayOf(ctx);
  if (!row || !can(ctx.actor, 'person.read', factsOf(row, today))) throw notFound();
  await noteReading(ctx, id, { kind: 'person.rights-read', data: {} });
  const posts = row.posts.filter((post) => post.validUntil === null || post.validUntil >= today);
  return { id, name: row.name, active: row.active, items: posts.map((post) => rightsOf(row, post, today)) };
}

function rightsOf(person: PersonRow, post: PostFacts, today: string): PostRights {
  const scope = effectiveScope(post.scope, post.unitPath !== null, post.placePath !== null);
  const stand = { scope, unitName: post.unitName, placeName: post.placeName };
  const why = whyNot(person, post, today);
  return {
    post: postOf(post),
    counts: why === null,
    why,
    scope,
    reach: post.permissions.includes('request.read') ? reachOf(stand) : reachOf({ ...stand, scope: 'none' }),
    permissions: post.permissions.map((code) => ({ code, sentence: sentenceOf(code, stand) })),
  };
}

function whyNot({ active, must_change }: PersonRow, { validFrom }: PostFacts, today: string): Text | null {
  if (!active) return { zh: '账号已停用，现在什么也做不了。', en: 'The account is disabled: nothing may be done now.' };
  if (validFrom > today)
    return { zh: `这个岗位从 ${validFrom} 起才算数。`, en: `This post counts from ${validFrom} on.` };
  if (must_change)
    return {
      zh: '还在用临时密码，换成自己的密码后才能办事。',
      en: 'A temporary password is in use: nothing may be done until it is changed.',
    };
  return null;
}
