import type { Ctx } from '../../../platform/context.ts';
import type { CollectedItem, ItemTexts } from '../domain/item.ts';

export interface NewItem extends CollectedItem {
  /** Public words, where they are other than those collected. */
  publicTexts: ItemTexts;
  leftOut: string | null;
}

/** Puts rows into an edition in one statement, in their order. */
export async function saveItems({ tx }: Pick<Ctx, 'tx'>, editionId: string, items: readonly NewItem[]): Promise<void> {
  if (items.length === 0) return;
  const rows = items.map(({ sourceId, facts, texts, publicTexts, requestIds, leftOut }, position) => ({
    source_id: sourceId,
    position,
    facts,
    texts: publicTexts,
    source_texts: texts,
    request_ids: `{${requestIds.join(',')}}`,
    left_out: leftOut,
  }));
  await tx.sql(
    `insert into disclosure_items (tenant_id, edition_id, source_id, position, facts, texts, source_texts, request_ids, left_out)
     select $1, $2, r.source_id, r.position, r.facts, r.texts, r.source_texts, r.request_ids::uuid[], r.left_out
     from json_to_recordset($3::json) as r(source_id uuid, position int, facts jsonb, texts jsonb, source_texts jsonb,
       request_ids text, left_out text)`,
    [tx.tenantId, editionId, JSON.stringify(rows)],
  );
}
