import type { Platform } from '../../../platform/context.ts';
import { categoryTree, currentLists } from '../../lists/index.ts';
import { placeChainInMemory } from '../../territory/index.ts';
import type { Card, TrainingRow } from '../domain/training-set.ts';

const BATCH = 500;
/** The newest so many teach; older ones were sorted by other lists and other units. */
export const MOST_REQUESTS = 30_000;

interface Row {
  id: string;
  at: string;
  title: string;
  content: string;
  category: string;
  source: string;
  place_id: string | null;
  lead_id: string | null;
  overridden: boolean;
}

/** What is settled, and what somebody decided against an offer; never a confidential one. */
const SELECT = `select m.id, m.created_at::text as at, m.title, r.content, m.category, m.source, m.place_id, m.lead_id, c.overridden
  from matters m join requests r on r.tenant_id = m.tenant_id and r.id = m.id
  cross join lateral (select exists (select from suggestion_choices s where s.tenant_id = m.tenant_id and s.request_id = m.id
    and s.rank is distinct from 1 and jsonb_array_length(s.offered) > 0) as overridden) c
  where m.tenant_id = $1 and m.kind = 'request' and m.category is not null and not r.confidential
    and (c.overridden or not m.open) and m.state not in ('void', 'withdrawn', 'declined', 'merged')
    and ($2::timestamptz is null or (m.created_at, m.id) < ($2::timestamptz, $3::uuid))
  order by m.created_at desc, m.id desc limit ${BATCH}`;

/** The tenant's requests to learn from, newest first, in batches: one statement a batch, each on its own connection. */
export async function* trainingRows(platform: Platform, tenantId: number): AsyncGenerator<TrainingRow[]> {
  let after: { at: string; id: string } | undefined;
  for (let count = 0; count < MOST_REQUESTS; count += BATCH) {
    const { rows, batch } = await platform.db.read(tenantId, async (tx) => {
      const tree = categoryTree((await currentLists(tx)).category.items);
      const read = await tx.sql<Row>(SELECT, [tenantId, after?.at ?? null, after?.id ?? null]);
      const known = read.filter((row) => tree.byCode.get(row.category)?.active);
      const batch: TrainingRow[] = [];
      for (const row of known) {
        const places = row.place_id ? await placeChainInMemory({ tx, platform }, row.place_id) : [];
        batch.push({
          title: row.title,
          content: row.content,
          categories: [...tree.chainOf(row.category)],
          places: places.map((place) => place.id),
          source: row.source,
          unitId: row.lead_id,
          overridden: row.overridden,
        });
      }
      return { rows: read, batch };
    });
    if (batch.length > 0) yield batch;
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = { at: last.at, id: last.id };
  }
}

/** The cards of the category list in force, as far as they can be chosen. */
export const cardsOf = (items: Parameters<typeof categoryTree>[0]): Card[] => {
  const tree = categoryTree(items);
  return tree.leaves.map((leaf) => ({
    code: leaf.code,
    name: leaf.name,
    group: (leaf.parent && tree.byCode.get(leaf.parent)?.name) || '',
    words: leaf.keywords ?? [],
  }));
};
