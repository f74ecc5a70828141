import { readFile } from 'node:fs/promises';
import { Value } from 'typebox/value';
import { AppError, invalid, type Text } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import { openSheet } from '../../../platform/sheets/open-sheet.ts';
import type { SheetRow } from '../../../platform/sheets/sheet-rows.ts';
import { writeRejected } from '../../../platform/sheets/write-rejected.ts';
import { receiveUpload } from '../../files/index.ts';
import { DraftProject, type ProjectsTaken } from '../contract.ts';
import { missingTitles, projectColumns, readProjectRow } from '../domain/sheet-rows.ts';
import { sheetNames } from '../queries/sheet-names.ts';
import { checkDraft, draftProject } from './draft-project.ts';

const MAX_BYTES = 8 * 1024 * 1024;
const MAX_ROWS = 5000;
const SHOWN = 500;
/** So many rows a transaction: what was taken before a break stays, and no transaction is long. */
const BATCH = 50;

interface Rejected extends SheetRow {
  reasons: Text[];
}
interface Job {
  header: readonly string[];
  dryRun: boolean;
  /** Titles of this table that were taken, so that none is taken twice. */
  taken: Set<string>;
}

/** Drafts a project from each row that is in order, as if it had been entered, and hands the others back with the reasons. */
export async function importProjects({ request, reply, inTransaction }: RawCall): Promise<unknown> {
  const upload = await receiveUpload(request, { maxBytes: MAX_BYTES });
  try {
    const bytes = new Uint8Array(await readFile(upload.path));
    const sheet = await openSheet(bytes, upload.name, { limits: { rows: MAX_ROWS, bytes: MAX_BYTES } });
    const rows: SheetRow[] = [];
    for await (const row of sheet.rows()) rows.push(row);
    const missing = missingTitles(sheet.header);
    if (missing.length > 0) throw unknownForm(missing);
    const job: Job = { header: sheet.header, dryRun: upload.fields.dryRun === 'true', taken: new Set() };
    const rejected: Rejected[] = [];
    for (let from = 0; from < rows.length; from += BATCH) {
      const batch = rows.slice(from, from + BATCH);
      rejected.push(...(await inTransaction((ctx) => takeRows(ctx, job, batch))));
    }
    return await reply.code(201).send(await answerOf(job, rows.length, rejected));
  } finally {
    await upload.discard();
  }
}

async function takeRows(ctx: Ctx, job: Job, rows: readonly SheetRow[]): Promise<Rejected[]> {
  const at = job.header.findIndex((title) => title.trim() === '来源编号');
  const numbers = rows.flatMap(({ cells }) => (cells[at] ?? '').match(/[0-9A-Za-z-]+/g) ?? []);
  const names = await sheetNames(ctx, numbers);
  const known = await openTitles(ctx);
  const rejected: Rejected[] = [];
  for (const row of rows) {
    const read = readProjectRow(job.header, row.cells, names);
    const reasons = 'faults' in read ? read.faults : await refusals(ctx, job, known, read.body);
    if (reasons.length > 0) rejected.push({ ...row, reasons });
  }
  return rejected;
}

/** Titles of the open projects of the own unit, with their numbers: a table sent twice makes no second project. */
async function openTitles({ tx, actor }: Ctx): Promise<Map<string, string>> {
  const rows = await tx.sql<{ title: string; number: string }>(
    `select m.title, m.number from matters m join projects j on j.tenant_id = m.tenant_id and j.id = m.id
     where m.tenant_id = $1 and m.open and j.planner_id = $2`,
    [tx.tenantId, actor.unitId],
  );
  return new Map(rows.map(({ title, number }) => [title, number]));
}

async function refusals(
  ctx: Ctx,
  { dryRun, taken }: Job,
  known: ReadonlyMap<string, string>,
  body: Record<string, unknown>,
): Promise<Text[]> {
  const wrong = shapeFaults(body);
  if (wrong.length > 0) return wrong;
  const given = body as DraftProject;
  const number = known.get(given.title);
  if (taken.has(given.title)) return [{ zh: '表里有同名的项目', en: 'A row above has the same title' }];
  if (number !== undefined)
    return [{ zh: `已有同名项目（编号 ${number}）`, en: `There is a project with this title already: ${number}` }];
  try {
    await (dryRun ? checkDraft : draftProject)(ctx, given);
    taken.add(given.title);
    return [];
  } catch (error) {
    if (error instanceof AppError) return [error.text];
    throw error;
  }
}

/** What the schema of the endpoint would say, with the titles of the table. */
function shapeFaults(body: Record<string, unknown>): Text[] {
  if (Value.Check(DraftProject, body)) return [];
  const fields = new Set(
    Value.Errors(DraftProject, body).flatMap(({ instancePath }) => {
      const [, first, second] = instancePath.split('/');
      return [first === 'budget' ? second : first];
    }),
  );
  const titles = projectColumns.flatMap(({ field, title }) => (fields.has(field) ? [title] : []));
  return titles.length === 0
    ? [{ zh: '这一行不完整', en: 'The row is not complete' }]
    : titles.map((title) => ({
        zh: `${title}：太长、太短或超出范围`,
        en: `${title}: too long, too short or out of range`,
      }));
}

async function answerOf({ header, dryRun }: Job, rows: number, rejected: readonly Rejected[]): Promise<ProjectsTaken> {
  const told = rejected.map(({ reasons, ...row }) => ({ ...row, reason: reasons.map(({ zh }) => zh).join('；') }));
  return {
    dryRun,
    rows,
    taken: rows - rejected.length,
    rejected: rejected.slice(0, SHOWN).map(({ number, reasons }) => ({ row: number, reasons })),
    rejectedXlsx: told.length === 0 ? null : (await writeRejected([...header], told)).toString('base64'),
  };
}

const unknownForm = (missing: readonly string[]): Error =>
  invalid(
    'sheet-form',
    `表头缺少：${missing.join('、')}。请下载模板，在模板里填写再上传。`,
    `The header lacks ${missing.join(', ')}. Download the template, fill it in and upload it.`,
    { missing },
  );
