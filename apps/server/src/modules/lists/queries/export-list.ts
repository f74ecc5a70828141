import type { RawCall } from '../../../platform/http/route.ts';
import { writeWorkbook } from '../../../platform/sheets/write-workbook.ts';
import type { ListName } from '../domain/items.ts';
import { writeItems } from '../domain/sheet-items.ts';
import { currentRow, visibleVersion } from './version-rows.ts';
import { notFound } from '../../../kernel/errors.ts';

const titles: Record<ListName, string> = {
  category: '分类清单',
  duty: '职责清单',
  limit: '时限清单',
  rejection: '不予受理情形',
  calendar: '工作日历',
};

/** A version as a workbook that `importList` reads back into the same items. */
export async function exportList({ request, reply, read }: RawCall): Promise<unknown> {
  const { list } = request.params as { list: ListName };
  const { version } = request.query as { version?: string };
  const row = await read((ctx) => (version === undefined ? currentRow(ctx.tx, list) : visibleVersion(ctx, version)));
  if (row.list !== list) throw notFound();
  const [header = [], ...rows] = writeItems(list, row.items as never[]);
  const file = await writeWorkbook(
    header.map((title) => ({ title, width: 16 })),
    rows,
    { sheetName: `${titles[list]}第${row.number}版` },
  );
  return reply
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .header(
      'content-disposition',
      `attachment; filename="${list}-${row.number}.xlsx"; filename*=UTF-8''${encodeURIComponent(`${titles[list]}-第${row.number}版`)}.xlsx`,
    )
    .send(file);
}
