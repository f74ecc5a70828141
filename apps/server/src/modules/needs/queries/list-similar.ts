import { sql } from 'kysely';
import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { builder } from '../../../platform/database/database.ts';
import { scopeSql, unitIdsOf } from '../../matters/index.ts';
import type { SimilarNeed } from '../contract.ts';
import { can } from '../policy.ts';
import type { NeedsTables } from '../tables.ts';
import { governedNeed, loadNeed } from './load-need.ts';

const db = builder<NeedsTables>();
const MOST = 12;
/** Of needs of the same sort one word in common is enough to look at; of another sort it takes two. */
const FEWEST = { same: 1, other: 2 };

/** Open needs of the own area that share telling words with this one, the most alike first. Throws not-found. */
export async function listSimilarNeeds(ctx: Ctx, id: string): Promise<SimilarNeed[]> {
  const need = await loadNeed(ctx, id);
  const seen = await governedNeed(ctx, need);
  if (!can(ctx.actor, 'read', seen)) throw notFound();
  const { sort, words } = need.own;
  if (!seen.inScope || words.length === 0) return [];
  return (await ctx.tx.run(
    sql<SimilarNeed>`select x.id, x.number, x.title, x.state, x."placeId", x.people, x.version, x.words from (
      select m.id, m.number, m.title, m.state, m.place_id as "placeId", n.people, m.version, n.sort = ${sort} as same,
        array(select w from unnest(n.words) w where w = any(${[...words]}::text[])) as words
      from needs n join matters m on m.tenant_id = n.tenant_id and m.id = n.id
      where n.tenant_id = ${ctx.tx.tenantId} and n.words && ${[...words]}::text[] and n.id <> ${id}::uuid
        and m.state in ('noted', 'verified', 'listed', 'matched') and ${scopeSql(ctx.actor, await unitIdsOf(ctx))}
    ) x where cardinality(x.words) >= case when x.same then ${FEWEST.same}::int else ${FEWEST.other}::int end
    order by cardinality(x.words) desc, x.same desc, x.number limit ${MOST}`.compile(db),
  )) as SimilarNeed[];
}
