import type { KnownWords } from '../../../kernel/personal-marks.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { PreviewItem, Showing } from '../contract-preview.ts';
import { holdsAll, searchText, searchWords } from '../domain/find.ts';
import { blocks, type CheckedText, checkedTexts, hiddenTexts, isDoubtful } from '../domain/item.ts';
import { readPosition, writePosition } from '../domain/position.ts';
import { type EditionRow, type ItemRow, itemsOf, knownFor, loadEdition } from './edition-rows.ts';

const PAGE = 30;

export function previewOf(row: ItemRow, known: KnownWords): PreviewItem {
  return shownItem({ row, checked: checkedTexts(row.texts, known) }, known);
}

interface CheckedRow {
  row: ItemRow;
  checked: CheckedText[];
}

function shownItem({ row, checked }: CheckedRow, known: KnownWords): PreviewItem {
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

const isReworded = ({ texts, sourceTexts }: ItemRow): boolean =>
  sourceTexts !== null && Object.entries(texts).some(([field, text]) => sourceTexts[field] !== text);

const wanted: Record<Showing, (row: CheckedRow) => boolean> = {
  all: () => true,
  blocked: ({ row, checked }) => row.leftOut === null && blocks(checked),
  doubtful: ({ row, checked }) => row.leftOut === null && isDoubtful(checked),
  changed: ({ row }) => row.leftOut === null && isReworded(row),
  'left-out': ({ row }) => row.leftOut !== null,
};
const states = Object.keys(wanted) as Showing[];

/** A page of the rows of an edition that hold all the words, with what was found in them by the names of now. */
export async function previewItems(
  ctx: Ctx,
  id: string,
  { show = 'all', q, cursor }: { show?: Showing; q?: string; cursor?: string },
): Promise<{ items: PreviewItem[]; next: string | null; counts: Record<Showing, number> }> {
  const edition: EditionRow = await loadEdition(ctx, id);
  const rows = await itemsOf(ctx, id);
  const known = await knownFor(ctx, edition, rows);
  const words = searchWords(q);
  const found = rows
    .filter(({ facts, texts, leftOut }) => holdsAll(`${searchText(facts, texts)}\n${leftOut ?? ''}`, words))
    .map((row): CheckedRow => ({ row, checked: checkedTexts(row.texts, known) }));
  const after = readPosition(cursor);
  const following = found.filter((each) => each.row.position > after && wanted[show](each));
  const items = following.slice(0, PAGE);
  const last = items.at(-1);
  return {
    items: items.map((each) => shownItem(each, known)),
    next: following.length > PAGE && last ? writePosition(last.row.position) : null,
    counts: Object.fromEntries(states.map((state) => [state, found.filter(wanted[state]).length])) as Record<
      Showing,
      number
    >,
  };
}
