import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import type { CellValue, SheetColumn } from '../../../platform/sheets/sheet-column.ts';
import { writeWorkbook } from '../../../platform/sheets/write-workbook.ts';
import { unitsInMemory } from '../../organizations/index.ts';
import { placeChainInMemory } from '../../territory/index.ts';
import type { BoardQuery, BoardRow } from '../contract-board.ts';
import { projectFlow, type ProjectState } from '../flow.ts';
import { projectBoard } from './project-board.ts';
import { projectSettings } from './settings.ts';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The board as a workbook; the log says who took how many. */
export async function exportBoard({ request, reply, inTransaction }: RawCall): Promise<unknown> {
  const { columns, rows, from, timezone } = await inTransaction((ctx) => sheetOf(ctx, request.query as BoardQuery));
  const body = await writeWorkbook(columns, rows, { sheetName: '挂图作战', timezone, frozenColumns: 2 });
  const name = encodeURIComponent(`挂图作战-${from}.xlsx`);
  return reply
    .type(WORKBOOK)
    .header('content-disposition', `attachment; filename="project-board-${from}.xlsx"; filename*=UTF-8''${name}`)
    .send(body);
}

interface Sheet {
  columns: SheetColumn[];
  rows: CellValue[][];
  from: string;
  timezone: string;
}

async function sheetOf(ctx: Ctx, filter: BoardQuery): Promise<Sheet> {
  const { tx, actor, now, platform } = ctx;
  const board = await projectBoard(ctx, filter);
  const items = JSON.parse(board.rows) as BoardRow[];
  await emit(tx, actor, now, ctx.newId(), {
    kind: 'project-board.exported',
    data: { count: items.length, from: board.from, months: board.months, filter },
  });
  const { types } = await projectSettings(ctx);
  const typeNames = new Map(types.map(({ code, name }) => [code, name]));
  const { byId } = await unitsInMemory(ctx);
  const fixed = ['编号', '项目', '类型', '状态', '地点', '牵头单位', '当前进度', '完工期限', '逾期天数', '逾期节点'];
  const months = items[0]?.months.map(({ month }) => month) ?? [];
  const rows: CellValue[][] = [];
  for (const row of items)
    rows.push([
      row.number,
      row.title,
      typeNames.get(row.type) ?? row.type,
      projectFlow.states[row.state as ProjectState].zh,
      row.placeId ? ((await placeChainInMemory(ctx, row.placeId))[0]?.name ?? '') : '',
      row.leadId ? (byId.get(row.leadId)?.name ?? '') : '',
      row.percent,
      row.endsOn,
      row.lateDays,
      row.lateWith,
      ...row.months.flatMap(({ planned, reached }) => [planned, reached]),
    ]);
  const columns = [...fixed, ...months.flatMap((month) => [`${month} 计划%`, `${month} 实际%`])];
  return { columns: columns.map((title) => ({ title })), rows, from: board.from, timezone: platform.timezone };
}
