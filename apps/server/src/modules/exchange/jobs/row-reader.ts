import { zoneOf } from '../../../kernel/time.ts';
import { sha256 } from '../../../platform/crypto.ts';
import { toCgcs2000 } from '../../../platform/geo/datum.ts';
import type { SheetRow } from '../../../platform/sheets/sheet-rows.ts';
import { reasonTitle, rowTitle } from '../../../platform/sheets/write-rejected.ts';
import type { ImportedRequest } from '../../requests/index.ts';
import { type Reading, type ReadRow, readRow, rowIdentity } from '../domain/read-row.ts';
import type { Reason } from '../domain/reasons.ts';
import type { ImportRow } from '../queries/import-rows.ts';
import type { NameIndexes } from './name-indexes.ts';

/** A row of the table on its way in: a request to be made, or why there will be none. */
export interface Candidate {
  row: number;
  request?: ImportedRequest;
  reason?: Reason;
}

const ours = new Set([reasonTitle, rowTitle]);

/** Reads the rows of one table, in order, and knows which numbers it has met. */
export function rowReader(
  table: Pick<ImportRow, 'header' | 'mapping' | 'options'>,
  names: NameIndexes,
  now: Date,
): (row: SheetRow) => Candidate {
  const { header, mapping, options } = table;
  const { dateOrder, madeOn } = options;
  const zone = zoneOf(options.timezone);
  const reading: Reading = { header, mapping, now, zone, dateOrder, ...(madeOn && { madeOn }) };
  const met = new Map<string, number>();
  return ({ number: row, cells }) => {
    const read = readRow(cells, reading);
    if ('code' in read) return { row, reason: read };
    // A row without a number is known by its words: the same words are the same row.
    const identity = () =>
      `row-${sha256(rowIdentity(header, cells, ours))
        .toString('base64url')
        .slice(0, 24)}`;
    const sourceNumber = read.number || identity();
    const before = met.get(sourceNumber);
    if (before !== undefined) return { row, reason: { code: 'duplicate-in-table', detail: String(before) } };
    met.set(sourceNumber, row);
    return { row, request: requestOf(read, { sourceNumber, table, names }) };
  };
}

interface About {
  sourceNumber: string;
  table: Pick<ImportRow, 'options'>;
  names: NameIndexes;
}

function requestOf(read: ReadRow, { sourceNumber, table, names }: About): ImportedRequest {
  const { sourceSystem, datum } = table.options;
  const place = names.places.find(read.places);
  const category = names.categories.find(read.categories);
  const unit = names.units.find(read.unit ? [read.unit] : []);
  // What our lists do not know is kept in words, so that nothing of the row is lost.
  const unknown = [
    ...(read.categories.length > 0 && !category?.exact ? [`原分类：${read.categories.join(' / ')}`] : []),
    ...(read.places.length > 0 && !place?.exact ? [`原属地：${read.places.join(' / ')}`] : []),
    ...(read.unit && !(unit?.exact && read.closed) ? [`承办单位：${read.unit}`] : []),
  ];
  return {
    title: read.title,
    content: [read.content, ...read.extras, ...unknown].join('\n'),
    source: read.source,
    sourceSystem,
    sourceNumber,
    address: read.address,
    category: category?.entry.code ?? null,
    ...(read.urgency && { urgency: read.urgency }),
    ...(place && { placeId: place.entry.id }),
    ...positionOf(read, datum),
    reporter: { name: read.name, phone: read.phone },
    madeAt: read.madeAt,
    dueAt: read.dueAt,
    closed: read.closed,
    closedAt: read.closedAt,
    leadId: unit?.entry.id ?? null,
    publicText: read.reply || null,
  };
}

function positionOf(read: ReadRow, datum: 'CGCS2000' | 'GCJ02'): { lon?: number; lat?: number } {
  if (read.lon === undefined || read.lat === undefined) return {};
  const [lon, lat] = toCgcs2000([read.lon, read.lat], datum);
  return { lon, lat };
}
