import type { Static } from 'typebox';
import { forbidden, invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { layRota as layContract, Rota, setRotaMonth as setContract } from '../contract.ts';
import { layTurns, monthsFrom, sitsIn } from '../domain/rota.ts';
import { mayLeadFor, mayMaintain } from '../policy.ts';
import { type LoadedBody, loadBody, refuseEnded } from '../queries/body-rows.ts';
import { getRota, rotaRows } from '../queries/get-rota.ts';
import { standingOf, todayOf } from '../queries/standing.ts';
import { changedMeanwhile, openUnits } from './joint-errors.ts';
import { maintainedBody } from './save-body.ts';

/** Lays up to three years in one go. Throws not-found, forbidden, body-ended, invalid: month-passed, unknown-unit, not-seated. */
export async function layRota(ctx: Ctx, id: string, input: Static<typeof layContract.body>): Promise<Rota> {
  const { tx, actor, now } = ctx;
  const loaded = await maintainedBody(ctx, id);
  refuseEnded(loaded, todayOf(ctx));
  refusePassed(ctx, input.from);
  await openUnits(ctx, input.unitIds, 'unitIds');
  const months = monthsFrom(input.from, input.months);
  const laid = new Set((await rotaRows(tx, id, months)).map(({ month }) => month));
  const turns = layTurns(months, input.unitIds, laid, input.replace ?? false);
  for (const { month, unitId } of turns) refuseUnseated(loaded, unitId, month);
  await tx.sql(
    `insert into rota_months (tenant_id, body_id, month, unit_id)
     select $1, $2, t.month, t."unitId" from jsonb_to_recordset($3::jsonb) as t(month text, "unitId" uuid)
     on conflict (tenant_id, body_id, month) do update set unit_id = excluded.unit_id,
       theme = case when rota_months.unit_id = excluded.unit_id then rota_months.theme else '' end, version = rota_months.version + 1`,
    [tx.tenantId, id, JSON.stringify(turns)],
  );
  await emit(tx, actor, now, id, { kind: 'rota.laid', data: { turns, replaced: input.replace ?? false } });
  return getRota(ctx, id, input);
}

/**
 * One month: its unit by who maintains the body, its theme also by that unit. Throws not-found, forbidden, body-ended,
 * version-conflict, invalid: month-passed, unknown-unit, not-seated.
 */
export async function setRotaMonth(
  ctx: Ctx,
  id: string,
  month: string,
  input: Static<typeof setContract.body>,
): Promise<Rota> {
  const { tx, actor, now } = ctx;
  const loaded = await loadBody(ctx, id, true);
  const [present] = await rotaRows(tx, id, [month]);
  const changesUnit = (present?.unitId ?? null) !== input.unitId;
  const maintains = mayMaintain(actor, await standingOf(ctx), loaded.placePaths);
  const own = present !== undefined && !changesUnit && mayLeadFor(actor, [present.unitPath]);
  if (!maintains && !own) throw forbidden();
  refuseEnded(loaded, todayOf(ctx));
  refusePassed(ctx, month);
  if ((present?.version ?? 0) !== input.version) throw changedMeanwhile(await getRota(ctx, id, { from: month }));
  const theme = input.theme?.trim() ?? (changesUnit ? '' : (present?.theme ?? ''));
  if (input.unitId === null) {
    await tx.sql('delete from rota_months where tenant_id = $1 and body_id = $2 and month = $3', [
      tx.tenantId,
      id,
      month,
    ]);
  } else {
    if (changesUnit) {
      await openUnits(ctx, [input.unitId], 'unitId');
      refuseUnseated(loaded, input.unitId, month);
    }
    await tx.sql(
      `insert into rota_months (tenant_id, body_id, month, unit_id, theme) values ($1, $2, $3, $4, $5)
       on conflict (tenant_id, body_id, month) do update set unit_id = excluded.unit_id, theme = excluded.theme, version = rota_months.version + 1`,
      [tx.tenantId, id, month, input.unitId, theme],
    );
  }
  const data = { month, unitId: input.unitId, before: present?.unitId ?? null };
  const kind = changesUnit ? 'rota.changed' : 'rota.theme-set';
  await emit(tx, actor, now, id, { kind, data, ...(theme && { words: { theme } }) });
  return getRota(ctx, id, { from: month });
}

/** Two units change months, each with its theme. Throws not-found, forbidden, body-ended, invalid: month-passed, month-gap, not-seated. */
export async function swapRotaMonths(ctx: Ctx, id: string, months: readonly [string, string]): Promise<Rota> {
  const { tx, actor, now } = ctx;
  const loaded = await maintainedBody(ctx, id);
  refuseEnded(loaded, todayOf(ctx));
  for (const month of months) refusePassed(ctx, month);
  const rows = await rotaRows(tx, id, months);
  const [first, second] = months.map((month) => rows.find((row) => row.month === month));
  if (!first || !second || first === second)
    throw invalid('month-gap', '要对调的两个月都必须已排好单位。', 'Both months need a unit to be swapped.', {
      field: 'months',
    });
  refuseUnseated(loaded, first.unitId, second.month);
  refuseUnseated(loaded, second.unitId, first.month);
  await tx.sql(
    `update rota_months r set unit_id = o.unit_id, theme = o.theme, version = r.version + 1 from rota_months o
     where r.tenant_id = $1 and o.tenant_id = $1 and r.body_id = $2 and o.body_id = $2
       and ((r.month = $3 and o.month = $4) or (r.month = $4 and o.month = $3))`,
    [tx.tenantId, id, first.month, second.month],
  );
  const data = { months, unitIds: [second.unitId, first.unitId] };
  await emit(tx, actor, now, id, { kind: 'rota.swapped', data });
  return getRota(ctx, id);
}

function refusePassed(ctx: Ctx, month: string): void {
  if (month >= todayOf(ctx).slice(0, 7)) return;
  throw invalid('month-passed', '过去的月份不能再改。', 'A month that has passed stays as it was.', { month });
}

function refuseUnseated({ seats }: LoadedBody, unitId: string, month: string): void {
  if (sitsIn(seats, unitId, month)) return;
  throw invalid(
    'not-seated',
    `${month} 轮值的单位当月在这个组织里没有席位，请先给它席位或另选单位。`,
    `The unit has no seat in this body in ${month}: give it one or choose another.`,
    { month, unitId },
  );
}
