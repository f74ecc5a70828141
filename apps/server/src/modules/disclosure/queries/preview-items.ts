import type { KnownWords } from '../../../kernel/personal-marks.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { PreviewItem } from '../contract-editions.ts';
import { blocks, type CheckedText, checkedTexts, hiddenTexts, isDoubtful } from '../domain/item.ts';
import { readPosition, writePosition } from '../domain/position.ts';
import { type EditionRow, type ItemRow, itemsOf, knownFor, loadEdition } from './edition-rows.ts';

type Show = 'all' | 'blocked' | 'doubtful' | 'left-out';
const PAGE = 30;

export function previewOf(row: ItemRow, known: KnownWords): PreviewItem {
  return shownItem(row, checkedTexts(row.texts, known), known);
}

function shownItem(row: ItemRow, checked: CheckedText[], known: KnownWords): PreviewItem {
  const hidden = hiddenTexts(checked, known);
  return {
    id: row.id,
    facts: row.facts,
    texts: checked.map(({ field, text, marks }) => ({
      field,
      text,
      marks,
      suggestion: hidden[field] === text ? null : (hidden[field] ?? null),
      changed: row.sourceTexts !== null && row.sourceTexts[field] !== text,
    })),
    leftOut: row.leftOut,
    blocked: row.leftOut === null && blocks(checked),
    version: row.version,
  };
}

const wanted: Record<Show, (row: ItemRow, checked: CheckedText[]) => boolean> = {
  all: () => true,
  blocked: ({ leftOut }, checked) => leftOut === null && blocks(checked),
  doubtful: ({ leftOut }, checked) => leftOut === null && isDoubtful(checked),
  'left-out': ({ leftOut }) => leftOut !== null,
};

/** A page of the rows of an edition, with what was found in their words by the names of now. */
export async function previewItems(
  ctx: Ctx,
  id: string,
  { show = 'all', cursor }: { show?: Show; cursor?: string },
): Promise<{ items: PreviewItem[]; next: string | null }> {
  const edition: EditionRow = await loadEdition(ctx, id);
  const rows = await itemsOf(ctx, id);
  const known = await knownFor(ctx, edition, rows);
  const after = readPosition(cursor);
  const found: ItemRow[] = [];
  const items: PreviewItem[] = [];
  for (const row of rows) {
    if (row.position <= after) continue;
    const checked = checkedTexts(row.texts, known);
    if (!wanted[show](row, checked)) continue;
    if (found.length === PAGE) return { items, next: writePosition(found.at(-1)?.position ?? 0) };
    found.push(row);
    items.push(shownItem(row, checked, known));
  }
  return { items, next: null };
}
