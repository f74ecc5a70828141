import { DAY } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { claimsFor } from '../../files/index.ts';
import { findUnits } from '../../organizations/index.ts';
import type { Progress } from '../contract-resident.ts';
import { residentStage, residentSteps } from '../domain/stages.ts';
import { openCode } from './by-code.ts';
import { findRequest, type Loaded } from './load-request.ts';
import { requestSettings } from './settings.ts';

export type ProgressView = Progress;

interface LogRow {
  kind: string;
  at: Date;
  unit_id: string | null;
  data: { unitId?: string; reached?: boolean; skipped?: boolean };
}

/** What the holder of the query code sees: plain words, units instead of persons, every public text. */
export async function progressOf(ctx: Ctx, { matter, own }: Pick<Loaded, 'matter' | 'own'>): Promise<ProgressView> {
  const { tx, now } = ctx;
  const log = await tx.sql<LogRow>(
    'select kind, at, unit_id, data from events where tenant_id = $1 and subject_id = $2 order by seq',
    [tx.tenantId, matter.id],
  );
  const shown = log.filter(
    (entry) =>
      residentSteps[entry.kind] && !(entry.kind === 'request.contacted' && !entry.data.reached) && !entry.data.skipped,
  );
  const unitIds = shown.flatMap((entry) => entry.data.unitId ?? entry.unit_id ?? []);
  const units = new Map(
    (
      await findUnits(tx, [
        ...new Set([
          ...unitIds,
          ...(matter.leadId ? [matter.leadId] : []),
          ...(matter.holderId ? [matter.holderId] : []),
        ]),
      ])
    ).map((unit) => [unit.id, unit]),
  );
  const unit = units.get(matter.leadId ?? matter.holderId ?? '');
  const { reopenDays } = await requestSettings(ctx);
  const handle = matter.clocks.find((clock) => clock.stage === 'handle');
  const due = handle?.stoppedAt ? null : (handle?.dueAt ?? matter.dueAt?.toISOString() ?? null);
  const recent = matter.closedAt !== null && now.getTime() - matter.closedAt.getTime() <= reopenDays * DAY;
  return {
    number: matter.number,
    content: own.content,
    address: own.address,
    createdAt: matter.createdAt.toISOString(),
    stage:
      matter.state === 'closed' && own.satisfied === null && own.resultClass !== null && recent
        ? 'rate'
        : residentStage[matter.state],
    unit: unit?.name ?? null,
    unitPhone: unit?.phone ?? null,
    dueAt: matter.open ? due : null,
    late: due !== null && matter.open && new Date(due) < now,
    steps: shown.map((entry) => ({
      at: entry.at.toISOString(),
      title: residentSteps[entry.kind]!,
      text: wordsOf(entry, own),
      unit: units.get(entry.data.unitId ?? entry.unit_id ?? '')?.name ?? null,
    })),
    question: own.openQuestion,
    publicText: own.publicText,
    photos: await claimsFor(ctx, matter.id),
    rating:
      own.satisfied === null || own.solved === null
        ? null
        : { solved: own.solved, satisfied: own.satisfied, reasons: own.ratingReasons },
    can: {
      supply: matter.state === 'need-info',
      addPhoto: matter.open && matter.state !== 'need-info',
      withdraw: ['registered', 'need-info', 'accepted', 'filed', 'dispatched', 'returned', 'handling'].includes(
        matter.state,
      ),
      rate:
        own.satisfied === null &&
        (matter.state === 'verified' || (matter.state === 'closed' && own.resultClass !== null)),
      reopen: matter.state === 'closed' && recent,
    },
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
