import { conflict, forbidden } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { violated } from '../../../platform/database/database.ts';
import { emit } from '../../../platform/events.ts';
import type { Edition } from '../contract-editions.ts';
import type { ListKind } from '../contract-parts.ts';
import type { CollectedItem, ItemTexts } from '../domain/item.ts';
import { publishingPlace } from '../queries/area.ts';
import { collectRows } from '../queries/collect-rows.ts';
import { editionOf, type ItemRow, itemsOf, loadEdition } from '../queries/edition-rows.ts';
import { lockEdition } from './lock-edition.ts';
import { type NewItem, saveItems } from './save-items.ts';
import { tellReady } from './tell-ready.ts';

/**
 * Begins the next edition of a list with the rows of today. Throws invalid: unknown-place; conflict: draft-open.
 */
export async function prepareEdition(
  ctx: Ctx,
  { placeId, kind }: { placeId: string; kind: ListKind },
): Promise<Edition> {
  const { tx, actor, now } = ctx;
  if (actor.personId === null) throw forbidden();
  const place = await publishingPlace(ctx, placeId);
  const id = ctx.newId();
  try {
    await tx.sql(
      `insert into disclosure_editions (tenant_id, id, place_id, place_path, kind, state, preparers, prepared_at)
       values ($1, $2, $3, $4, $5, 'draft', $6, $7)`,
      [tx.tenantId, id, placeId, place.path, kind, [actor.personId], now],
    );
  } catch (error) {
    if (violated(error) === 'disclosure_editions_draft') throw draftOpen();
    throw error;
  }
  const collected = await collectRows(ctx, place, kind);
  await saveItems(ctx, id, collected.map(asCollected));
  const data = { placeId, kind, items: collected.length };
  await emit(tx, actor, now, id, { kind: 'disclosure.prepared', data });
  const edition = await loadEdition(ctx, id);
  const prepared = await editionOf(ctx, edition);
  if (prepared.counts.blocked === 0) await tellReady(ctx, edition, prepared.counts.shown);
  return prepared;
}

/** Takes the rows of now into a draft: new ones come in, gone ones go, and public words stay where the source is as it was. */
export async function collectAgain(ctx: Ctx, id: string, version: number): Promise<Edition> {
  const { tx, actor, now } = ctx;
  const edition = await lockEdition(ctx, id, 'revise', version);
  const before = new Map((await itemsOf(ctx, id)).map((item) => [item.id, item]));
  const blockedBefore = (await editionOf(ctx, edition)).counts.blocked > 0;
  const collected = await collectRows(ctx, await publishingPlace(ctx, edition.placeId), edition.kind);
  await tx.sql('delete from disclosure_items where tenant_id = $1 and edition_id = $2', [tx.tenantId, id]);
  await saveItems(
    ctx,
    id,
    collected.map((item) => keptOver(item, before.get(item.sourceId))),
  );
  await emit(tx, actor, now, id, { kind: 'disclosure.collected', data: { items: collected.length } });
  const again = await editionOf(ctx, await loadEdition(ctx, id));
  if (blockedBefore && again.counts.blocked === 0) await tellReady(ctx, edition, again.counts.shown);
  return again;
}

const asCollected = (item: CollectedItem): NewItem => ({ ...item, publicTexts: item.texts, leftOut: null });

function keptOver(item: CollectedItem, was: ItemRow | undefined): NewItem {
  if (!was) return asCollected(item);
  const publicTexts: ItemTexts = Object.fromEntries(
    Object.entries(item.texts).map(([field, text]) => [
      field,
      was.sourceTexts?.[field] === text ? (was.texts[field] ?? text) : text,
    ]),
  );
  return { ...item, publicTexts, leftOut: was.leftOut };
}

const draftOpen = (): Error =>
  conflict(
    'draft-open',
    '这份清单已有一版在编制，请接着编，或先作废它。',
    'A draft of this list is open already: go on with it, or discard it first.',
  );
