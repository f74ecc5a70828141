import type { Ctx } from '../../../platform/context.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import type { CellValue } from '../../../platform/sheets/sheet-column.ts';
import { writeWorkbook } from '../../../platform/sheets/write-workbook.ts';
import { unitsInMemory } from '../../organizations/index.ts';
import type { RowProgress } from '../contract.ts';
import { editionToShow, tellTaken } from './print-agreement.ts';
import { progressOf } from './row-progress.ts';

const lists = [
  ['needs', '居民需求清单'],
  ['resources', '辖区资源清单'],
  ['projects', '服务项目清单'],
] as const;
const states: Record<RowProgress['state'], string> = { kept: '已兑现', open: '进行中', 'fallen-through': '已落空' };
const columns = [
  { title: '清单', width: 16 },
  { title: '序号', width: 6 },
  { title: '内容', width: 40 },
  { title: '数量', width: 14 },
  { title: '时限', width: 12 },
  { title: '责任方', width: 26 },
  { title: '进展', width: 10 },
  { title: '完成%', width: 8 },
];

/** The three lists with their progress as a workbook; the log says who took them. */
export async function exportLists({ request, reply, inTransaction }: RawCall): Promise<unknown> {
  const { id } = request.params as { id: string };
  const { edition } = request.query as { edition?: number };
  const { number, title, rows } = await inTransaction((ctx) => sheetOf(ctx, id, edition));
  const book = await writeWorkbook(columns, rows, { sheetName: '三张清单', frozenColumns: 3 });
  const name = encodeURIComponent(`${title}-三张清单.xlsx`);
  return reply
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .header('content-disposition', `attachment; filename="agreement-${number}.xlsx"; filename*=UTF-8''${name}`)
    .send(book);
}

async function sheetOf(ctx: Ctx, id: string, wanted?: number) {
  const { matter, own, edition } = await editionToShow(ctx, id, wanted);
  await tellTaken(ctx, 'agreement.exported', { agreementId: id, number: matter.number, edition: edition.number });
  const { byId } = await unitsInMemory(ctx);
  const community = byId.get(own.communityId)?.name ?? '';
  const unit = byId.get(own.unitId)?.name ?? '';
  const names = { community, unit, both: '双方' };
  const progress = new Map((await progressOf(ctx, edition.content, own.communityId)).map((each) => [each.rowId, each]));
  const rows = lists.flatMap(([part, list]) =>
    edition.content[part].map((row, i): CellValue[] => {
      const standing = progress.get(row.id);
      return [
        list,
        i + 1,
        row.text,
        row.amount,
        row.dueOn,
        names[row.duty],
        standing ? states[standing.state] : '',
        standing?.percent,
      ];
    }),
  );
  return { number: matter.number, title: edition.content.title, rows };
}
