import type { Ctx } from '../../../platform/context.ts';
import type { Rota, RotaMonth } from '../contract.ts';
import { type LaidMonth, monthsFrom, problemOf } from '../domain/rota.ts';
import { mayLeadFor, mayMaintain } from '../policy.ts';
import { leadingSeats, loadBody } from './body-rows.ts';
import { standingOf, todayOf } from './standing.ts';

type Row = LaidMonth & { unitPath: string };

export const rotaRows = (tx: Ctx['tx'], bodyId: string, months: readonly string[]): Promise<Row[]> =>
  tx.sql<Row>(
    `select r.month, r.unit_id as "unitId", r.theme, r.version, u.path as "unitPath"
     from rota_months r join units u on u.tenant_id = r.tenant_id and u.id = r.unit_id
     where r.tenant_id = $1 and r.body_id = $2 and r.month = any($3::text[])`,
    [tx.tenantId, bodyId, months],
  );

/** The calendar of the chair. Throws not-found. */
export async function getRota(
  ctx: Ctx,
  id: string,
  { from, months: count = 12 }: { from?: string; months?: number } = {},
): Promise<Rota> {
  const today = todayOf(ctx);
  const now = today.slice(0, 7);
  const loaded = await loadBody(ctx, id);
  const { body, seats } = loaded;
  const months = monthsFrom(from ?? now, count);
  const rows = new Map((await rotaRows(ctx.tx, id, [...new Set([now, ...months])])).map((row) => [row.month, row]));
  const maintains = mayMaintain(ctx.actor, await standingOf(ctx), loaded.placePaths);
  const items = months.map((month): RotaMonth => {
    const laid = rows.get(month);
    const open = month >= now && body.endedOn === null;
    const themes = open && laid !== undefined && (maintains || mayLeadFor(ctx.actor, [laid.unitPath]));
    return {
      month,
      unitId: laid?.unitId ?? null,
      theme: laid?.theme ?? '',
      problem: problemOf(month, laid, seats, body.rotates),
      version: laid?.version ?? 0,
      may: [...(open && maintains ? ['set-unit'] : []), ...(themes ? ['set-theme'] : [])],
    };
  });
  const [leader] = await leadingSeats(ctx, loaded, today);
  return {
    bodyId: id,
    rotates: body.rotates,
    month: now,
    chairId: rows.get(now)?.unitId ?? (body.rotates ? null : (leader?.unitId ?? null)),
    theme: rows.get(now)?.theme ?? '',
    items,
    nextGap: items.find(({ month, problem }) => month >= now && problem !== null)?.month ?? null,
    may: maintains && body.endedOn === null ? ['lay'] : [],
  };
}
