import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import type { CellValue } from '../../../platform/sheets/sheet-column.ts';
import { writeWorkbook } from '../../../platform/sheets/write-workbook.ts';
import { listNeeds, type NeedFilter } from './list-needs.ts';
import { listResources } from './resource-rows.ts';
import { needCells, needTitles, resourceCells, resourceTitles } from './sheet-cells.ts';

const MOST_PAGES = 1000;
type Page = { items: CellValue[][]; next: string | null };

/** All pages of a list, one after another in transactions of their own: nobody is kept waiting by an export. */
async function* rowsOf(
  read: RawCall['read'],
  page: (ctx: Ctx, cursor: string | undefined) => Promise<Page>,
): AsyncGenerator<CellValue[]> {
  let cursor: string | undefined;
  for (let i = 0; i < MOST_PAGES; i++) {
    const { items, next } = await read((ctx) => page(ctx, cursor));
    yield* items;
    if (next === null) return;
    cursor = next;
  }
}

/** The needs the caller may see, in the form in which they can be read in; number, version and state in front. */
export async function exportNeeds({ request, reply, read, inTransaction }: RawCall): Promise<unknown> {
  const filter = request.query as Omit<NeedFilter, 'cursor'>;
  const rows = rowsOf(read, async (ctx, cursor) => {
    const page = JSON.parse(await listNeeds(ctx, { ...filter, ...(cursor && { cursor }) })) as {
      items: { id: string }[];
      next: string | null;
    };
    const ids = page.items.map(({ id }) => id);
    return { items: await needCells(ctx, ids), next: page.next };
  });
  const { book, count } = await bookOf('居民需求清单', needTitles, rows);
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
  const rows = rowsOf(read, async (ctx, cursor) => {
    const { items, next } = await listResources(ctx, cursor ? { cursor } : {});
    return { items: await resourceCells(ctx, items), next };
  });
  const { book } = await bookOf('辖区资源清单', resourceTitles, rows);
  return send(reply, 'resources', '辖区资源清单', book);
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
