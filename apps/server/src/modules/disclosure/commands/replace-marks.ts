import { invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { Edition, Hiding } from '../contract-editions.ts';
import { checkedTexts, hiddenTexts, hiding, type ItemTexts } from '../domain/item.ts';
import { editionOf, type EditionRow, itemsOf, knownFor, loadEdition } from '../queries/edition-rows.ts';
import { lockEdition } from './lock-edition.ts';
import { tellReady } from './tell-ready.ts';

/** Makes what blocks, or what is doubtful of one sort, unreadable in all rows at once; what was left out stays left out. */
export async function replaceMarks(
  ctx: Ctx,
  id: string,
  { version, hide = 'blocking' }: { version: number; hide?: Hiding },
): Promise<Edition> {
  const { tx, actor, now } = ctx;
  const edition = await lockEdition(ctx, id, 'revise', version);
  const items = await itemsOf(ctx, id);
  const known = await knownFor(ctx, edition, items);
  const changed = items.flatMap((item) => {
    const checked = checkedTexts(item.texts, known);
    if (item.leftOut !== null || !checked.some(({ marks }) => marks.some(hiding[hide]))) return [];
    return [{ id: item.id, texts: { ...item.texts, ...hiddenTexts(checked, known, hide) }, before: item.texts }];
  });
  if (changed.length > 0) await saveHidden(ctx, edition, changed, hide);
  await emit(tx, actor, now, id, { kind: 'disclosure.marks-replaced', data: { items: changed.length, hide } });
  if (changed.length > 0 && hide === 'blocking')
    await tellReady(ctx, edition, items.filter(({ leftOut }) => leftOut === null).length);
  return editionOf(ctx, await loadEdition(ctx, id));
}

/** Only the last press can be taken back: with the next one, the words before the one before it are forgotten. */
async function saveHidden(
  { tx }: Ctx,
  { id }: EditionRow,
  changed: readonly { id: string; texts: ItemTexts; before: ItemTexts }[],
  hide: Hiding,
): Promise<void> {
  await tx.sql(
    'update disclosure_items set texts_before = null where tenant_id = $1 and edition_id = $2 and texts_before is not null',
    [tx.tenantId, id],
  );
  await tx.sql(
    `update disclosure_items i set texts = r.texts, texts_before = r.before, version = i.version + 1
     from json_to_recordset($3::json) as r(id uuid, texts jsonb, before jsonb)
     where i.tenant_id = $1 and i.edition_id = $2 and i.source_id = r.id`,
    [tx.tenantId, id, JSON.stringify(changed)],
  );
  await tx.sql('update disclosure_editions set hidden = $3 where tenant_id = $1 and id = $2', [tx.tenantId, id, hide]);
}

/** Takes the last press over all rows back, but for rows that were changed by hand since. Throws invalid: nothing-to-undo. */
export async function undoReplace(ctx: Ctx, id: string, version: number): Promise<Edition> {
  const { tx, actor, now } = ctx;
  await lockEdition(ctx, id, 'revise', version);
  const rows = await tx.sql(
    `update disclosure_items set texts = texts_before, texts_before = null, version = version + 1
     where tenant_id = $1 and edition_id = $2 and texts_before is not null returning source_id`,
    [tx.tenantId, id],
  );
  if (rows.length === 0)
    throw invalid(
      'nothing-to-undo',
      '没有可以撤销的批量隐去；单条可以点「恢复原文」。',
      'There is nothing to take back; a single row can have its source words again.',
    );
  await emit(tx, actor, now, id, { kind: 'disclosure.replace-undone', data: { items: rows.length } });
  return editionOf(ctx, await loadEdition(ctx, id));
}
