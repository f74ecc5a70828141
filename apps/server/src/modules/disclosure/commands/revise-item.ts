import { invalid, notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { staleVersion } from '../../matters/index.ts';
import type { PreviewItem } from '../contract-preview.ts';
import { blocks, checkedTexts } from '../domain/item.ts';
import { type ItemRow, itemsOf, knownFor } from '../queries/edition-rows.ts';
import { previewOf } from '../queries/preview-items.ts';
import { lockEdition } from './lock-edition.ts';
import { tellReady } from './tell-ready.ts';

export interface ItemRevision {
  version: number;
  texts?: { field: string; text: string }[];
  pictures?: string[];
  leaveOut?: string;
  restore?: boolean;
  takeIn?: boolean;
}

/**
 * Sets the public words of one row, leaves out pictures, or the row itself. Two people may work on two rows at once: only the
 * row has to be as they saw it. Throws not-found, conflict (version-conflict, edition-state), invalid (unknown-field).
 */
export async function reviseItem(
  ctx: Ctx,
  id: string,
  itemId: string,
  { version, texts = [], pictures, leaveOut, restore, takeIn }: ItemRevision,
): Promise<PreviewItem> {
  const { tx, actor, now } = ctx;
  const edition = await lockEdition(ctx, id, 'revise', null);
  const items = await itemsOf(ctx, id);
  const item = items.find((each) => each.id === itemId);
  if (!item) throw notFound();
  if (item.version !== version) throw staleVersion(item.version);
  for (const { field } of texts)
    if (!(field in item.texts))
      throw invalid('unknown-field', '没有这一栏，请刷新后再改。', 'There is no such field: reload and try again.', {
        field,
      });
  const changed = {
    ...item,
    texts: {
      ...((restore && item.sourceTexts) || item.texts),
      ...Object.fromEntries(texts.map(({ field, text }) => [field, text.trim()])),
    },
    facts: pictures
      ? { ...item.facts, pictures: item.facts.pictures.filter((picture) => pictures.includes(picture.id)) }
      : item.facts,
    leftOut: leaveOut?.trim() ?? (takeIn ? null : item.leftOut),
    version: item.version + 1,
  };
  const reworded = restore === true || texts.length > 0;
  await tx.sql(
    `update disclosure_items set texts = $4, facts = $5, left_out = $6, texts_before = $7, version = version + 1
     where tenant_id = $1 and edition_id = $2 and source_id = $3`,
    [
      tx.tenantId,
      id,
      itemId,
      JSON.stringify(changed.texts),
      JSON.stringify(changed.facts),
      changed.leftOut,
      reworded ? null : item.textsBefore && JSON.stringify(item.textsBefore),
    ],
  );
  const data = {
    itemId,
    fields: texts.map(({ field }) => field),
    leftOut: changed.leftOut !== null,
    pictures: changed.facts.pictures.length,
  };
  await emit(tx, actor, now, id, {
    kind: 'disclosure.item-revised',
    data,
    ...(leaveOut && { words: { reason: leaveOut } }),
  });
  const known = await knownFor(ctx, edition, items);
  const isBlocked = (each: ItemRow): boolean => each.leftOut === null && blocks(checkedTexts(each.texts, known));
  const after = items.map((each) => (each.id === itemId ? changed : each));
  if (isBlocked(item) && !after.some(isBlocked))
    await tellReady(ctx, edition, after.filter((each) => each.leftOut === null).length);
  return previewOf(changed, known);
}
