import type { Ctx } from '../../../platform/context.ts';
import { sealContacts } from './seal-contacts.ts';
import {
  clockColumns,
  insertMatters,
  type Matter,
  moveClocks,
  nextMatterNumber,
  reckonMatterClocks,
  newMatter,
  titleOf,
} from '../../matters/index.ts';
import { newOwn, plainColumns } from '../domain/columns.ts';
import { phoneOrNull } from '../domain/contact.ts';
import type { Rules } from '../domain/request.ts';
import { loadRules } from '../queries/rules.ts';
import { type Intake, locate } from './new-request.ts';

/** One request as another system knew it. What is closed there comes in as history. */
export interface ImportedRequest
  extends Pick<Intake, 'content' | 'source' | 'urgency' | 'address' | 'placeId' | 'lon' | 'lat' | 'reporter'> {
  title: string;
  /** Code of the list in force, or null. */
  category: string | null;
  sourceSystem: string;
  sourceNumber: string;
  madeAt: Date;
  /** By when it had to be answered, as the other system promised; the handle clock then runs to that instant. */
  dueAt: Date | null;
  closed: boolean;
  /** Null where nobody noted when. */
  closedAt: Date | null;
  leadId: string | null;
  publicText: string | null;
}

export interface ImportedRow {
  /** Of the request that is there now: the new one, or the one that was there before. */
  id: string;
  number: string;
  isNew: boolean;
}

/**
 * Takes in many requests of another system at once, one answer a row, in order. Source system and source number decide
 * what is the same: such a row changes nothing. Open ones wait to be accepted like any new request; nobody is told of
 * each, unless they come one by one (`how` is 'hotline'). Two imports at once may fail on the index `requests_source`: try again.
 */
export async function importRequests(
  ctx: Ctx,
  importId: string,
  rows: readonly ImportedRequest[],
  how: 'import' | 'hotline' = 'import',
): Promise<ImportedRow[]> {
  const known = await findBySource(ctx, rows);
  const rules = await loadRules(ctx);
  const made: Made[] = [];
  const answers: ImportedRow[] = [];
  for (const row of rows) {
    const key = sourceKey(row);
    const before = known.get(key);
    if (before) {
      answers.push({ ...before, isNew: false });
      continue;
    }
    const one = await makeRequest(ctx, row, rules);
    made.push(one);
    known.set(key, { id: one.matter.id, number: one.matter.number });
    answers.push({ id: one.matter.id, number: one.matter.number, isNew: true });
  }
  await insertMatters(
    ctx,
    made.map((one) => ({ ...newMatterOf(one), events: [registered(one, importId, how)] })),
  );
  await sealContacts(
    ctx,
    made.map(({ matter, row }) => ({ requestId: matter.id, ...row.reporter })),
  );
  return answers;
}

interface Made {
  matter: Matter;
  sequence: number;
  row: ImportedRequest;
}

type Source = Pick<ImportedRequest, 'sourceSystem' | 'sourceNumber'>;
const sourceKey = (row: Source): string => `${row.sourceSystem}\0${row.sourceNumber}`;

/** Which of the rows are requests already: asks once, answers for each. */
export async function findImported(
  ctx: Ctx,
  rows: readonly Source[],
): Promise<(row: Source) => { id: string; number: string } | undefined> {
  const known = await findBySource(ctx, rows);
  return (row) => known.get(sourceKey(row));
}

/** By `sourceKey`. Each is found by its key: while an import fills the tables faster than they are counted, a plain join reads all there is. */
async function findBySource(
  { tx }: Ctx,
  rows: readonly Source[],
): Promise<Map<string, { id: string; number: string }>> {
  const found = await tx.sql<{ id: string; number: string; sourceSystem: string; sourceNumber: string }>(
    `select m.id, m.number, r.source_system as "sourceSystem", r.source_number as "sourceNumber"
     from unnest($2::text[], $3::text[]) as x(system, number)
     cross join lateral (select * from requests r
       where r.tenant_id = $1 and r.source_system = x.system and r.source_number = x.number limit 1) r
     cross join lateral (select * from matters m where m.tenant_id = $1 and m.id = r.id limit 1) m`,
    [tx.tenantId, rows.map((row) => row.sourceSystem), rows.map((row) => row.sourceNumber)],
  );
  return new Map(found.map((row) => [sourceKey(row), { id: row.id, number: row.number }]));
}

async function makeRequest(ctx: Ctx, row: ImportedRequest, rules: Rules): Promise<Made> {
  const { number, sequence } = await nextMatterNumber(ctx);
  const category = row.category === null ? undefined : rules.category(row.category);
  const place = await locate(ctx, row);
  const matter = newMatter(ctx.now, {
    id: ctx.newId(),
    kind: 'request',
    number,
    title: titleOf(row.title || row.content),
    state: row.closed ? 'closed' : 'registered',
    open: !row.closed,
    urgency: row.urgency ?? category?.defaultUrgency ?? 'normal',
    category: category?.code ?? null,
    source: row.source,
    placeId: place.placeId,
    placePath: place.placePath,
    holderId: row.closed ? null : place.holderId,
    leadId: row.closed ? row.leadId : null,
    lon: row.lon ?? null,
    lat: row.lat ?? null,
    lists: rules.ids,
    createdAt: row.madeAt,
    closedAt: row.closed ? row.closedAt : null,
  });
  return { matter: { ...matter, ...clocksOf(matter, row, rules, ctx.now) }, sequence, row };
}

/**
 * The promise of the other system runs from when the request was made there to the time it named; an open request also
 * begins to wait for acceptance here, now. Without a promise there is nothing to hold history against.
 */
function clocksOf(matter: Matter, row: ImportedRequest, rules: Rules, now: Date): Partial<Matter> {
  const { calendar } = rules;
  const limitOf = (stage: string) => rules.limit(stage, matter.category, matter.urgency);
  let log: Matter['clockLog'] = [];
  if (row.dueAt) {
    const amount = (row.dueAt.getTime() - row.madeAt.getTime()) / 60_000;
    const promised = { stage: 'handle', amount, unit: 'minutes', warnAt: [0.5, 0.8, 1] } as const;
    log = moveClocks(log, [{ stage: 'handle', effect: 'start' }], { calendar, limitOf: () => promised }, row.madeAt);
    if (row.closed && row.closedAt)
      log = moveClocks(log, [{ stage: 'handle', effect: 'stop' }], { calendar, limitOf }, row.closedAt);
  }
  if (!row.closed) log = moveClocks(log, [{ stage: 'accept', effect: 'start' }], { calendar, limitOf }, now);
  return {
    clockLog: log,
    ...clockColumns(reckonMatterClocks(log, calendar, row.closed ? (row.closedAt ?? now) : now)),
  };
}

function newMatterOf({ matter, sequence, row }: Made) {
  const own = newOwn({
    content: row.content,
    address: row.address ?? '',
    sourceSystem: row.sourceSystem,
    sourceNumber: row.sourceNumber,
    hasContact: phoneOrNull(row.reporter?.phone) !== null,
    publicText: row.publicText,
  });
  return {
    matter,
    sequence,
    searchText: [row.content.includes(row.title) ? '' : row.title, row.content, own.address, row.sourceNumber].join(
      ' ',
    ),
    // Plain values: the bulk statement reads JSON.
    own: { table: 'requests', values: plainColumns(own) },
    parties: [],
  };
}

/** `source` says how it came, so that nobody is rung up for each of a hundred thousand. */
const registered = ({ matter, row }: Made, importId: string, how: string) => ({
  kind: 'request.registered',
  data: {
    number: matter.number,
    state: matter.state,
    holderId: matter.holderId,
    leadId: matter.leadId,
    placeId: matter.placeId,
    source: how,
    imported: true,
    importId,
    madeAt: row.madeAt.toISOString(),
    ...(row.dueAt && { dueAt: row.dueAt.toISOString() }),
    ...(row.closed && { closedAt: row.closedAt?.toISOString() ?? null }),
  },
});
