import { conflict, invalid } from '../../../kernel/errors.ts';
import { civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { staleVersion } from '../../matters/index.ts';
import type { GridLeader } from '../contract.ts';
import { monthOf } from '../domain/calendar.ts';
import { findLeader } from '../queries/list-leaders.ts';
import { ownSpot } from '../queries/place-of.ts';
import { checkDay } from './plan-visits.ts';

/** 领导包格: names who takes care of a grid from a month on. */
export async function assignGridLeader(
  ctx: Ctx,
  given: { placeId: string; name: string; title?: string; fromMonth: string },
): Promise<GridLeader> {
  const { tx, actor, now } = ctx;
  const { placeId, unitId } = await ownSpot(ctx, given.placeId);
  const id = ctx.newId();
  const [name, title] = [given.name.trim(), given.title?.trim() ?? ''];
  await tx.sql(
    `insert into grid_leaders (tenant_id, id, place_id, unit_id, name, title, from_month, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tx.tenantId, id, placeId, unitId, name, title, given.fromMonth, now],
  );
  await emit(tx, actor, now, id, {
    kind: 'grid-leader.assigned',
    data: { placeId, unitId, fromMonth: given.fromMonth },
  });
  return { id, placeId, name, title, fromMonth: given.fromMonth, untilMonth: null, visitedOn: null, version: 1 };
}

/** Throws not-found, conflict (version-conflict), invalid (month-order). */
export async function endGridLeader(
  ctx: Ctx,
  id: string,
  { version, untilMonth }: { version: number; untilMonth: string },
): Promise<GridLeader> {
  const { tx, actor, now } = ctx;
  const leader = await findLeader(ctx, id, untilMonth, true);
  if (leader.version !== version) throw staleVersion(leader.version);
  if (untilMonth < leader.fromMonth)
    throw invalid('month-order', '截止月份不能早于开始月份。', 'It cannot end before it began.', {
      field: 'untilMonth',
    });
  await tx.sql('update grid_leaders set until_month = $3, version = version + 1 where tenant_id = $1 and id = $2', [
    tx.tenantId,
    id,
    untilMonth,
  ]);
  await emit(tx, actor, now, id, { kind: 'grid-leader.ended', data: { placeId: leader.placeId, untilMonth } });
  return { ...leader, untilMonth, version: version + 1 };
}

/** The fact that the monthly visit took place. Throws not-found, invalid: no-such-day, other-month, day-to-come; conflict (not-in-charge). */
export async function recordLeaderVisit(ctx: Ctx, id: string, month: string, visitedOn: string): Promise<GridLeader> {
  const { tx, actor, now, platform } = ctx;
  checkDay(visitedOn, 'visitedOn');
  if (monthOf(visitedOn as never) !== month)
    throw invalid('other-month', '日期不在这个月里，请检查。', 'The day does not lie in this month.', {
      field: 'visitedOn',
    });
  if (visitedOn > civilDateOf(now, platform.timezone))
    throw invalid('day-to-come', '还没到的日子不能先记。', 'A day to come cannot be recorded yet.', {
      field: 'visitedOn',
    });
  const leader = await findLeader(ctx, id, month, true);
  if (month < leader.fromMonth || (leader.untilMonth !== null && month > leader.untilMonth))
    throw conflict(
      'not-in-charge',
      '这个月不由这位领导包格。',
      'This leader did not take care of the grid in that month.',
    );
  if (leader.visitedOn === visitedOn) return leader;
  await tx.sql(
    `insert into leader_visits (tenant_id, leader_id, month, visited_on, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant_id, leader_id, month) do update set visited_on = excluded.visited_on, recorded_by = excluded.recorded_by,
       recorded_at = excluded.recorded_at`,
    [tx.tenantId, id, month, visitedOn, actor.personId, now],
  );
  await emit(tx, actor, now, id, {
    kind: 'leader-visit.recorded',
    data: { placeId: leader.placeId, month, visitedOn },
  });
  return { ...leader, visitedOn };
}

/** Taken back; the log keeps both. Throws not-found. */
export async function withdrawLeaderVisit(ctx: Ctx, id: string, month: string): Promise<GridLeader> {
  const { tx, actor, now } = ctx;
  const leader = await findLeader(ctx, id, month, true);
  if (leader.visitedOn === null) return leader;
  await tx.sql('delete from leader_visits where tenant_id = $1 and leader_id = $2 and month = $3', [
    tx.tenantId,
    id,
    month,
  ]);
  await emit(tx, actor, now, id, { kind: 'leader-visit.withdrawn', data: { placeId: leader.placeId, month } });
  return { ...leader, visitedOn: null };
}
