import { AppError, type Text } from '../../../kernel/errors.ts';
import {
  cellAt,
  changesOf,
  noSuchNumber,
  numberTitle,
  numberTwice,
  sameVersion,
} from '../../../kernel/returned-rows.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import type { SheetRow } from '../../../platform/sheets/sheet-rows.ts';
import { orRefused, type TakenRows } from '../../../platform/sheets/take-rows.ts';
import { takeWorkbook } from '../../files/index.ts';
import { projectInputs } from '../contract.ts';
import type { Effect } from '../contract-parts.ts';
import { effectColumns, roundTitle, standingEffect } from '../domain/effect-rows.ts';
import { visibleByNumber } from '../queries/export-projects.ts';
import type { LoadedProject } from '../queries/load-project.ts';
import { actOnProject } from './act-on-project.ts';
import { shapeFaults } from './import-projects.ts';

const BATCH = 50;
const needed = [numberTitle, ...effectColumns.map(({ title }) => title)];

interface Job {
  header: readonly string[];
  /** Numbers and rounds of this table, so that none is taken twice. */
  taken: Set<string>;
}

/**
 * Reports the effect of the project whose number a row has, or corrects one that is not settled yet, as if by hand; rows
 * that say what stands here change nothing. Which round a row is about is told by its column, the present one without.
 */
export const importEffects = (call: RawCall): Promise<unknown> =>
  takeWorkbook(call, {
    batch: BATCH,
    missing: (header) => needed.filter((title) => !header.some((cell) => cell.trim() === title)),
    begin: (header) => {
      const job: Job = { header, taken: new Set() };
      return (ctx, rows) => takeRows(ctx, job, rows);
    },
  });

async function takeRows(ctx: Ctx, job: Job, rows: readonly SheetRow[]): Promise<TakenRows> {
  const numberOf = ({ cells }: SheetRow): string => cellAt(job.header, cells, numberTitle);
  const projects = await visibleByNumber(ctx, rows.map(numberOf));
  const taken: TakenRows = { created: 0, unchanged: 0, changed: [], rejected: [] };
  for (const row of rows) {
    const thing = numberOf(row);
    const answer = await orRefused(ctx, () => takeRow(ctx, job, projects.get(thing), row));
    if (answer instanceof AppError) taken.rejected.push({ ...row, reasons: [answer.text] });
    else if ('faults' in answer) taken.rejected.push({ ...row, reasons: answer.faults });
    else if (answer.isNew) taken.created += 1;
    else if (answer.titles.length === 0) taken.unchanged += 1;
    else taken.changed.push({ ...row, thing, titles: answer.titles });
  }
  return taken;
}

type Outcome = { isNew: boolean; titles: string[] } | { faults: Text[] };

async function takeRow(
  ctx: Ctx,
  { header, taken }: Job,
  project: LoadedProject | undefined,
  { cells }: SheetRow,
): Promise<Outcome> {
  if (!project) throw noSuchNumber(cellAt(header, cells, numberTitle));
  const { matter, own } = project;
  const round = Number(cellAt(header, cells, roundTitle) || own.round);
  const key = `${matter.id} ${round}`;
  if (taken.has(key)) throw numberTwice();
  taken.add(key);
  const stands = own.effects.find((effect) => effect.round === round);
  const changes = changesOf(effectColumns, { header, cells }, standingEffect(stands), null);
  if ('faults' in changes) return changes;
  if (stands && changes.titles.length === 0) return { isNew: false, titles: [] };
  const missing = stands ? [] : effectColumns.filter(({ field }) => !(field in changes.values));
  if (missing.length > 0) return { faults: missing.map(missingCell) };
  if (round !== own.round) return { faults: [pastRound(round)] };
  const version = stands ? sameVersion(header, cells, matter.version) : matter.version;
  const body = { ...(stands && kept(stands)), ...changes.values, version };
  const faults = shapeFaults(projectInputs.effect, body, effectColumns);
  if (faults.length > 0) return { faults };
  await actOnProject(ctx, 'effect', matter.id, body);
  return { isNew: !stands, titles: changes.titles };
}

/** What a row leaves as it is: words it does not change, and the pictures no table holds. */
const kept = ({ before, after, peopleHelped, files }: Effect) => ({ before, after, peopleHelped, files: files ?? [] });
const missingCell = ({ title }: { title: string }): Text => ({ zh: `${title}：必须填写`, en: `${title} is needed` });
const pastRound = (round: number): Text => ({
  zh: `第 ${round} 轮的实效已有回头看的结果，不能再改`,
  en: `The effect of round ${round} has been looked back on and stays as it is`,
});
