import { sql } from 'kysely';
import { addDays, civilDateOf, instantOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { builder } from '../../../platform/database/database.ts';
import type { MattersTables } from '../tables.ts';
import { worklistDuty } from '../worklist-duty.ts';
import { approvalFlags } from '../domain/visibility.ts';
import { scopeSql } from './scope.ts';
import { unitIdsOf } from './unit-ids.ts';

const db = builder<MattersTables>();

export interface WorklistCounts {
  todo: number;
  new: number;
  dueToday: number;
  overdue: number;
  returned: number;
  reopened: number;
  followUp: number;
  /** Extensions and holds that the caller may decide. */
  approvals: number;
  suspended: number;
}

/** How many open matters wait in each worklist of the active post: one pass over the open ones it may see. */
export async function countWorklists(ctx: Ctx): Promise<WorklistCounts> {
  const { tx, actor, now, platform } = ctx;
  const unitIds = await unitIdsOf(ctx);
  const held = unitIds.length > 0 ? sql`m.holder_id = any(${unitIds}::uuid[])` : sql`m.holder_id is not null`;
  const tonight = instantOf(addDays(civilDateOf(now, platform.timezone), 1), '00:00', platform.timezone);
  const [counts] = (await tx.run(
    sql<WorklistCounts>`select count(*) filter (where ${held} and ${worklistDuty.sql(actor, now)})::int as todo,
      count(*) filter (where m.state in ('registered', 'accepted', 'filed'))::int as new,
      count(*) filter (where m.due_at >= ${now} and m.due_at < ${tonight})::int as "dueToday",
      count(*) filter (where m.due_at < ${now})::int as overdue,
      count(*) filter (where m.state = 'returned')::int as returned,
      count(*) filter (where m.flags && array['reopened', 'rehandled', 'rework'])::int as reopened,
      count(*) filter (where m.state in ('replied', 'verified', 'followed-up'))::int as "followUp",
      count(*) filter (where m.flags && ${approvalFlags(actor)}::text[])::int as approvals,
      count(*) filter (where m.state = 'suspended')::int as suspended
      from matters m where m.tenant_id = ${tx.tenantId} and m.open and ${scopeSql(actor, unitIds)}`.compile(db),
  )) as WorklistCounts[];
  return (
    counts ?? {
      todo: 0,
      new: 0,
      dueToday: 0,
      overdue: 0,
      returned: 0,
      reopened: 0,
      followUp: 0,
      approvals: 0,
      suspended: 0,
    }
  );
}
