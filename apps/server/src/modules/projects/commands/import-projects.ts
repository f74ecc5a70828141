import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { AppError, type Text } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import { cellAt, noSuchNumber, numberTitle, numberTwice, sameVersion } from '../../../kernel/returned-rows.ts';
import type { SheetRow } from '../../../platform/sheets/sheet-rows.ts';
import { orRefused, type TakenRows } from '../../../platform/sheets/take-rows.ts';
import { takeWorkbook } from '../../files/index.ts';
import { DraftProject, projectInputs } from '../contract.ts';
import {
  missingTitles,
  projectColumns,
  readProjectChanges,
  readProjectRow,
  type SheetNames,
} from '../domain/sheet-rows.ts';
import { standingProjects } from '../queries/export-projects.ts';
import { sheetNames } from '../queries/sheet-names.ts';
import { actOnProject } from './act-on-project.ts';
import { draftProject } from './draft-project.ts';

const BATCH = 50;

interface Job {
  header: readonly string[];
  /** Titles and numbers of this table that were taken, so that none is taken twice. */
  taken: Set<string>;
}

/**
 * Drafts a project from each row that is in order, as if it had been entered, and hands the others back with the reasons.
 * A row with a number revises the project that has it, as if by hand.
 */
export const importProjects = (call: RawCall): Promise<unknown> =>
  takeWorkbook(call, {
    batch: BATCH,
    missing: missingTitles,
    begin: (header) => {
      const job: Job = { header, taken: new Set() };
      return (ctx, rows) => takeRows(ctx, job, rows);
    },
  });

async function takeRows(ctx: Ctx, job: Job, rows: readonly SheetRow[]): Promise<TakenRows> {
  const at = (row: SheetRow, title: string): string => cellAt(job.header, row.cells, title);
  const names = await sheetNames(
    ctx,
    rows.flatMap((row) => at(row, '来源编号').match(/[0-9A-Za-z-]+/g) ?? []),
  );
  const known = await openTitles(ctx);
  const standing = await standingProjects(
    ctx,
    rows.map((row) => at(row, numberTitle)).filter((number) => number !== ''),
  );
  const taken: TakenRows = { created: 0, unchanged: 0, changed: [], rejected: [] };
  for (const row of rows) {
    const thing = at(row, numberTitle);
    const answer = await orRefused(ctx, () =>
      thing === '' ? draftByRow(ctx, job, known, names, row) : reviseByRow(ctx, job, standing, names, row),
    );
    if (answer instanceof AppError) taken.rejected.push({ ...row, reasons: [answer.text] });
    else if ('faults' in answer) taken.rejected.push({ ...row, reasons: answer.faults });
    else if (thing === '') taken.created += 1;
    else if (answer.titles.length === 0) taken.unchanged += 1;
    else taken.changed.push({ ...row, thing, titles: answer.titles });
  }
  return taken;
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

type Outcome = { titles: string[] } | { faults: Text[] };

async function draftByRow(
  ctx: Ctx,
  { header, taken }: Job,
  known: ReadonlyMap<string, string>,
  names: SheetNames,
  { cells }: SheetRow,
): Promise<Outcome> {
  const read = readProjectRow(header, cells, names);
  if ('faults' in read) return read;
  const faults = shapeFaults(DraftProject, read.body);
  if (faults.length > 0) return { faults };
  const given = read.body as DraftProject;
  const number = known.get(given.title);
  if (taken.has(given.title)) return { faults: [{ zh: '表里有同名的项目', en: 'A row above has the same title' }] };
  if (number !== undefined)
    return {
      faults: [{ zh: `已有同名项目（编号 ${number}）`, en: `There is a project with this title already: ${number}` }],
    };
  await draftProject(ctx, given);
  taken.add(given.title);
  return { titles: [] };
}

/** The titles that were changed; none where the row says what stands here. Throws what the two actions throw. */
async function reviseByRow(
  ctx: Ctx,
  { header, taken }: Job,
  standing: Awaited<ReturnType<typeof standingProjects>>,
  names: SheetNames,
  { cells }: SheetRow,
): Promise<Outcome> {
  const number = cellAt(header, cells, numberTitle);
  const project = standing.get(number);
  if (!project) throw noSuchNumber(number);
  if (taken.has(number)) throw numberTwice();
  taken.add(number);
  const changes = readProjectChanges(header, cells, project, names);
  if ('faults' in changes || changes.titles.length === 0) return changes;
  let version = sameVersion(header, cells, project.version);
  for (const name of ['revise', 'plan'] as const) {
    const body = changes[name] && { ...changes[name], version };
    if (!body) continue;
    const faults = shapeFaults(projectInputs[name], body);
    if (faults.length > 0) return { faults };
    ({ version } = await actOnProject(ctx, name, project.id, body));
  }
  return changes;
}

/** What the schema of the endpoint would say, with the titles of the table. */
export function shapeFaults(
  schema: TSchema,
  body: object,
  columns: readonly { field: string; title: string }[] = projectColumns,
): Text[] {
  if (Value.Check(schema, body)) return [];
  const fields = new Set(
    Value.Errors(schema, body).flatMap(({ instancePath }) => {
      const [, first, second] = instancePath.split('/');
      return [first === 'budget' ? second : first];
    }),
  );
  const titles = columns.flatMap(({ field, title }) => (fields.has(field) ? [title] : []));
  return titles.length === 0
    ? [{ zh: '这一行不完整', en: 'The row is not complete' }]
    : titles.map((title) => ({
        zh: `${title}：太长、太短或超出范围`,
        en: `${title}: too long, too short or out of range`,
      }));
}
