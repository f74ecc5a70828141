import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import type { CellValue } from '../../../platform/sheets/sheet-column.ts';
import { writeWorkbook } from '../../../platform/sheets/write-workbook.ts';
import { unitsInMemory } from '../../organizations/index.ts';
import { weekdaysText } from '../domain/sheet-cells.ts';
import { givers, needColumns, needSources, OWN_NUMBER, resourceColumns } from '../domain/sheet-rows.ts';
import { needFlow, type NeedState } from '../flow.ts';
import { listNeeds, type NeedFilter } from './list-needs.ts';
import { listResources } from './resource-rows.ts';
import { needSettings } from './settings.ts';

const MOST_PAGES = 1000;
const nameIn = (among: readonly { code: string; name: string }[], code: string): string =>
  among.find((each) => each.code === code)?.name ?? code;

/** All pages of a list, one after another in transactions of their own: nobody is kept waiting by an export. */
async function* pagesOf<T>(
  read: RawCall['read'],
  page: (ctx: Ctx, cursor: string | undefined) => Promise<{ items: T[]; next: string | null }>,
): AsyncGenerator<T[]> {
  let cursor: string | undefined;
  for (let i = 0; i < MOST_PAGES; i++) {
    const { items, next } = await read((ctx) => page(ctx, cursor));
    yield items;
    if (next === null) return;
    cursor = next;
  }
}

interface NeedSheetRow {
  id: string;
  number: string;
  state: NeedState;
  createdAt: string;
  content: string;
  sort: string;
  place: string;
  address: string;
  people: number | null;
  group: string;
  wantedBy: string | null;
  repeatable: boolean;
  source: string;
  reference: string | null;
}
const NEEDS = `select m.id, m.number, m.state, m.created_at::text as "createdAt", n.content, n.sort, p.code as place, n.address, n.people,
    n.people_group as "group", n.wanted_by as "wantedBy", n.repeatable, m.source,
    (select s.reference from need_sources s where s.tenant_id = n.tenant_id and s.need_id = n.id order by s.added_at, s.id limit 1) as reference
  from unnest($2::uuid[]) with ordinality as x(id, i) join matters m on m.tenant_id = $1 and m.id = x.id
  join needs n on n.tenant_id = $1 and n.id = x.id join places p on p.tenant_id = $1 and p.id = m.place_id order by x.i`;

/** The needs the caller may see, in the form in which they can be read in; number and state in front. */
export async function exportNeeds({ request, reply, read, inTransaction }: RawCall): Promise<unknown> {
  const filter = request.query as Omit<NeedFilter, 'cursor'>;
  const { needSorts } = await read(needSettings);
  const pages = pagesOf(read, async (ctx, cursor) => {
    const page = JSON.parse(await listNeeds(ctx, { ...filter, ...(cursor && { cursor }) })) as {
      items: { id: string }[];
      next: string | null;
    };
    const items = await ctx.tx.sql<NeedSheetRow>(NEEDS, [ctx.tx.tenantId, page.items.map(({ id }) => id)]);
    return { items, next: page.next };
  });
  const cells = (row: NeedSheetRow): CellValue[] => [
    row.number,
    needFlow.states[row.state].zh,
    row.createdAt.slice(0, 10),
    row.content,
    nameIn(needSorts, row.sort),
    row.place,
    row.address,
    row.people,
    row.group,
    row.wantedBy,
    row.repeatable ? '是' : '否',
    nameIn(needSources, row.source),
    row.reference,
  ];
  const titles = [OWN_NUMBER, '状态', '登记日期', ...needColumns.map(({ title }) => title)];
  const { book, count } = await bookOf('居民需求清单', titles, rowsOf(pages, cells));
  const { q, ...facts } = filter;
  // Needs name addresses: who takes them out leaves a trace, what was looked for among its words.
  await inTransaction(({ tx, actor, now, newId }) =>
    emit(tx, actor, now, newId(), {
      kind: 'need-list.exported',
      data: { count, filter: facts },
      ...(q && { words: { q } }),
    }),
  );
  return send(reply, 'needs', '居民需求清单', book);
}

/** The resources on the list, with what is promised of each and what is left. */
export async function exportResources({ reply, read }: RawCall): Promise<unknown> {
  const { resourceSorts } = await read(needSettings);
  const places = new Map(
    (
      await read(({ tx }) =>
        tx.sql<{ id: string; code: string }>('select id, code from places where tenant_id = $1', [tx.tenantId]),
      )
    ).map(({ id, code }) => [id, code]),
  );
  const { byId } = await read(unitsInMemory);
  const pages = pagesOf(read, (ctx, cursor) => listResources(ctx, cursor ? { cursor } : {}));
  const cells = (row: Awaited<ReturnType<typeof listResources>>['items'][number]): CellValue[] => [
    row.id,
    row.taken,
    row.capacity - row.taken,
    byId.get(row.unitId)?.name,
    nameIn(givers, row.giver),
    nameIn(resourceSorts, row.sort),
    row.name,
    row.details,
    row.capacity,
    row.measure,
    row.perNeed,
    row.renews ? '是' : '否',
    row.fromOn,
    row.untilOn,
    weekdaysText(row.weekdays),
    row.hours,
    places.get(row.placeId),
    row.reachM,
    row.conditions,
  ];
  const titles = [OWN_NUMBER, '已占用', '余量', ...resourceColumns.map(({ title }) => title)];
  const { book } = await bookOf('辖区资源清单', titles, rowsOf(pages, cells));
  return send(reply, 'resources', '辖区资源清单', book);
}

async function* rowsOf<T>(pages: AsyncIterable<T[]>, cells: (row: T) => CellValue[]): AsyncGenerator<CellValue[]> {
  for await (const page of pages) for (const row of page) yield cells(row);
}

async function bookOf(
  name: string,
  titles: readonly string[],
  rows: AsyncIterable<CellValue[]>,
): Promise<{ book: Buffer; count: number }> {
  let count = 0;
  async function* counted(): AsyncGenerator<CellValue[]> {
    for await (const row of rows) {
      count += 1;
      yield row;
    }
  }
  const columns = titles.map((title) => ({ title, width: 14 }));
  return { book: await writeWorkbook(columns, counted(), { sheetName: name }), count };
}

const send = (reply: RawCall['reply'], file: string, name: string, book: Buffer): unknown =>
  reply
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .header(
      'content-disposition',
      `attachment; filename="${file}.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}.xlsx`,
    )
    .send(book);
