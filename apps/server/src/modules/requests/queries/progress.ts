import { DAY } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { claimsFor } from '../../files/index.ts';
import { findUnits } from '../../organizations/index.ts';
import type { Progress } from '../contract-resident.ts';
import { diversionStep, mastersSteps, residentStage, residentSteps } from '../domain/stages.ts';
import { openCode } from './by-code.ts';
import { diversionsOf } from './diversions.ts';
import { findRequest, type Loaded } from './load-request.ts';
import { requestSettings } from './settings.ts';

export type ProgressView = Progress;
type Seen = Pick<Loaded, 'matter' | 'own'>;

interface LogRow {
  kind: string;
  at: Date;
  unit_id: string | null;
  data: { unitId?: string; reached?: boolean; skipped?: boolean; route?: string; routes?: string[]; ask?: string };
  masters: boolean;
}

/**
 * What the holder of the query code sees: plain words, units instead of persons, every public text. One that was merged
 * shows how its master goes on since, and its own reporter's answers; nothing of what the other reporter wrote.
 */
export async function progressOf(ctx: Ctx, seen: Seen): Promise<ProgressView> {
  const { matter, own } = seen;
  const leader: Seen = own.mergedInto === null ? seen : await findRequest(ctx, own.mergedInto);
  const shown = await shownSteps(ctx, seen);
  const units = await unitsOf(ctx, leader, shown);
  const unit = units.get(leader.matter.leadId ?? leader.matter.holderId ?? '');
  const routes = await diversionsOf(ctx);
  const { recent, ...standing } = await standingOf(ctx, seen, leader);
  return {
    number: matter.number,
    content: own.content,
    address: own.address,
    createdAt: matter.createdAt.toISOString(),
    ...standing,
    unit: unit?.name ?? null,
    unitPhone: unit?.phone ?? null,
    mergedInto: own.mergedInto === null ? null : leader.matter.number,
    reviewOn: leader.own.suspension?.reviewOn ?? null,
    steps: shown.map((entry) => ({
      at: entry.at.toISOString(),
      title: diversionStep(entry, routes) ?? residentSteps[entry.kind]!,
      text: wordsOf(entry, leader.own),
      unit: units.get(entry.data.unitId ?? entry.unit_id ?? '')?.name ?? null,
    })),
    question: own.openQuestion,
    publicText: leader.own.publicText,
    photos: await claimsFor(ctx, matter.id),
    rating:
      own.satisfied === null || own.solved === null
        ? null
        : { solved: own.solved, satisfied: own.satisfied, reasons: own.ratingReasons },
    can: {
      supply: matter.state === 'need-info',
      addPhoto: matter.open && matter.state !== 'need-info',
      withdraw: matter.open && beforeReply.has(leader.matter.state),
      rate: own.satisfied === null && mayRate(leader),
      reopen: matter.state === 'closed' && recent,
    },
  };
}

const beforeReply: ReadonlySet<string> = new Set([
  'registered',
  'need-info',
  'accepted',
  'filed',
  'dispatched',
  'returned',
  'handling',
  'suspended',
]);

const mayRate = ({ matter, own }: Seen): boolean =>
  matter.state === 'verified' || (matter.state === 'closed' && own.resultClass !== null);

/** The steps a resident is told of: the own ones, and those of the master since it was merged. */
async function shownSteps({ tx }: Ctx, { matter, own }: Seen): Promise<LogRow[]> {
  const log = await tx.sql<LogRow>(
    `select kind, at, unit_id, data, false as masters, id from events where tenant_id = $1 and subject_id = $2
     union all
     select e.kind, e.at, e.unit_id, e.data, true, e.id from events e where e.tenant_id = $1 and e.subject_id = $3::uuid
       and e.id > (select max(id) from events where tenant_id = $1 and subject_id = $2 and kind = 'request.merged')
     order by id`,
    [tx.tenantId, matter.id, own.mergedInto],
  );
  return log.filter(
    (entry) =>
      (entry.masters ? mastersSteps.has(entry.kind) : residentSteps[entry.kind] !== undefined) &&
      !(entry.kind === 'request.contacted' && !entry.data.reached) &&
      // That something was asked for and not granted is told where it was an extension: the time named stands.
      !(entry.kind === 'request.ask-refused' && entry.data.ask !== 'extension') &&
      !entry.data.skipped,
  );
}

async function unitsOf({ tx }: Ctx, { matter }: Seen, shown: readonly LogRow[]) {
  const ids = [...shown.map((entry) => entry.data.unitId ?? entry.unit_id), matter.leadId, matter.holderId];
  const found = await findUnits(tx, [...new Set(ids.filter((id) => id !== null))]);
  return new Map(found.map((unit) => [unit.id, unit]));
}

async function standingOf(
  ctx: Ctx,
  { own }: Seen,
  leader: Seen,
): Promise<Pick<Progress, 'stage' | 'dueAt' | 'late'> & { recent: boolean }> {
  const { matter } = leader;
  const { reopenDays } = await requestSettings(ctx);
  const recent = matter.closedAt !== null && ctx.now.getTime() - matter.closedAt.getTime() <= reopenDays * DAY;
  const handle = matter.clocks.find((clock) => clock.stage === 'handle');
  const nearest = matter.state === 'suspended' ? null : (matter.dueAt?.toISOString() ?? null);
  const due = handle?.stoppedAt ? null : (handle?.dueAt ?? nearest);
  const unrated = own.satisfied === null && leader.own.resultClass !== null;
  const rated = own.mergedInto !== null && own.satisfied !== null && matter.state === 'verified';
  return {
    stage: matter.state === 'closed' && unrated && recent ? 'rate' : rated ? 'checking' : residentStage[matter.state],
    dueAt: matter.open ? due : null,
    late: due !== null && matter.open && new Date(due) < ctx.now,
    recent,
  };
}

/** The public text belongs to the step that gave it; questions are shown where they were asked. */
function wordsOf(entry: LogRow, own: Loaded['own']): string | null {
  if (entry.kind === 'request.replied' || entry.kind === 'request.answered' || entry.kind === 'request.declined')
    return own.publicText;
  return null;
}

/** How a report stands, by its code; who only met the same problem sees neither the other's words nor photos. */
export async function seeProgress(ctx: Ctx, code: string): Promise<ProgressView> {
  const { requestId, reporter } = await openCode(ctx, code);
  const view = await progressOf(ctx, await findRequest(ctx, requestId));
  if (reporter) return view;
  const nothing = { supply: false, addPhoto: false, withdraw: false, rate: false, reopen: false };
  return { ...view, content: '', address: '', question: null, photos: [], can: nothing };
}
