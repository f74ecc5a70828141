import { invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { sha256 } from '../../../platform/crypto.ts';
import { canonical, emit } from '../../../platform/events.ts';
import type { Edition } from '../contract-editions.ts';
import { searchText } from '../domain/find.ts';
import { blocks, checkedTexts, publicItem } from '../domain/item.ts';
import { editionOf, itemsOf, knownFor, loadEdition } from '../queries/edition-rows.ts';
import { lockEdition } from './lock-edition.ts';

/**
 * Gives a draft its number and shows it to everybody. It is looked through once more by the names of now; the words of the
 * source, and rows that were left out but for the reason, are then forgotten. Throws not-found, conflict (version-conflict,
 * edition-state, second-person-needed), invalid (edition-blocked, edition-empty).
 */
export async function publishEdition(
  ctx: Ctx,
  id: string,
  { version, note }: { version: number; note?: string },
): Promise<Edition> {
  const { tx, actor, now } = ctx;
  const edition = await lockEdition(ctx, id, 'publish', version);
  const items = await itemsOf(ctx, id);
  const known = await knownFor(ctx, edition, items);
  const shown = items.filter(({ leftOut }) => leftOut === null);
  const blocked = shown.filter(({ texts }) => blocks(checkedTexts(texts, known)));
  const noteBlocks = note !== undefined && blocks(checkedTexts({ note }, known));
  if (blocked.length > 0 || noteBlocks) throw notYet(blocked.length, noteBlocks);
  if (items.length > 0 && shown.length === 0) throw empty();
  const rows = shown.map(({ id: itemId, facts, texts }) => ({ id: itemId, search: searchText(facts, texts) }));
  await tx.sql(
    `update disclosure_items i set source_texts = null, request_ids = null, texts_before = null, search_text = coalesce(r.search, ''),
       texts = case when i.left_out is null then i.texts else '{}' end, facts = case when i.left_out is null then i.facts else '{}' end
     from disclosure_items o left join json_to_recordset($3::json) as r(id uuid, search text) on r.id = o.source_id
     where i.tenant_id = $1 and i.edition_id = $2 and o.tenant_id = $1 and o.edition_id = $2 and o.source_id = i.source_id`,
    [tx.tenantId, id, JSON.stringify(rows)],
  );
  const digest = sha256(
    canonical(shown.map((item) => publicItem(edition.kind, item.id, item.facts, item.texts))),
  ).toString('hex');
  const [row] = await tx.sql<{ number: number }>(
    `update disclosure_editions e set state = 'published', published_by = $3, published_at = $4, note = coalesce($5, note), digest = $6,
       number = 1 + coalesce((select max(o.number) from disclosure_editions o
         where o.tenant_id = $1 and o.place_id = e.place_id and o.kind = e.kind), 0)
     where e.tenant_id = $1 and e.id = $2 returning e.number`,
    [tx.tenantId, id, actor.personId, now, note?.trim() ?? null, digest],
  );
  const data = {
    placeId: edition.placeId,
    kind: edition.kind,
    number: row?.number ?? 0,
    items: shown.length,
    leftOut: items.length - shown.length,
    digest,
  };
  await emit(tx, actor, now, id, { kind: 'disclosure.published', data });
  return editionOf(ctx, await loadEdition(ctx, id));
}

/** Takes a published edition back: its rows are shown to nobody outside any more, the reason to everybody. */
export async function withdrawEdition(
  ctx: Ctx,
  id: string,
  { version, reason }: { version: number; reason: string },
): Promise<Edition> {
  const { tx, actor, now } = ctx;
  const edition = await lockEdition(ctx, id, 'withdraw', version);
  const known = await knownFor(ctx, edition, []);
  if (blocks(checkedTexts({ reason }, known))) throw notYet(0, true);
  await tx.sql(
    `update disclosure_editions set state = 'withdrawn', withdrawn_by = $3, withdrawn_at = $4, withdraw_reason = $5
     where tenant_id = $1 and id = $2`,
    [tx.tenantId, id, actor.personId, now, reason.trim()],
  );
  const data = { placeId: edition.placeId, kind: edition.kind, number: edition.number };
  await emit(tx, actor, now, id, { kind: 'disclosure.withdrawn', data, words: { reason } });
  return editionOf(ctx, await loadEdition(ctx, id));
}

/** Discards a draft with all its rows; the log keeps that it was there. */
export async function discardEdition(ctx: Ctx, id: string, version: number): Promise<void> {
  const { tx, actor, now } = ctx;
  const { placeId, kind } = await lockEdition(ctx, id, 'discard', version);
  await tx.sql('delete from disclosure_editions where tenant_id = $1 and id = $2', [tx.tenantId, id]);
  await emit(tx, actor, now, id, { kind: 'disclosure.discarded', data: { placeId, kind } });
}

const notYet = (items: number, note: boolean): Error =>
  note
    ? invalid(
        'edition-blocked',
        '说明里有电话、证件号、住址或人名，请改掉再提交。',
        'The words beside it hold a number, a dwelling or a name: take that out first.',
        { items },
      )
    : invalid(
        'edition-blocked',
        `还有 ${items} 条含电话、证件号、住址或人名，请改写公示文字或不公示这几条。`,
        `${items} rows still hold numbers, dwellings or names: change their public words or leave them out.`,
        { items },
      );
const empty = (): Error =>
  invalid(
    'edition-empty',
    '所有条目都被排除，没有可公示的内容。',
    'Every row was left out: there is nothing to publish.',
  );
