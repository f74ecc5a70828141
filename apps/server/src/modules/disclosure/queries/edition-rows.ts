import { notFound } from '../../../kernel/errors.ts';
import type { KnownWords } from '../../../kernel/personal-marks.ts';
import type { Ctx } from '../../../platform/context.ts';
import { readCursor, writeCursor } from '../../matters/index.ts';
import type { Edition, Hiding } from '../contract-editions.ts';
import type { ItemFacts, ListKind } from '../contract-parts.ts';
import { blocks, checkedTexts, doubtfulRows, isDoubtful, type ItemTexts } from '../domain/item.ts';
import { can, editionAbilities, type GovernedEdition } from '../policy.ts';
import { areaOf } from './area.ts';
import { knownWords } from './known-words.ts';

export interface EditionRow {
  id: string;
  placeId: string;
  place: string;
  placePath: string;
  kind: ListKind;
  state: 'draft' | 'published' | 'withdrawn';
  number: number | null;
  note: string;
  preparers: string[];
  preparedAt: Date;
  publishedBy: string | null;
  publishedAt: Date | null;
  withdrawnAt: Date | null;
  withdrawReason: string | null;
  hidden: Hiding | null;
  version: number;
}
export interface ItemRow {
  id: string;
  position: number;
  facts: ItemFacts;
  texts: ItemTexts;
  sourceTexts: ItemTexts | null;
  requestIds: string[] | null;
  leftOut: string | null;
  textsBefore: ItemTexts | null;
  version: number;
}

export const editionColumns = `e.id, e.place_id as "placeId", p.name as place, e.place_path as "placePath", e.kind, e.state, e.number, e.note,
  e.preparers, e.prepared_at as "preparedAt", e.published_by as "publishedBy", e.published_at as "publishedAt",
  e.withdrawn_at as "withdrawnAt", e.withdraw_reason as "withdrawReason", e.hidden, e.version`;
export const editionFrom =
  'from disclosure_editions e join places p on p.tenant_id = e.tenant_id and p.id = e.place_id';
const itemColumns = `source_id as id, position, facts, texts, source_texts as "sourceTexts", request_ids as "requestIds",
  left_out as "leftOut", texts_before as "textsBefore", version`;

export const governed = async (ctx: Ctx, { state, placePath, preparers }: EditionRow): Promise<GovernedEdition> => ({
  state,
  inArea: placePath.startsWith(await areaOf(ctx)),
  preparers,
});

/** An edition of the caller's own area; `lock` keeps others from changing it until the transaction ends. Throws not-found. */
export async function loadEdition(ctx: Ctx, id: string, lock = false): Promise<EditionRow> {
  const [row] = await ctx.tx.sql<EditionRow>(
    `select ${editionColumns} ${editionFrom} where e.tenant_id = $1 and e.id = $2${lock ? ' for no key update of e' : ''}`,
    [ctx.tx.tenantId, id],
  );
  if (!row || !can(ctx.actor, 'read', await governed(ctx, row))) throw notFound();
  return row;
}

/** All rows of an edition in their order, those left out among them. */
export const itemsOf = ({ tx }: Pick<Ctx, 'tx'>, editionId: string): Promise<ItemRow[]> =>
  tx.sql<ItemRow>(
    `select ${itemColumns} from disclosure_items where tenant_id = $1 and edition_id = $2 order by position`,
    [tx.tenantId, editionId],
  );

const knownWithin = new WeakMap<Ctx['tx'], Map<string, Promise<KnownWords>>>();

/** What is looked for in the words of an edition with these rows; thousands of sealed names are opened once in a transaction. */
export function knownFor(ctx: Ctx, { placePath }: EditionRow, items: readonly ItemRow[]): Promise<KnownWords> {
  const requestIds = [...new Set(items.flatMap(({ requestIds: ids }) => ids ?? []))];
  const key = [placePath, ...requestIds].join();
  const known = knownWithin.get(ctx.tx) ?? new Map<string, Promise<KnownWords>>();
  const words = known.get(key) ?? knownWords(ctx, placePath, requestIds);
  knownWithin.set(ctx.tx, known.set(key, words));
  return words;
}

const nothing = { shown: 0, leftOut: 0, blocked: 0, doubtful: 0, found: { addresses: 0, persons: 0, numbers: 0 } };

/** Of numbered editions, in one statement. */
async function countsOf({ tx }: Ctx, rows: readonly EditionRow[]): Promise<Map<string, Edition['counts']>> {
  const counted = await tx.sql<{ id: string; shown: number; leftOut: number }>(
    `select edition_id as id, (count(*) filter (where left_out is null))::int as shown, count(left_out)::int as "leftOut"
     from disclosure_items where tenant_id = $1 and edition_id = any($2::uuid[]) group by edition_id`,
    [tx.tenantId, rows.filter(({ state }) => state !== 'draft').map(({ id }) => id)],
  );
  return new Map(counted.map(({ id, shown, leftOut }) => [id, { ...nothing, shown, leftOut }]));
}

async function draftCounts(ctx: Ctx, row: EditionRow): Promise<Pick<Edition, 'counts' | 'undo'>> {
  const items = await itemsOf(ctx, row.id);
  const known = await knownFor(ctx, row, items);
  const shown = items.filter(({ leftOut }) => leftOut === null);
  const checked = shown.map(({ texts }) => checkedTexts(texts, known));
  const counts = {
    shown: shown.length,
    leftOut: items.length - shown.length,
    blocked: checked.filter(blocks).length,
    doubtful: checked.filter(isDoubtful).length,
    found: doubtfulRows(checked),
  };
  const hid = items.filter(({ textsBefore }) => textsBefore !== null).length;
  return { counts, undo: row.hidden && hid > 0 ? { hid: row.hidden, rows: hid } : null };
}

async function editionViews(ctx: Ctx, rows: readonly EditionRow[]): Promise<Edition[]> {
  const { tx, actor } = ctx;
  const people = await tx.sql<{ id: string; name: string }>(
    'select id, name from people where tenant_id = $1 and id = any($2::uuid[])',
    [tx.tenantId, rows.flatMap(({ preparers, publishedBy }) => [...preparers, ...(publishedBy ? [publishedBy] : [])])],
  );
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const who = (id: string) => ({ id, name: names.get(id) ?? '' });
  const counts = await countsOf(ctx, rows);
  const items: Edition[] = [];
  for (const row of rows) {
    const { placePath: _path, hidden: _hidden, ...shown } = row;
    items.push({
      ...shown,
      preparers: row.preparers.map(who),
      preparedAt: row.preparedAt.toISOString(),
      publishedBy: row.publishedBy ? who(row.publishedBy) : null,
      publishedAt: row.publishedAt?.toISOString() ?? null,
      withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
      ...(row.state === 'draft' ? await draftCounts(ctx, row) : { counts: counts.get(row.id) ?? nothing, undo: null }),
      abilities: editionAbilities(actor, await governed(ctx, row)),
    });
  }
  return items;
}

export async function editionOf(ctx: Ctx, row: EditionRow): Promise<Edition> {
  const [edition] = await editionViews(ctx, [row]);
  if (!edition) throw notFound();
  return edition;
}

export const getEdition = async (ctx: Ctx, id: string): Promise<Edition> => editionOf(ctx, await loadEdition(ctx, id));

const PAGE = 20;

/** The numbered editions of one list of the caller's area, newest first. */
export async function listEditions(
  ctx: Ctx,
  { placeId, kind, cursor }: { placeId: string; kind: ListKind; cursor?: string },
): Promise<{ items: Edition[]; next: string | null }> {
  const after = readCursor(cursor);
  const rows = await ctx.tx.sql<EditionRow>(
    `select ${editionColumns} ${editionFrom} where e.tenant_id = $1 and e.place_id = $2 and e.kind = $3 and e.number is not null
       and starts_with(e.place_path, $4) and ($5::timestamptz is null or (e.published_at, e.id) < ($5, $6::uuid))
     order by e.published_at desc, e.id desc limit ${PAGE + 1}`,
    [ctx.tx.tenantId, placeId, kind, await areaOf(ctx), after?.at ?? null, after?.id ?? null],
  );
  const items = await editionViews(ctx, rows.slice(0, PAGE));
  const last = rows.length > PAGE ? items.at(-1) : undefined;
  return { items, next: last?.publishedAt ? writeCursor({ at: last.publishedAt, id: last.id }) : null };
}
