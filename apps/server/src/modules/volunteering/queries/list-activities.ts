import type { Static } from 'typebox';
import { instantOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { readCursor, writeCursor } from '../../matters/index.ts';
import { unitsInMemory } from '../../organizations/index.ts';
import type { ActivityRow, listActivities as contract } from '../contract.ts';
import { mayPlan } from '../policy.ts';
import { rowColumns, shown, type StoredRow } from './activity-rows.ts';
import { activityScope } from './scope.ts';

const PAGE = 30;
export type ActivityFilter = Static<typeof contract.query>;

/** From the first instant of a month to that of the next; nulls without a month. */
function spanOf(month: string | undefined, timezone: string): [Date | null, Date | null] {
  if (!month) return [null, null];
  const [year = 0, number = 1] = month.split('-').map(Number);
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
  return [instantOf(`${month}-01`, '00:00', timezone), instantOf(`${next}-01`, '00:00', timezone)];
}

/** A page of activities the caller sees, the latest first. */
export async function listActivities(
  ctx: Ctx,
  { month, kind, state, unitId, communityId, bodyId, q, cursor }: ActivityFilter,
): Promise<{ items: ActivityRow[]; next: string | null; may: string[] }> {
  const { tx, platform, actor } = ctx;
  const after = readCursor(cursor);
  const scope = await activityScope(ctx, 12);
  const rows = await tx.sql<StoredRow>(
    `select ${rowColumns} from activities a
     where a.tenant_id = $1 and ($2::timestamptz is null or a.begins_at >= $2) and ($3::timestamptz is null or a.begins_at < $3)
       and ($4::text is null or a.kind = $4) and ($5::text is null or a.state = $5)
       and ($6::uuid is null or a.unit_id = $6 or $6 = any(a.helper_ids)) and ($7::uuid is null or a.community_id = $7)
       and ($8::uuid is null or a.body_id = $8) and ($9::text is null or strpos(a.title, $9) > 0)
       and ($10::timestamptz is null or (a.begins_at, a.id) < ($10, $11::uuid)) and ${scope.sql}
     order by a.begins_at desc, a.id desc limit ${PAGE + 1}`,
    [
      tx.tenantId,
      ...spanOf(month, platform.timezone),
      ...[kind ?? null, state ?? null, unitId ?? null, communityId ?? null, bodyId ?? null, q?.trim() ?? null],
      ...(after ? [after.at, after.id] : [null, null]),
      ...scope.values,
    ],
  );
  const page = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? page.at(-1) : undefined;
  const own = actor.unitId === null ? undefined : (await unitsInMemory(ctx)).byId.get(actor.unitId);
  return {
    items: await shown(ctx, page),
    next: last ? writeCursor({ at: last.beginsAt.toISOString(), id: last.id }) : null,
    may: mayPlan(actor, own?.kind) ? ['plan'] : [],
  };
}
