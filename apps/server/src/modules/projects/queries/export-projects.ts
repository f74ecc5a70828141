import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import type { CellValue } from '../../../platform/sheets/sheet-column.ts';
import { numberTitle, versionTitle } from '../../../kernel/returned-rows.ts';
import { noteStart } from '../../../platform/sheets/sheet-header.ts';
import { writeWorkbook } from '../../../platform/sheets/write-workbook.ts';
import { unitsInMemory } from '../../organizations/index.ts';
import type { Milestone, Part } from '../contract-parts.ts';
import { projectColumns, type StandingProject } from '../domain/sheet-rows.ts';
import { projectFlow, type ProjectState } from '../flow.ts';
import { can } from '../policy.ts';
import { listProjects, type ProjectFilter } from './list-projects.ts';
import { governedProject, type LoadedProject, loadProjects } from './load-project.ts';
import { projectSettings } from './settings.ts';

const MOST_PAGES = 1000;
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface SheetProject {
  number: string;
  version: number;
  state: ProjectState;
  percent: number;
  title: string;
  type: string;
  content: string;
  place: string | null;
  leadId: string | null;
  parts: Part[];
  amount: string | null;
  source: string;
  words: string;
  milestones: Milestone[];
  sources: string | null;
}
const ROWS = `select m.number, m.version, m.state, j.percent, m.title, m.category as type, j.content, p.code as place,
    m.lead_id as "leadId", j.parts, j.budget_amount::text as amount, j.budget_source as source, j.budget_text as words, j.milestones,
    (select string_agg(o.number, '、' order by o.number) from project_sources s join matters o on o.tenant_id = s.tenant_id and o.id = s.source_id
      where s.tenant_id = m.tenant_id and s.project_id = m.id) as sources
  from unnest($2::uuid[]) with ordinality as x(id, i) join matters m on m.tenant_id = $1 and m.id = x.id
  join projects j on j.tenant_id = $1 and j.id = x.id left join places p on p.tenant_id = $1 and p.id = m.place_id order by x.i`;

const columns = [
  { title: numberTitle, width: 16 },
  { title: versionTitle, width: 8 },
  { title: '状态', width: 12 },
  { title: '当前进度%', width: 10 },
  ...projectColumns.map(({ title, width }) => ({ title, width })),
];

/** Projects as rows of the table, in the order of the ids; they are the caller's to have been asked for. */
export async function projectCells(ctx: Ctx, ids: readonly string[]): Promise<CellValue[][]> {
  const { types } = await projectSettings(ctx);
  const { byId } = await unitsInMemory(ctx);
  const rows = await ctx.tx.sql<SheetProject>(ROWS, [ctx.tx.tenantId, ids]);
  return rows.map((row) => [
    row.number,
    row.version,
    projectFlow.states[row.state].zh,
    row.percent,
    row.title,
    types.find(({ code }) => code === row.type)?.name ?? row.type,
    row.content,
    row.place,
    row.leadId ? byId.get(row.leadId)?.name : null,
    row.parts.map(({ unitId, text }) => `${byId.get(unitId)?.name ?? ''}：${text}`).join('；'),
    row.amount,
    row.source,
    row.words,
    row.milestones.map(({ dueOn, title, percent }) => `${dueOn} ${title} ${percent}%`).join('；'),
    row.sources,
  ]);
}

/** The projects with these numbers that the caller may see, by their numbers. */
export async function visibleByNumber(ctx: Ctx, numbers: readonly string[]): Promise<Map<string, LoadedProject>> {
  const { tx, actor } = ctx;
  const rows = await tx.sql<{ id: string }>(
    `select id from matters where tenant_id = $1 and kind = 'project' and number = any($2::text[])`,
    [tx.tenantId, numbers],
  );
  const found = await loadProjects(
    ctx,
    rows.map(({ id }) => id),
  );
  const seen = new Map<string, LoadedProject>();
  for (const project of found)
    if (can(actor, 'read', await governedProject(ctx, project))) seen.set(project.matter.number, project);
  return seen;
}

/** What stands of them in the columns of the table. */
export async function standingProjects(
  ctx: Ctx,
  numbers: readonly string[],
): Promise<Map<string, StandingProject & { id: string; version: number }>> {
  const seen = [...(await visibleByNumber(ctx, numbers)).values()];
  const cells = await projectCells(
    ctx,
    seen.map(({ matter }) => matter.id),
  );
  return new Map(
    seen.map(({ matter: { id, number, version }, own }, i) => [
      number,
      {
        id,
        version,
        cells: new Map(columns.map(({ title }, at) => [title, cells[i]?.[at]])),
        budget: { amount: own.budgetAmount, source: own.budgetSource, text: own.budgetText },
        milestones: own.milestones,
      },
    ]),
  );
}

/** The projects of a list as a workbook, in the form in which they can be read in; number, version, state and progress in front. */
export async function exportProjects({ request, reply, read, inTransaction }: RawCall): Promise<unknown> {
  const filter = request.query as ProjectFilter;
  const rows: CellValue[][] = [];
  let cursor: string | undefined;
  for (let i = 0; i < MOST_PAGES; i += 1) {
    const page = await read((ctx) => pageOf(ctx, { ...filter, ...(cursor !== undefined && { cursor }) }));
    rows.push(...page.items);
    if (page.next === null) break;
    cursor = page.next;
  }
  const { q, ...facts } = filter;
  await inTransaction(({ tx, actor, now, newId }) =>
    emit(tx, actor, now, newId(), {
      kind: 'project-list.exported',
      data: { count: rows.length, filter: facts },
      ...(q && { words: { q } }),
    }),
  );
  const book = await writeWorkbook(columns, rows, { sheetName: '服务项目清单', frozenColumns: 5 });
  return sendWorkbook(reply, book, 'projects', '服务项目清单');
}

async function pageOf(ctx: Ctx, filter: ProjectFilter): Promise<{ items: CellValue[][]; next: string | null }> {
  const page = JSON.parse(await listProjects(ctx, filter)) as { items: { id: string }[]; next: string | null };
  const ids = page.items.map(({ id }) => id);
  return { items: await projectCells(ctx, ids), next: page.next };
}

const BLANK_ROWS = 300;

/** The table to fill in. */
export async function projectTemplate({ reply, read }: RawCall): Promise<unknown> {
  const { types } = await read(projectSettings);
  const blank = projectColumns.map(({ title, width }) => ({
    title,
    width,
    ...(title === '项目类型' && { choices: types.map(({ name }) => name) }),
  }));
  const book = await writeWorkbook(blank, [], {
    sheetName: '服务项目',
    note: `${noteStart}：一行一个项目，项目名称、类型、内容必填。地点和单位填名称或编码。协办写成“水务局：出车；供热办：检修”。节点写成“2026-12-01 勘测 30%；2027-03-01 验收 100%”，最后一个是 100%。来源编号填需求或诉求的编号，多个用顿号隔开。`,
    blankRows: BLANK_ROWS,
  });
  return sendWorkbook(reply, book, 'project-template', '服务项目导入模板');
}

/** A workbook under a name of its own. */
export const sendWorkbook = (reply: RawCall['reply'], book: Buffer, file: string, name: string): unknown =>
  reply
    .type(WORKBOOK)
    .header(
      'content-disposition',
      `attachment; filename="${file}.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}.xlsx`,
    )
    .send(book);
