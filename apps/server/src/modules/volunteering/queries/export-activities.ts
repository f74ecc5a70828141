import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import type { CellValue, SheetColumn } from '../../../platform/sheets/sheet-column.ts';
import { writeWorkbook } from '../../../platform/sheets/write-workbook.ts';
import { unitsInMemory } from '../../organizations/index.ts';
import { groundOf } from '../../territory/index.ts';
import type { ActivityRow, ActivityState } from '../contract.ts';
import { type ActivityFilter, listActivities } from './list-activities.ts';
import { volunteeringSettings } from './settings.ts';
import { sendBook } from './sheet-template.ts';

const MOST_PAGES = 1000;
const columns: SheetColumn[] = [
  { title: '活动', width: 30 },
  { title: '类型', width: 12 },
  { title: '状态', width: 12 },
  { title: '开始', width: 18, kind: 'datetime' },
  { title: '结束', width: 18, kind: 'datetime' },
  { title: '社区', width: 16 },
  { title: '地点', width: 24 },
  { title: '主办单位', width: 22 },
  { title: '协办单位', width: 22 },
  { title: '参加人数', width: 10 },
  { title: '服务时长（小时）', width: 14 },
  { title: '服务人数', width: 10 },
];
const states: Record<ActivityState, string> = {
  planned: '已安排',
  held: '待社区确认',
  confirmed: '已确认',
  returned: '退回补充',
  cancelled: '已取消',
};

/** The activities the caller sees as a workbook; it names nobody. */
export async function exportActivities({ request, reply, read, inTransaction }: RawCall): Promise<unknown> {
  const filter = request.query as Omit<ActivityFilter, 'cursor'>;
  const rows: CellValue[][] = [];
  let cursor: string | undefined;
  for (let i = 0; i < MOST_PAGES; i++) {
    const page = await read((ctx) => pageOf(ctx, { ...filter, ...(cursor && { cursor }) }));
    rows.push(...page.rows);
    if (page.next === null) break;
    cursor = page.next;
  }
  const { q, ...facts } = filter;
  await inTransaction(({ tx, actor, now, newId }) =>
    emit(tx, actor, now, newId(), {
      kind: 'activity-list.exported',
      data: { count: rows.length, filter: facts },
      ...(q && { words: { q } }),
    }),
  );
  const book = await writeWorkbook(columns, rows, { sheetName: '共建活动', frozenColumns: 1 });
  return sendBook(reply, book, 'activities', '共建活动');
}

async function pageOf(ctx: Ctx, filter: ActivityFilter): Promise<{ rows: CellValue[][]; next: string | null }> {
  const { kinds } = await volunteeringSettings(ctx);
  const { byId } = await unitsInMemory(ctx);
  const { places } = await groundOf(ctx);
  const { items, next } = await listActivities(ctx, filter);
  const unit = (id: string): string => byId.get(id)?.name ?? '';
  const cells = (row: ActivityRow): CellValue[] => [
    row.title,
    kinds.find(({ code }) => code === row.kind)?.name ?? row.kind,
    states[row.state],
    new Date(row.beginsAt),
    new Date(row.endsAt),
    unit(row.communityId),
    [places.get(row.placeId ?? '')?.name, row.venue].filter(Boolean).join(' '),
    unit(row.unitId),
    row.helperIds.map(unit).join('、'),
    row.people,
    row.hours,
    row.served,
  ];
  return { rows: items.map(cells), next };
}
