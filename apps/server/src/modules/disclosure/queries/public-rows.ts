import type { Static } from 'typebox';
import type { Ctx } from '../../../platform/context.ts';
import type { ItemFacts, PublicItem } from '../contract-parts.ts';
import type { publicList } from '../contract-public.ts';
import { likePatterns } from '../domain/find.ts';
import { type ItemTexts, publicItem } from '../domain/item.ts';
import { readPosition, writePosition } from '../domain/position.ts';
import type { InForce } from './in-force.ts';

export interface RowFilter {
  q?: string;
  sort?: string;
  place?: string;
}
type PublicPage = Pick<Static<(typeof publicList)['response']>, 'items' | 'next' | 'count' | 'sorts' | 'places'>;
interface Row {
  id: string;
  position: number;
  facts: ItemFacts;
  texts: ItemTexts;
}
type Edition = Pick<InForce, 'id' | 'kind'>;

const PAGE = 30;
const SORT = `facts->'sort'->>'code'`;
const PLACE = `facts->>'place'`;
const onList = `tenant_id = $1 and edition_id = $2 and left_out is null`;
const shownRow =
  ({ kind }: Pick<Edition, 'kind'>) =>
  ({ id, facts, texts }: Row): PublicItem =>
    publicItem(kind, id, facts, texts);

/** The rows of an edition that are on the list, as everybody sees them. */
export async function publicItems(
  { tx }: Pick<Ctx, 'tx'>,
  edition: Edition,
  { q, sort, place }: RowFilter = {},
): Promise<PublicItem[]> {
  const rows = await tx.sql<Row>(
    `select source_id as id, position, facts, texts from disclosure_items
     where ${onList} and search_text like all ($3::text[]) and ($4::text is null or ${SORT} = $4) and ($5::text is null or ${PLACE} = $5)
     order by position`,
    [tx.tenantId, edition.id, likePatterns(q), sort ?? null, place ?? null],
  );
  return rows.map(shownRow(edition));
}

/** One of them; undefined when it is not on the list. */
export async function publicRow(
  { tx }: Pick<Ctx, 'tx'>,
  edition: Edition,
  id: string,
): Promise<PublicItem | undefined> {
  const rows = await tx.sql<Row>(
    `select source_id as id, position, facts, texts from disclosure_items where ${onList} and source_id = $3`,
    [tx.tenantId, edition.id, id],
  );
  return rows.map(shownRow(edition))[0];
}

/**
 * A page of them, with how many there are in all and of each sort and place. The rows of one edition are read by its key and
 * looked through: of the largest that is a few milliseconds, and an index of pairs over all editions would be searched for longer.
 */
const PAGE_SQL = `with rows as materialized (
    select position, facts->'sort' as sort, ${PLACE} as place, search_text like all ($3::text[]) as found,
      ($4::text is null or ${SORT} = $4) as of_sort, ($5::text is null or ${PLACE} = $5) as at_place
    from disclosure_items where ${onList}),
  page as (select source_id as id, position, facts, texts from disclosure_items
    where ${onList} and position in (select position from rows where found and of_sort and at_place and position > $6 order by position limit ${PAGE + 1}))
  select (select count(*)::int from rows where found and of_sort and at_place) as count,
    (select coalesce(json_agg(p order by p.position), '[]') from page p) as items,
    (select coalesce(json_agg(s.sort || jsonb_build_object('count', s.count) order by s.whole desc, s.sort), '[]')
      from (select sort, count(*) as whole, count(*) filter (where found and at_place) as count from rows group by sort) s) as sorts,
    (select coalesce(json_agg(json_build_object('name', s.place, 'count', s.count) order by s.whole desc, s.place), '[]')
      from (select place, count(*) as whole, count(*) filter (where found and of_sort) as count from rows where place <> '' group by place) s) as places`;

export async function pageOf(
  { tx }: Pick<Ctx, 'tx'>,
  edition: Edition & Pick<InForce, 'withdrawnAt'>,
  { q, sort, place }: RowFilter,
  cursor: string | undefined,
): Promise<PublicPage> {
  if (edition.withdrawnAt) return { items: [], next: null, count: 0, sorts: [], places: [] };
  const [page] = await tx.sql<Pick<PublicPage, 'count' | 'sorts' | 'places'> & { items: Row[] }>(PAGE_SQL, [
    tx.tenantId,
    edition.id,
    likePatterns(q),
    sort ?? null,
    place ?? null,
    readPosition(cursor),
  ]);
  const { items = [], count = 0, sorts = [], places = [] } = page ?? {};
  const shown = items.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    items: shown.map(shownRow(edition)),
    next: items.length > PAGE && last ? writePosition(last.position) : null,
    count,
    sorts,
    places,
  };
}
