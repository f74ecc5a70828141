import { numberTitle, versionTitle } from '../../../kernel/returned-rows.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import type { CellValue } from '../../../platform/sheets/sheet-column.ts';
import { noteStart } from '../../../platform/sheets/sheet-header.ts';
import { writeWorkbook } from '../../../platform/sheets/write-workbook.ts';
import { unitsInMemory } from '../../organizations/index.ts';
import type { EffectRow, RecheckState } from '../contract-effects.ts';
import { effectColumns, roundTitle } from '../domain/effect-rows.ts';
import { presentEffect } from '../domain/project.ts';
import { can } from '../policy.ts';
import { sendWorkbook } from './export-projects.ts';
import { type EffectFilter, listEffects } from './list-effects.ts';
import { governedProject, loadProjects } from './load-project.ts';
import { projectSettings } from './settings.ts';

/** So many at a time: each page looks through all effects. */
const PAGE = 500;
const MOST_PAGES = 100;

const known = [
  { title: numberTitle, width: 16 },
  { title: versionTitle, width: 8 },
  { title: '项目名称', width: 28 },
  { title: roundTitle, width: 8 },
];
const told = effectColumns.map(({ title, width }) => ({ title, width }));
const columns = [
  ...known,
  { title: '项目类型', width: 12 },
  { title: '牵头单位', width: 16 },
  ...told,
  { title: '报告日期', width: 12 },
  { title: '是否公布', width: 10 },
  { title: '不公布的理由', width: 20 },
  { title: '评价人数', width: 10 },
  { title: '平均分', width: 8 },
  { title: '回头看日期', width: 12 },
  { title: '回头看', width: 12 },
  { title: '回头看情况', width: 30 },
];
const recheckNames: Readonly<Record<RecheckState, string>> = {
  none: '待审定',
  'to-come': '还没到日子',
  due: '该回头看',
  overdue: '已超期',
  held: '没有反弹',
  rebounded: '反弹',
};

/** The effects of a list as a workbook, in the form in which they can be read in. */
export async function exportEffects({ request, reply, read, inTransaction }: RawCall): Promise<unknown> {
  const filter = request.query as EffectFilter;
  const rows: CellValue[][] = [];
  let cursor: string | undefined;
  for (let i = 0; i < MOST_PAGES; i += 1) {
    const page = await read(async (ctx) => {
      const { items, next } = await listEffects(ctx, { ...filter, ...(cursor !== undefined && { cursor }) }, PAGE);
      return { rows: await effectCells(ctx, items), next };
    });
    rows.push(...page.rows);
    if (page.next === null) break;
    cursor = page.next;
  }
  await inTransaction(({ tx, actor, now, newId }) =>
    emit(tx, actor, now, newId(), {
      kind: 'effect-list.exported',
      data: { count: rows.length, filter: { ...filter } },
    }),
  );
  const book = await writeWorkbook(columns, rows, { sheetName: '实效清单', frozenColumns: 3 });
  return sendWorkbook(reply, book, 'effects', '实效清单');
}

async function effectCells(ctx: Ctx, effects: readonly EffectRow[]): Promise<CellValue[][]> {
  const { types } = await projectSettings(ctx);
  const { byId } = await unitsInMemory(ctx);
  const names = new Map(types.map(({ code, name }) => [code, name]));
  return effects.map((row) => [
    row.number,
    row.version,
    row.title,
    row.round,
    names.get(row.type) ?? row.type,
    row.leadId ? (byId.get(row.leadId)?.name ?? null) : null,
    row.before,
    row.after,
    row.peopleHelped,
    row.reportedOn,
    row.published === null ? null : row.published ? '是' : '否',
    row.withheldReason,
    row.ratings,
    row.averageScore,
    row.recheckedOn ?? row.recheckOn,
    recheckNames[row.recheck],
    row.recheckText,
  ]);
}

/** The projects that are done and whose effect the caller is to report, a row each. */
export async function effectTemplate({ reply, read }: RawCall): Promise<unknown> {
  const rows = await read(waitingForEffect);
  const book = await writeWorkbook([...known, ...told], rows, {
    sheetName: '实效',
    note: `${noteStart}：已完工、还没有报实效的项目在下面，每行一个，填写办之前、办之后、受益人数。编号请不要改；不报的行删去。也可以用「导出表格」得到的表，改还没有审定的实效。`,
    frozenColumns: known.length,
  });
  return sendWorkbook(reply, book, 'effect-template', '实效填报表');
}

async function waitingForEffect(ctx: Ctx): Promise<CellValue[][]> {
  const { tx, actor } = ctx;
  const ids = await tx.sql<{ id: string }>(
    `select id from matters where tenant_id = $1 and kind = 'project' and state = 'done' order by created_at, id`,
    [tx.tenantId],
  );
  const rows: CellValue[][] = [];
  for (const project of await loadProjects(
    ctx,
    ids.map(({ id }) => id),
  )) {
    const { matter, own } = project;
    if (presentEffect(own) || !can(actor, 'effect', await governedProject(ctx, project))) continue;
    rows.push([matter.number, matter.version, matter.title, own.round, null, null, null]);
  }
  return rows;
}
