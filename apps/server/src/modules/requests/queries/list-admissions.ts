import { sql, type RawBuilder } from 'kysely';
import { holds } from '../../../kernel/actor.ts';
import { notFound } from '../../../kernel/errors.ts';
import { civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { builder } from '../../../platform/database/database.ts';
import { readCursor, unitIdsOf, writeCursor } from '../../matters/index.ts';
import type { Admission } from '../contract-admissions.ts';
import type { RequestsTables } from '../tables.ts';

const db = builder<RequestsTables>();
const PAGE = 20;

export interface AdmissionRow {
  id: string;
  unit_id: string;
  place_id: string;
  title: string;
  detail: string;
  minutes_weekly: number;
  ends_on: string;
  state: Admission['state'];
  asked_by: string | null;
  decision_reason: string | null;
  created_at: Date;
  decided_at: Date | null;
  ended_at: Date | null;
  version: number;
}
const COLUMNS = sql`a.id, a.unit_id, a.place_id, a.title, a.detail, a.minutes_weekly, a.ends_on::text as ends_on, a.state, a.asked_by,
  a.decision_reason, a.created_at, a.decided_at, a.ended_at, a.version`;

/** Of the place of `a`, as the tree of places is now. */
const pathOf = sql`(select at.path from places at where at.tenant_id = a.tenant_id and at.id = a.place_id)`;

/** Whoever decides sees all; a unit its own; others what touches the places they look after, from above or below. */
export async function seen(ctx: Ctx): Promise<RawBuilder<unknown>> {
  const { actor } = ctx;
  if (holds(actor, 'admission.decide') || actor.scope === 'tenant') return sql`true`;
  const units = await unitIdsOf(ctx);
  const place = actor.placePath
    ? sql`or starts_with(${pathOf}, ${actor.placePath}) or starts_with(${actor.placePath}, ${pathOf})`
    : sql``;
  return sql`(a.unit_id = any(${[...units]}::uuid[]) ${place})`;
}

export async function listAdmissions(
  ctx: Ctx,
  query: { state?: string; active?: boolean; unitId?: string; placeId?: string; cursor?: string },
): Promise<{ items: Admission[]; next: string | null }> {
  const after = readCursor(query.cursor);
  const beyond =
    after && after.at !== 'infinity'
      ? sql`and (a.created_at, a.id) < (${after.at}::timestamptz, ${after.id}::uuid)`
      : sql``;
  const rows = (await ctx.tx.run(
    sql<AdmissionRow>`select ${COLUMNS} from admissions a where a.tenant_id = ${ctx.tx.tenantId} and ${await seen(ctx)} ${asked(ctx, query)} ${beyond}
      order by a.created_at desc, a.id desc limit ${PAGE + 1}`.compile(db),
  )) as AdmissionRow[];
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  const unitIds = await unitIdsOf(ctx);
  return {
    items: page.map((row) => admissionView(ctx, row, unitIds)),
    next: rows.length > PAGE && last ? writeCursor({ at: last.created_at.toISOString(), id: last.id }) : null,
  };
}

/** What the caller narrowed the list to. */
function asked(
  ctx: Ctx,
  { state, active, unitId, placeId }: { state?: string; active?: boolean; unitId?: string; placeId?: string },
): RawBuilder<unknown> {
  const { tenantId } = ctx.tx;
  const parts = [
    ...(state ? [sql`and a.state = ${state}`] : []),
    ...(active === true ? [sql`and ${isActive(ctx)}`] : []),
    ...(active === false ? [sql`and a.state = 'approved' and not (${isActive(ctx)})`] : []),
    ...(unitId ? [sql`and a.unit_id = ${unitId}::uuid`] : []),
    ...(placeId
      ? [
          sql`and exists (select from places p where p.tenant_id = ${tenantId} and p.id = ${placeId}::uuid and ${fallsOnPlace})`,
        ]
      : []),
  ];
  return sql.join(parts, sql` `);
}

/** Approved, and its last day has not passed. */
export const isActive = ({ now, platform }: Ctx): RawBuilder<unknown> =>
  sql`a.state = 'approved' and a.ends_on >= ${civilDateOf(now, platform.timezone)}::date`;

/** Work asked for an area is done in every grid below it. */
export const fallsOnPlace = sql`(a.place_id = p.id or starts_with(p.path, ${pathOf}))`;

/** Locked until the transaction ends. Throws not-found for what the caller does not see. */
export async function lockAdmission(ctx: Ctx, id: string): Promise<AdmissionRow> {
  const [row] = (await ctx.tx.run(
    sql<AdmissionRow>`select ${COLUMNS} from admissions a where a.tenant_id = ${ctx.tx.tenantId} and a.id = ${id}::uuid and ${await seen(ctx)}
      for update`.compile(db),
  )) as AdmissionRow[];
  if (!row) throw notFound();
  return row;
}

export function admissionView({ actor, now, platform }: Ctx, row: AdmissionRow, unitIds: readonly string[]): Admission {
  const today = civilDateOf(now, platform.timezone);
  const decides = row.state === 'asked' && holds(actor, 'admission.decide') && row.asked_by !== actor.personId;
  const ends =
    ['asked', 'approved'].includes(row.state) && holds(actor, 'admission.ask') && unitIds.includes(row.unit_id);
  return {
    id: row.id,
    unitId: row.unit_id,
    placeId: row.place_id,
    title: row.title,
    detail: row.detail,
    minutesWeekly: row.minutes_weekly,
    endsOn: row.ends_on,
    state: row.state,
    active: row.state === 'approved' && row.ends_on >= today,
    decisionReason: row.decision_reason,
    createdAt: row.created_at.toISOString(),
    decidedAt: row.decided_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    version: row.version,
    abilities: [...(decides ? ['decide'] : []), ...(ends ? ['end'] : [])],
  };
}
