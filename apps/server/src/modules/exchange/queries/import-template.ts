import type { Ctx } from '../../../platform/context.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import type { SheetColumn } from '../../../platform/sheets/sheet-column.ts';
import { noteStart } from '../../../platform/sheets/sheet-header.ts';
import { writeWorkbook } from '../../../platform/sheets/write-workbook.ts';
import { currentLists } from '../../lists/index.ts';
import { unitsInMemory } from '../../organizations/index.ts';
import { openPlaces } from '../../territory/index.ts';
import { fieldWords, type ImportField, importFields } from '../domain/import-fields.ts';

const BLANK_ROWS = 500;

/** An empty table with the columns an import knows, and dropdowns of what is in force today. */
export async function importTemplate({ reply, read }: RawCall): Promise<unknown> {
  const { columns, note, lang } = await read(async (ctx) => ({
    columns: await columnsOf(ctx),
    note: noteOf(ctx),
    lang: ctx.lang,
  }));
  const name = lang === 'zh' ? '诉求导入模板' : 'requests-template';
  const file = await writeWorkbook(columns, [], {
    sheetName: lang === 'zh' ? '诉求' : 'Requests',
    note,
    blankRows: BLANK_ROWS,
  });
  return reply
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .header(
      'content-disposition',
      `attachment; filename="requests-template.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}.xlsx`,
    )
    .send(file);
}

async function columnsOf(ctx: Ctx): Promise<SheetColumn[]> {
  const choices = await choicesOf(ctx);
  return importFields
    .filter((field) => field !== 'extra')
    .map((field) => ({
      title: fieldWords[field][ctx.lang],
      width: field === 'content' || field === 'reply' ? 40 : 16,
      ...(choices[field] && { choices: choices[field] }),
    }));
}

async function choicesOf(ctx: Ctx): Promise<Partial<Record<ImportField, string[]>>> {
  const { lang } = ctx;
  const places = await openPlaces(ctx);
  const units = (await unitsInMemory(ctx)).all.filter((unit) => unit.active);
  const { items } = (await currentLists(ctx.tx)).category;
  return {
    category: pathsOf(
      items.filter((item) => item.active).map(({ code, name, parent }) => ({ id: code, name, parentId: parent })),
    ),
    place: pathsOf(places),
    unit: units.map((unit) => unit.name),
    urgency: lang === 'zh' ? ['紧急', '一般', '复杂'] : ['urgent', 'normal', 'complex'],
    status: lang === 'zh' ? ['办理中', '已办结'] : ['open', 'closed'],
    source:
      lang === 'zh'
        ? ['电话', '网站', '来访', '走访', '巡查', '12345热线']
        : ['phone', 'web', 'walk-in', 'visit', 'patrol', 'hotline'],
  };
}

/** 'street / community / grid' for each, as `resolve-names` reads them; names alone may stand in several places. */
function pathsOf(entries: readonly { id: string; name: string; parentId: string | null }[]): string[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return entries.map((entry) => {
    const path: string[] = [];
    for (let at: typeof entry | undefined = entry; at && path.length < 10; at = byId.get(at.parentId ?? ''))
      path.unshift(at.name);
    return path.join('/');
  });
}

const noteOf = ({ lang }: Ctx): string =>
  lang === 'zh'
    ? `${noteStart}：一行一件。诉求内容和登记时间必填；有来源编号的重复导入也只算一件。时间写成 2026-03-05 09:30。填了办结时间或状态为已办结的，按历史件导入。`
    : `${noteStart} How to fill this in: one request a row. Content and time of registration are required; with a number, a row comes in only once. Write times like 2026-03-05 09:30. Rows with a closing time or a closed status become history.`;
