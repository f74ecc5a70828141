import { conflict, invalid } from '../../../kernel/errors.ts';
import { addDays, type CivilDate, civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { staleVersion } from '../../matters/index.ts';
import type { Visit } from '../contract.ts';
import { isDay } from '../domain/calendar.ts';
import { householdContext } from '../domain/household.ts';
import { ownSpot } from '../queries/place-of.ts';
import { patrolSettings } from '../queries/settings.ts';
import { findVisit, visitOf } from '../queries/visit-rows.ts';

/** Throws invalid (unknown-occasion). */
export async function checkOccasion(ctx: Ctx, code: string): Promise<void> {
  const { occasions } = await patrolSettings(ctx);
  if (!occasions.some((occasion) => occasion.code === code))
    throw invalid('unknown-occasion', '没有这一类走访，请重新选择。', 'There is no such occasion: choose again.', {
      field: 'occasion',
    });
}

export interface VisitTask {
  occasion: string;
  placeIds: readonly string[];
  dueOn: string;
  household?: string;
}

/** A visit as a task in each of the grids. Throws invalid: unknown-occasion, no-such-day, day-passed, one-grid. */
export async function planVisits(ctx: Ctx, task: VisitTask): Promise<{ ids: string[] }> {
  const { tx, actor, now, platform } = ctx;
  await checkOccasion(ctx, task.occasion);
  const today = civilDateOf(now, platform.timezone);
  checkDay(task.dueOn, 'dueOn');
  if (task.dueOn < today)
    throw invalid('day-passed', '期限不能早于今天。', 'The day may not have passed.', { field: 'dueOn' });
  const places = [...new Set(task.placeIds)];
  if (task.household && places.length > 1)
    throw invalid('one-grid', '写了住户的，只能选一个网格。', 'With a household, choose one grid.', {
      field: 'placeIds',
    });
  const { householdKeepDays } = await patrolSettings(ctx);
  const ids: string[] = [];
  for (const placeId of places) {
    const { unitId } = await ownSpot(ctx, placeId);
    const id = ctx.newId();
    const sealed = task.household
      ? platform.keys.seal(task.household.trim(), householdContext(tx.tenantId, id, 'household'))
      : null;
    const keptUntil = sealed ? addDays(task.dueOn as CivilDate, householdKeepDays) : null;
    await tx.sql(
      `insert into visits (tenant_id, id, occasion, place_id, unit_id, state, due_on, household_sealed, kept_until, created_by, created_at)
       values ($1, $2, $3, $4, $5, 'due', $6, $7, $8, $9, $10)`,
      [tx.tenantId, id, task.occasion, placeId, unitId, task.dueOn, sealed, keptUntil, actor.personId, now],
    );
    await emit(tx, actor, now, id, {
      kind: 'visit.planned',
      data: { occasion: task.occasion, placeId, unitId, dueOn: task.dueOn, household: sealed !== null },
    });
    ids.push(id);
  }
  return { ids };
}

/** Throws invalid (no-such-day) for a day that no calendar has. */
export function checkDay(day: string, field: string): void {
  if (!isDay(day)) throw invalid('no-such-day', '没有这一天，请检查日期。', 'There is no such day.', { field });
}

/** Called off; what was kept of a household goes at once. Throws not-found, conflict. */
export async function cancelVisit(ctx: Ctx, id: string, input: { version: number; reason: string }): Promise<Visit> {
  const { tx, actor, now } = ctx;
  const visit = await findVisit(ctx, id, true);
  if (visit.version !== input.version) throw staleVersion(visit.version);
  if (visit.state !== 'due') throw notDue();
  await tx.sql(
    `update visits set state = 'cancelled', household_sealed = null, note_sealed = null, kept_until = null, version = version + 1
     where tenant_id = $1 and id = $2`,
    [tx.tenantId, id],
  );
  const { occasion, placeId, unitId } = visit;
  await emit(tx, actor, now, id, {
    kind: 'visit.cancelled',
    data: { occasion, placeId, unitId },
    words: { reason: input.reason },
  });
  const gone = { hasHousehold: false, hasNote: false, keptUntil: null };
  return visitOf(ctx, { ...visit, ...gone, state: 'cancelled', version: visit.version + 1 });
}

export const notDue = (): Error =>
  conflict(
    'visit-not-due',
    '这次走访已经记过或取消了，不必再记。',
    'This visit has been recorded or called off already.',
  );
