import { readFile } from 'node:fs/promises';
import { invalid } from '../../../kernel/errors.ts';
import { cellAt } from '../../../kernel/returned-rows.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import { openSheet } from '../../../platform/sheets/open-sheet.ts';
import type { SheetRow } from '../../../platform/sheets/sheet-rows.ts';
import { takeInBatches, type TakenRows, tellTaken } from '../../../platform/sheets/take-rows.ts';
import { receiveUpload } from '../../files/index.ts';
import { MOST_ROWS, type Participant, readParticipant } from '../domain/participants.ts';
import { findActivity } from '../queries/activity-rows.ts';
import { hoursTitle, nameTitle, unitTitle } from '../queries/sheet-template.ts';
import { factsOf, mine } from './own-activity.ts';
import { notYet } from './plan-activity.ts';
import { addPeople, namingFor } from './sheet.ts';

const MAX_BYTES = 2 * 1024 * 1024;

/**
 * Adds the rows of a workbook to the participants' sheet, or only tries it. Good rows are taken, the others come back with
 * their reasons; who stands on the sheet already is left as is. Throws invalid: sheet-form, not-yet-held.
 */
export async function importSheet({ request, reply, inTransaction }: RawCall): Promise<unknown> {
  const { id } = request.params as { id: string };
  const upload = await receiveUpload(request, { maxBytes: MAX_BYTES });
  const dryRun = upload.fields.dryRun === 'true';
  try {
    const bytes = new Uint8Array(await readFile(upload.path));
    const sheet = await openSheet(bytes, upload.name, { limits: { rows: MOST_ROWS, bytes: MAX_BYTES } });
    const missing = [nameTitle, hoursTitle].filter((title) => !sheet.header.some((cell) => cell.trim() === title));
    const rows: SheetRow[] = [];
    for await (const row of sheet.rows()) rows.push(row);
    if (missing.length > 0) throw unknownForm(missing);
    const job = { inTransaction, dryRun, batch: MOST_ROWS };
    const taken = await takeInBatches(job, rows, (ctx, batch) => takeRows(ctx, id, sheet.header, batch));
    return await reply.code(201).send(await tellTaken(sheet.header, { dryRun, rows: rows.length }, taken));
  } finally {
    await upload.discard();
  }
}

async function takeRows(
  ctx: Ctx,
  id: string,
  header: readonly string[],
  rows: readonly SheetRow[],
): Promise<TakenRows> {
  const { version } = await findActivity(ctx, id);
  const before = await mine(ctx, id, version, 'record');
  if (new Date(before.beginsAt) > ctx.now) throw notYet();
  const naming = await namingFor(ctx, before.unitId, null);
  const rejected: TakenRows['rejected'] = [];
  const people: Participant[] = [];
  for (const row of rows) {
    const at = (title: string): string => cellAt(header, row.cells, title);
    const read = readParticipant({ name: at(nameTitle), hours: at(hoursTitle), unit: at(unitTitle) }, naming);
    if ('faults' in read) rejected.push({ ...row, reasons: read.faults });
    else people.push(read.row);
  }
  const added = await addPeople(ctx, id, people);
  if (added > 0) await settle(ctx, id, { ...factsOf(ctx, before), added });
  return { created: added, unchanged: people.length - added, changed: [], rejected };
}

/** People and hours never say less than the sheet; where it names everybody they are its sums. */
async function settle({ tx, actor, now }: Ctx, id: string, data: Record<string, unknown>): Promise<void> {
  await tx.sql(
    `update activities a set version = a.version + 1, people = case when a.people is null then null else greatest(a.people, s.n) end,
       hours = case when a.hours is null then null when s.n >= a.people then s.hours else greatest(a.hours, s.hours) end
     from (select count(*)::int as n, sum(hours) as hours from activity_people where tenant_id = $1 and activity_id = $2) s
     where a.tenant_id = $1 and a.id = $2`,
    [tx.tenantId, id],
  );
  await emit(tx, actor, now, id, { kind: 'activity.sheet-added', data });
}

const unknownForm = (missing: readonly string[]): Error =>
  invalid(
    'sheet-form',
    `表头缺少：${missing.join('、')}。请下载空表，填好再上传。`,
    `The header lacks ${missing.join(', ')}. Download the empty sheet, fill it in and upload it.`,
    { missing },
  );
