import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import type { CellValue } from '../../../platform/sheets/sheet-column.ts';
import { noteStart } from '../../../platform/sheets/sheet-header.ts';
import { writeWorkbook } from '../../../platform/sheets/write-workbook.ts';
import { unitsInMemory } from '../../organizations/index.ts';
import type { Milestone, Part } from '../contract-parts.ts';
import { OWN_NUMBER, projectColumns } from '../domain/sheet-rows.ts';
import { projectFlow, type ProjectState } from '../flow.ts';
import { listProjects, type ProjectFilter } from './list-projects.ts';
import { projectSettings } from './settings.ts';

const MOST_PAGES = 1000;
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface SheetProject {
  number: string;
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
const ROWS = `select m.number, m.state, j.percent, m.title, m.category as type, j.content, p.code as place, m.lead_id as "leadId", j.parts,
    j.budget_amount::text as amount, j.budget_source as source, j.budget_text as words, j.milestones,
    (select string_agg(o.number, '、' order by o.number) from project_sources s join matters o on o.tenant_id = s.tenant_id and o.id = s.source_id
      where s.tenant_id = m.tenant_id and s.project_id = m.id) as sources
  from unnest($2::uuid[]) with ordinality as x(id, i) join matters m on m.tenant_id = $1 and m.id = x.id
  join projects j on j.tenant_id = $1 and j.id = x.id left join places p on p.tenant_id = $1 and p.id = m.place_id order by x.i`;

/** The projects of a list as a workbook, in the form in which they can be read in; number, state and progress in front. */
export async function exportProjects({ request, reply, read, inTransaction }: RawCall): Promise<unknown> {
  const filter = request.query as ProjectFilter;
  const { byId } = await read(unitsInMemory);
  const { types } = await read(projectSettings);
  const rows: CellValue[][] = [];
  let cursor: string | undefined;
  for (let i = 0; i < MOST_PAGES; i += 1) {
    const page = await read((ctx) => pageOf(ctx, { ...filter, ...(cursor !== undefined && { cursor }) }));
    for (const row of page.items)
      rows.push([
        row.number,
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
  const columns = [
    { title: OWN_NUMBER, width: 16 },
    { title: '状态', width: 12 },
    { title: '当前进度%', width: 10 },
    ...projectColumns.map(({ title, width }) => ({ title, width })),
  ];
  const book = await writeWorkbook(columns, rows, { sheetName: '服务项目清单', frozenColumns: 4 });
  return send(reply, book, 'projects', '服务项目清单');
}

async function pageOf(ctx: Ctx, filter: ProjectFilter): Promise<{ items: SheetProject[]; next: string | null }> {
  const page = JSON.parse(await listProjects(ctx, filter)) as { items: { id: string }[]; next: string | null };
  const items = await ctx.tx.sql<SheetProject>(ROWS, [ctx.tx.tenantId, page.items.map(({ id }) => id)]);
  return { items, next: page.next };
}

const BLANK_ROWS = 300;

/** The table to fill in. */
export async function projectTemplate({ reply, read }: RawCall): Promise<unknown> {
  const { types } = await read(projectSettings);
  const columns = projectColumns.map(({ title, width }) => ({
    title,
    width,
    ...(title === '项目类型' && { choices: types.map(({ name }) => name) }),
  }));
  const book = await writeWorkbook(columns, [], {
    sheetName: '服务项目',
    note: `${noteStart}：一行一个项目，项目名称、类型、内容必填。地点和单位填名称或编码。协办写成“水务局：出车；供热办：检修”。节点写成“2026-12-01 勘测 30%；2027-03-01 验收 100%”，最后一个是 100%。来源编号填需求或诉求的编号，多个用顿号隔开。`,
    blankRows: BLANK_ROWS,
  });
  return send(reply, book, 'project-template', '服务项目导入模板');
}

const send = (reply: RawCall['reply'], book: Buffer, file: string, name: string): unknown =>
  reply
    .type(WORKBOOK)
    .header(
      'content-disposition',
      `attachment; filename="${file}.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}.xlsx`,
    )
    .send(book);
