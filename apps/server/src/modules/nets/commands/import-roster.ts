import { readFile } from 'node:fs/promises';
import { invalid } from '../../../kernel/errors.ts';
import { civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import { openSheet } from '../../../platform/sheets/open-sheet.ts';
import { writeRejected } from '../../../platform/sheets/write-rejected.ts';
import { receiveUpload } from '../../files/index.ts';
import { groundOf, reportOf } from '../../territory/index.ts';
import { dutyOf } from '../domain/duty.ts';
import {
  isRosterTable,
  planRosterTable,
  slotsOf,
  type TablePlan,
  type TableRow,
  type TableSection,
} from '../domain/plan-roster-table.ts';
import { grouped } from '../domain/grouped.ts';
import { sectionFinder } from '../domain/plan-sections.ts';
import { rosterColumns } from '../domain/roster-columns.ts';
import { lockNet } from '../queries/net-rows.ts';
import { netsWithin, type SectionInMemory } from '../queries/nets-in-memory.ts';
import { renewNets } from './renew-nets.ts';
import { type AreasOf, replaceAreas } from './save-areas.ts';
import {
  insertPeople,
  insertSections,
  type PersonToSave,
  type RosterToSave,
  type SectionToSave,
} from './saving-sections.ts';
import { replaceRosters } from './set-roster.ts';

const MAX_BYTES = 8 * 1024 * 1024;
const MAX_ROWS = 20_000;

/** Reads a table of sections, their grids, phones and turns into a net, or says what it would do (`dryRun`). */
export async function importRoster({ request, reply, inTransaction }: RawCall): Promise<unknown> {
  const { id } = request.params as { id: string };
  const { header, rows, fields } = await tableOf(request);
  const report = await inTransaction((ctx) => takeIn(ctx, id, header, rows, fields.dryRun === 'true'));
  return reply.send(report);
}

/** The rows of a table that would stay out, as a workbook to be mended and uploaded again. */
export async function rejectedRosterRows({ request, reply, inTransaction }: RawCall): Promise<unknown> {
  const { id } = request.params as { id: string };
  const { header, rows } = await tableOf(request);
  const { refused } = await inTransaction(async (ctx) => {
    await lockNet(ctx, id);
    return planFor(ctx, header, rows);
  });
  const file = await writeRejected(
    header,
    refused.map(({ row, problem }) => ({ ...row, cells: [...row.cells], reason: problem.text.zh })),
  );
  return reply
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .header(
      'content-disposition',
      `attachment; filename="rejected.xlsx"; filename*=UTF-8''${encodeURIComponent('未导入的行')}.xlsx`,
    )
    .send(file);
}

async function tableOf(request: RawCall['request']) {
  const upload = await receiveUpload(request, { maxBytes: MAX_BYTES });
  try {
    const bytes = new Uint8Array(await readFile(upload.path));
    const sheet = await openSheet(bytes, upload.name, { limits: { rows: MAX_ROWS, bytes: MAX_BYTES } });
    const rows: TableRow[] = [];
    for await (const row of sheet.rows()) rows.push(row);
    if (!isRosterTable(sheet.header)) throw unknownForm();
    return { header: sheet.header, rows, fields: upload.fields };
  } finally {
    await upload.discard();
  }
}

async function planFor(ctx: Ctx, header: readonly string[], rows: readonly TableRow[]): Promise<TablePlan> {
  const { places } = await groundOf(ctx);
  const byCode = new Map([...places.values()].map((place) => [place.code, place]));
  const byName = grouped([...places.values()].map((place) => [place.name, place] as const));
  return planRosterTable(header, rows, (text) => {
    const found = byCode.get(text) ?? byName.get(text)?.[0];
    return !byCode.has(text) && (byName.get(text)?.length ?? 0) > 1 ? 'several' : found;
  });
}

async function takeIn(ctx: Ctx, netId: string, header: readonly string[], rows: readonly TableRow[], dryRun: boolean) {
  const { tx, actor, now, platform } = ctx;
  await renewNets(ctx);
  const net = await lockNet(ctx, netId);
  const plan = await planFor(ctx, header, rows);
  const known = (await netsWithin(ctx)).nets.find(({ id }) => id === netId)?.sections ?? [];
  const work = await changesOf(ctx, plan.sections, known, { netId, hasNights: net.night_start !== null });
  const counts = { rows: plan.rows, ...work.counts, skipped: 0, refused: plan.refused.length };
  if (!dryRun) {
    await insertSections(ctx, netId, work.create);
    await insertPeople(ctx, netId, work.people);
    await tx.sql(
      `update net_sections s set name = c.name, phone = c.phone, version = version + 1
       from jsonb_to_recordset($2::jsonb) as c(id uuid, name text, phone text) where s.tenant_id = $1 and s.id = c.id`,
      [tx.tenantId, JSON.stringify(work.change)],
    );
    await replaceAreas(ctx, work.areas);
    await replaceRosters(ctx, work.rosters, civilDateOf(now, platform.timezone));
    await emit(tx, actor, now, netId, { kind: 'net.imported', data: { what: 'list', ...counts } });
  }
  const problems = plan.refused.map(({ problem }) => problem);
  return reportOf(dryRun, counts, problems, ctx.lang);
}

interface Changes {
  counts: { created: number; updated: number; unchanged: number };
  create: SectionToSave[];
  change: SectionToSave[];
  people: PersonToSave[];
  areas: AreasOf[];
  rosters: RosterToSave[];
}

/** What has to be written so that the net says what the table says; counts are of rows. */
async function changesOf(
  ctx: Ctx,
  sections: readonly TableSection[],
  known: readonly SectionInMemory[],
  { netId, hasNights }: { netId: string; hasNights: boolean },
): Promise<Changes> {
  const work: Changes = {
    counts: { created: 0, updated: 0, unchanged: 0 },
    create: [],
    change: [],
    people: [],
    areas: [],
    rosters: [],
  };
  const rows = await ctx.tx.sql<{ id: string; name: string }>(
    'select id, name from duty_people where tenant_id = $1 and net_id = $2 and active order by id',
    [ctx.tx.tenantId, netId],
  );
  const people = new Map(rows.map(({ id, name }) => [name, id]));
  const personId = (name: string, title: string): string => {
    const id = people.get(name) ?? ctx.newId();
    if (!people.has(name)) work.people.push({ id, name, title });
    people.set(name, id);
    return id;
  };
  const finder = sectionFinder(known);
  for (const section of sections) {
    const titles = new Map([...section.turns.values()].map(({ name, title }) => [name, title]));
    const slots = slotsOf(section, hasNights, (name) => personId(name, titles.get(name) ?? ''));
    const found = finder.find(section.code, section.name);
    const former = known.find(({ id }) => id === found?.id);
    const target = found ?? { id: ctx.newId(), code: finder.codeFor(section.code), name: section.name };
    const phone = section.phone ?? former?.phone ?? null;
    const placeIds = [...section.placeIds];
    const differs = {
      head: former !== undefined && (former.name !== section.name || former.phone !== phone),
      places: placeIds.length > 0 && !sameSet(former?.placeIds ?? [], placeIds),
      turns: slots.length > 0 && (former === undefined || !saysSame(ctx, former, slots)),
    };
    if (!former) {
      finder.add(target);
      work.create.push({ ...target, phone });
    } else if (differs.head) work.change.push({ id: target.id, code: target.code, name: section.name, phone });
    if (differs.places) work.areas.push({ sectionId: target.id, placeIds });
    if (differs.turns) work.rosters.push({ sectionId: target.id, slots });
    const isChanged = differs.head || differs.places || differs.turns;
    work.counts[!former ? 'created' : isChanged ? 'updated' : 'unchanged'] += section.rows;
  }
  return work;
}

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((each) => b.includes(each));

/** Whether the roster now in force gives the same turns, and no others. */
function saysSame({ now, platform }: Ctx, { rosters }: SectionInMemory, slots: RosterToSave['slots']): boolean {
  const day = civilDateOf(now, platform.timezone);
  const current = rosters.find(
    ({ validFrom, validUntil }) => validFrom <= day && (validUntil === null || day <= validUntil),
  );
  if (current?.slots.length !== slots.length) return false;
  return slots.every(
    ({ weekday, shift, personId }) =>
      dutyOf({ rosters: [current], exceptions: [] }, { day, weekday, shift }).personId === personId,
  );
}

const unknownForm = (): Error =>
  invalid(
    'roster-table-form',
    `认不出表头。请下载模板填写；表头应有：${Object.values(rosterColumns)
      .map(([header]) => header)
      .join('、')}。`,
    'The header is not known: download the table to fill in.',
  );
