import { type RawBuilder, sql } from 'kysely';
import { addDays, civilDateOf, instantOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { approvalFlags, worklistDuty } from '../../matters/index.ts';
import type { ListFilter } from '../contract-list.ts';

/** The worklists of a desk on `matters m`, each a number (matters: countWorklists) that opens its list. */
export function viewSql(
  { actor, now, platform }: Ctx,
  view: NonNullable<ListFilter['view']>,
  unitIds: readonly string[],
): RawBuilder<unknown> {
  switch (view) {
    case 'todo':
      return sql`m.open and ${heldBy(unitIds)} and ${worklistDuty.sql(actor, now)}`;
    case 'new':
      return sql`m.open and m.state in ('registered', 'accepted', 'filed')`;
    case 'due-today': {
      const tonight = instantOf(addDays(civilDateOf(now, platform.timezone), 1), '00:00', platform.timezone);
      return sql`m.open and m.due_at >= ${now} and m.due_at < ${tonight}`;
    }
    case 'overdue':
      return sql`m.open and m.due_at < ${now}`;
    case 'returned':
      return sql`m.open and m.state = 'returned'`;
    case 'reopened':
      return sql`m.open and m.flags && array['reopened', 'rehandled', 'rework']`;
    case 'follow-up':
      return sql`m.open and m.state in ('replied', 'verified', 'followed-up')`;
    case 'approvals':
      return sql`m.open and m.flags && ${approvalFlags(actor)}::text[]`;
    case 'suspended':
      return sql`m.open and m.state = 'suspended'`;
    case 'mine':
      return sql`m.open and m.assignee_id = ${actor.personId}::uuid`;
    case 'all':
      return sql`true`;
  }
}

/** A post without a unit, of a whole district, waits for whatever anybody holds. */
const heldBy = (unitIds: readonly string[]): RawBuilder<unknown> =>
  unitIds.length === 0 ? sql`m.holder_id is not null` : oneOf('m.holder_id', unitIds);

/** A single unit is tested with `=`, so that the newest of its own come straight off the index. */
export const oneOf = (column: 'm.holder_id' | 'm.lead_id', ids: readonly string[]): RawBuilder<unknown> =>
  ids.length === 1 ? sql`${sql.raw(column)} = ${ids[0]}::uuid` : sql`${sql.raw(column)} = any(${[...ids]}::uuid[])`;
