import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { AppError, type Text } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import {
  cellAt,
  changesOf,
  noSuchNumber,
  numberTitle,
  numberTwice,
  sameVersion,
} from '../../../kernel/returned-rows.ts';
import type { SheetRow } from '../../../platform/sheets/sheet-rows.ts';
import { orRefused, type TakenRows } from '../../../platform/sheets/take-rows.ts';
import { takeWorkbook } from '../../files/index.ts';
import { NoteNeed, OfferResource, ReviseResource, reviseNeed as reviseNeedEndpoint } from '../contract.ts';
import {
  missingTitles,
  type Names,
  needBody,
  needColumns,
  readSheetRow,
  resourceColumns,
} from '../domain/sheet-rows.ts';
import { sheetNames } from '../queries/sheet-names.ts';
import { type Standing, standingNeeds, standingResources } from '../queries/standing-rows.ts';
import { noteNeeds } from './note-need.ts';
import { offerResources, reviseResource } from './resources.ts';
import { reviseNeed } from './revise-need.ts';

const BATCH = 200;

type Body = Record<string, unknown>;
interface Kind {
  columns: typeof needColumns;
  places: 'own' | 'all';
  schema: TSchema;
  bodyOf(fields: Body): Body;
  /** One answer a row, in order: an error where it is refused. */
  take(ctx: Ctx, bodies: readonly Body[]): Promise<unknown[]>;
  standing(ctx: Ctx, numbers: readonly string[]): Promise<Map<string, Standing>>;
  revision: TSchema;
  revise(ctx: Ctx, id: string, body: { version: number } & Body): Promise<unknown>;
}
const needs: Kind = {
  columns: needColumns,
  places: 'own',
  schema: NoteNeed,
  bodyOf: needBody,
  take: (ctx, bodies) => noteNeeds(ctx, bodies as NoteNeed[]),
  standing: standingNeeds,
  revision: reviseNeedEndpoint.body,
  revise: reviseNeed,
};
const resources: Kind = {
  columns: resourceColumns,
  places: 'all',
  schema: OfferResource,
  bodyOf: (fields) => fields,
  take: (ctx, bodies) => offerResources(ctx, bodies as OfferResource[]),
  standing: standingResources,
  revision: ReviseResource,
  revise: reviseResource,
};

export const importNeeds = (call: RawCall): Promise<unknown> => importSheet(call, needs);
export const importResources = (call: RawCall): Promise<unknown> => importSheet(call, resources);

interface Table {
  kind: Kind;
  header: readonly string[];
  /** Numbers that stood in rows above: none is revised twice by one table. */
  named: Set<string>;
}

/**
 * Takes the rows that are in order, one by one as if each had been entered, and hands the others back with the reasons.
 * A row with a number revises what has it, as if by hand.
 */
const importSheet = (call: RawCall, kind: Kind): Promise<unknown> =>
  takeWorkbook(call, {
    batch: BATCH,
    missing: (header) => missingTitles(kind.columns, header),
    begin: (header) => {
      const table: Table = { kind, header, named: new Set() };
      return (ctx, rows) => takeRows(ctx, table, rows);
    },
  });

async function takeRows(ctx: Ctx, table: Table, rows: readonly SheetRow[]): Promise<TakenRows> {
  const names = await sheetNames(ctx, table.kind.places);
  const numberOf = ({ cells }: SheetRow): string => cellAt(table.header, cells, numberTitle);
  const known = rows.filter((row) => numberOf(row) !== '');
  // Before anything new is numbered: what this table adds is not what it may mean.
  const standing = await table.kind.standing(ctx, known.map(numberOf));
  const added = rows.filter((row) => numberOf(row) === '');
  const taken: TakenRows = { ...(await takeNew(ctx, table, names, added)), unchanged: 0, changed: [] };
  for (const row of known) {
    const thing = numberOf(row);
    const answer = await orRefused(ctx, () => reviseByRow(ctx, table, names, row, standing));
    if (answer instanceof AppError) taken.rejected.push({ ...row, reasons: [answer.text] });
    else if ('faults' in answer) taken.rejected.push({ ...row, reasons: answer.faults });
    else if (answer.titles.length === 0) taken.unchanged += 1;
    else taken.changed.push({ ...row, thing, titles: answer.titles });
  }
  return taken;
}

async function takeNew(
  ctx: Ctx,
  { kind, header }: Table,
  names: Names,
  rows: readonly SheetRow[],
): Promise<Pick<TakenRows, 'created' | 'rejected'>> {
  const rejected: TakenRows['rejected'] = [];
  const inOrder: { row: SheetRow; body: Body }[] = [];
  for (const row of rows) {
    const read = readSheetRow(kind.columns, header, row.cells, names);
    const body = 'body' in read ? kind.bodyOf(read.body) : {};
    const reasons = 'faults' in read ? read.faults : shapeFaults(kind.schema, kind.columns, body);
    if (reasons.length > 0) rejected.push({ ...row, reasons });
    else inOrder.push({ row, body });
  }
  const answers = await kind.take(
    ctx,
    inOrder.map(({ body }) => body),
  );
  for (const [i, { row }] of inOrder.entries()) {
    const answer = answers[i];
    if (answer instanceof AppError) rejected.push({ ...row, reasons: [answer.text] });
  }
  return { created: rows.length - rejected.length, rejected };
}

/** The titles that were changed; none where the row says what stands here. Throws what the revision throws. */
async function reviseByRow(
  ctx: Ctx,
  { kind, header, named }: Table,
  names: Names,
  { cells }: SheetRow,
  standing: ReadonlyMap<string, Standing>,
): Promise<{ titles: string[] } | { faults: Text[] }> {
  const number = cellAt(header, cells, numberTitle);
  const thing = standing.get(number);
  if (!thing) throw noSuchNumber(number);
  if (named.has(number)) throw numberTwice();
  named.add(number);
  const changes = changesOf(kind.columns, { header, cells }, thing.cells, names);
  if ('faults' in changes || changes.titles.length === 0) return changes;
  const body = { ...changes.values, version: sameVersion(header, cells, thing.version) };
  const emptied = kind.columns.filter(({ field }) => field in changes.values && changes.values[field] === undefined);
  if (emptied.length > 0)
    return { faults: emptied.map(({ title }) => ({ zh: `${title}：必须填写`, en: `${title} is needed` })) };
  const faults = shapeFaults(kind.revision, kind.columns, body);
  if (faults.length > 0) return { faults };
  await kind.revise(ctx, thing.id, body);
  return changes;
}

/** What the schema of the endpoint would say, with the titles of the table. */
function shapeFaults(schema: TSchema, columns: typeof needColumns, body: Body): Text[] {
  if (Value.Check(schema, body)) return [];
  const fields = new Set(Value.Errors(schema, body).map(({ instancePath }) => instancePath.split('/').at(-1)));
  const titles = columns.flatMap(({ field, title }) => (fields.has(field) ? [title] : []));
  return titles.length === 0
    ? [{ zh: '这一行不完整', en: 'The row is not complete' }]
    : titles.map((title) => ({
        zh: `${title}：太长、太短或超出范围`,
        en: `${title}: too long, too short or out of range`,
      }));
}
