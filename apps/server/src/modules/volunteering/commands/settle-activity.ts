import { AppError } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit, type NewEvent } from '../../../platform/events.ts';
import { orRefused } from '../../../platform/sheets/take-rows.ts';
import type { Activity } from '../contract.ts';
import { getActivity } from '../queries/activity-rows.ts';
import { factsOf, type Found, mine } from './own-activity.ts';

interface Asked {
  id: string;
  version: number;
}
interface Confirmed {
  confirmed: number;
  results: { id: string; ok: boolean; code: string | null; zh: string; en: string }[];
}

/** The community confirms facts and hours, each activity on its own: what cannot be confirmed says why and the others stand. */
export async function confirmActivities(ctx: Ctx, items: readonly Asked[]): Promise<Confirmed> {
  const results = new Map<string, Confirmed['results'][number]>();
  // In one order whoever asks, so that two who confirm the same do not wait for each other in a ring.
  for (const item of [...items].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const answer = await orRefused(ctx, () => confirm(ctx, item));
    const refused = answer instanceof AppError;
    const words = refused ? answer.text : { zh: '已确认', en: 'Confirmed' };
    results.set(item.id, { id: item.id, ok: !refused, code: refused ? answer.code : null, ...words });
  }
  const told = items.flatMap(({ id }) => results.get(id) ?? []);
  return { confirmed: told.filter(({ ok }) => ok).length, results: told };
}

async function confirm(ctx: Ctx, { id, version }: Asked): Promise<void> {
  const { actor, now } = ctx;
  const before = await mine(ctx, id, version, 'confirm');
  const { people, hours, served, unitId } = before;
  await store(ctx, before, {
    set: `state = 'confirmed', confirmed_by = $3, confirmed_at = $4, reason = null`,
    values: [actor.personId, now],
    event: { kind: 'activity.confirmed', data: { people, hours, served, tell: unitId } },
  });
}

/** Throws not-found, forbidden, conflict: version-conflict, activity-state. */
export async function sendBackActivity(
  ctx: Ctx,
  id: string,
  input: { version: number; reason: string },
): Promise<Activity> {
  const before = await mine(ctx, id, input.version, 'send-back');
  const reason = input.reason.trim();
  await store(ctx, before, {
    set: `state = 'returned', confirmed_by = null, confirmed_at = null, reason = $3`,
    values: [reason],
    event: {
      kind: 'activity.sent-back',
      data: { from: before.state, tell: before.unitId },
      words: { reason },
    },
  });
  return getActivity(ctx, id);
}

/** Throws not-found, forbidden, conflict: version-conflict, activity-state. */
export async function cancelActivity(
  ctx: Ctx,
  id: string,
  input: { version: number; reason: string },
): Promise<Activity> {
  const before = await mine(ctx, id, input.version, 'cancel');
  const reason = input.reason.trim();
  await store(ctx, before, {
    set: `state = 'cancelled', reason = $3`,
    values: [reason],
    event: { kind: 'activity.cancelled', data: { tell: [before.communityId, ...before.helperIds] }, words: { reason } },
  });
  return getActivity(ctx, id);
}

/** Throws not-found, forbidden, conflict: version-conflict, activity-state. */
export async function restoreActivity(ctx: Ctx, id: string, version: number): Promise<Activity> {
  const before = await mine(ctx, id, version, 'restore');
  await store(ctx, before, {
    set: `state = 'planned', reason = null`,
    values: [],
    event: { kind: 'activity.planned', data: { tell: [before.communityId, ...before.helperIds] } },
  });
  return getActivity(ctx, id);
}

async function store(
  ctx: Ctx,
  before: Found,
  { set, values, event }: { set: string; values: unknown[]; event: NewEvent },
): Promise<void> {
  const { tx, actor, now } = ctx;
  await tx.sql(`update activities set ${set}, version = version + 1 where tenant_id = $1 and id = $2`, [
    tx.tenantId,
    before.id,
    ...values,
  ]);
  await emit(tx, actor, now, before.id, { ...event, data: { ...factsOf(ctx, before), ...event.data } });
}
