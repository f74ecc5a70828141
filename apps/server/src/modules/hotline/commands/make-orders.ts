import type { Ctx } from '../../../platform/context.ts';
import { toCgcs2000 } from '../../../platform/geo/datum.ts';
import { loadNames, type NameIndexes, urgencyOf } from '../../exchange/index.ts';
import { type ImportedRequest, importRequests } from '../../requests/index.ts';
import type { OrderData } from '../contract-messages.ts';
import type { MapEntries } from '../domain/codes.ts';
import { momentOf } from '../domain/moment.ts';
import { type ByName, translate, type UnknownCode } from '../domain/order.ts';
import type { LinkRow } from '../queries/link.ts';
import type { Order } from './orders.ts';

/** One name for the hotline, the same that imported tables carry: an order that came as a row of a table is the same order. */
export const HOTLINE = '12345';

export interface Making {
  link: LinkRow;
  map: MapEntries;
}
export interface FreshOrder {
  order: Order;
  data: OrderData;
}

/**
 * Makes the requests of new orders, all at once, and writes into each order where it is. Answers which of them were here
 * before. Codes that nobody has settled lose nothing: they stay with the order, and are counted for the map.
 */
export async function makeOrders(ctx: Ctx, making: Making, fresh: readonly FreshOrder[]): Promise<Order[]> {
  if (fresh.length === 0) return [];
  const names = await loadNames(ctx);
  const read = fresh.map(({ order, data }) => requestOf(data, order.number, making, names));
  const made = await importRequests(
    ctx,
    making.link.id,
    read.map(({ request }) => request),
    'hotline',
  );
  const known: Order[] = [];
  fresh.forEach(({ order }, i) => {
    const { id, isNew } = made[i] as (typeof made)[number];
    order.requestId = id;
    order.dueAt = read[i]?.request.dueAt ?? null;
    order.codes = read[i]?.unknown ?? [];
    if (!isNew) known.push(order);
  });
  await countCodes(
    ctx,
    read.flatMap(({ unknown }) => unknown),
  );
  return known;
}

function requestOf(
  data: OrderData,
  number: string,
  { link, map }: Making,
  names: NameIndexes,
): { request: ImportedRequest; unknown: UnknownCode[] } {
  const category = translate(
    map,
    'category',
    { code: data.categoryCode, name: data.categoryName },
    exactly(names.categories),
  );
  const area = translate(map, 'area', { code: data.areaCode, name: data.areaName }, exactly(names.places));
  const urgency = translate(map, 'urgency', { code: data.urgencyCode }, urgencyOf);
  const place = area.ours === undefined ? undefined : names.places.find([area.ours])?.entry;
  const unknown = [category, area, urgency].flatMap((each) => each.unknown ?? []);
  const madeAt = momentOf(data.madeAt) as Date;
  const due = data.dueAt === undefined ? null : momentOf(data.dueAt);
  const closedAt = data.closedAt === undefined ? null : momentOf(data.closedAt);
  // What the list no longer has is as good as unknown; the other way round nothing would come in.
  const known = category.ours !== undefined && names.categories.find([category.ours])?.entry.code;
  return {
    unknown,
    request: {
      title: data.title ?? data.content,
      content: [data.content, ...linesOf(data, unknown)].join('\n'),
      source: 'hotline',
      sourceSystem: HOTLINE,
      sourceNumber: number,
      category: known || null,
      ...(isUrgency(urgency.ours) && { urgency: urgency.ours }),
      address: data.address ?? '',
      ...(place && { placeId: place.id }),
      ...positionOf(data, link.datum),
      reporter: { name: data.name, phone: data.phone },
      madeAt,
      dueAt: due && due > madeAt ? due : null,
      closed: closedAt !== null,
      closedAt,
      leadId: null,
      publicText: data.reply ?? null,
    },
  };
}

/** By code or name as a whole; half a match would be a guess. */
const exactly =
  (index: NameIndexes['places']): ByName =>
  (words) => {
    const found = index.find([words]);
    return found?.exact ? found.entry.code : undefined;
  };

const fieldNames = { category: '热线类别', area: '热线区域', urgency: '热线紧急程度' } as const;

/** What has no column of ours stays with the words, so that whoever handles it reads it. */
const linesOf = ({ extra = {} }: OrderData, unknown: readonly UnknownCode[]): string[] => [
  ...Object.entries(extra).map(([name, words]) => `${name}：${words}`),
  ...unknown.map(
    ({ field, code, label }) => `${fieldNames[field]}：${label && label !== code ? `${label}（${code}）` : code}`,
  ),
];

const isUrgency = (text: string | undefined): text is 'urgent' | 'normal' | 'complex' =>
  text === 'urgent' || text === 'normal' || text === 'complex';

function positionOf({ lon, lat }: OrderData, datum: LinkRow['datum']): { lon?: number; lat?: number } {
  if (lon === undefined || lat === undefined || (lon === 0 && lat === 0)) return {};
  const [east, north] = toCgcs2000([lon, lat], datum);
  return { lon: east, lat: north };
}

async function countCodes({ tx, now }: Ctx, codes: readonly UnknownCode[]): Promise<void> {
  if (codes.length === 0) return;
  const counted = new Map<string, UnknownCode & { orders: number }>();
  for (const each of codes) {
    const key = `${each.field} ${each.code}`;
    const before = counted.get(key) ?? { ...each, orders: 0 };
    counted.set(key, { ...before, label: each.label || before.label, orders: before.orders + 1 });
  }
  await tx.sql(
    `insert into hotline_codes as c (tenant_id, field, code, label, orders, first_at, last_at)
     select $1, x.field, x.code, x.label, x.orders, $3, $3 from json_to_recordset($2::json) as x(field text, code text, label text, orders int)
     order by x.field, x.code
     on conflict (tenant_id, field, code) do update set orders = c.orders + excluded.orders, last_at = excluded.last_at,
       label = case when excluded.label = '' then c.label else excluded.label end`,
    [tx.tenantId, JSON.stringify([...counted.values()]), now],
  );
}
