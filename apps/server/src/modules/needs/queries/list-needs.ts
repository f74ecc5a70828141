import { sql } from 'kysely';
import { addDays, civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { matterPage, scopeSql, unitIdsOf } from '../../matters/index.ts';
import { placeChainInMemory } from '../../territory/index.ts';
import { onList } from '../policy.ts';

export interface NeedFilter {
  state?: string[];
  sort?: string;
  placeId?: string;
  q?: string;
  unmatched?: boolean;
  due?: 'overdue' | 'week' | 'month';
  cursor?: string;
}
const DUE_DAYS = { overdue: -1, week: 7, month: 30 } as const;

/** A page of needs as JSON text, newest first. */
export async function listNeeds(
  ctx: Ctx,
  { state, sort, placeId, q, unmatched, due, cursor }: NeedFilter,
): Promise<string> {
  const today = civilDateOf(ctx.now, ctx.platform.timezone);
  const unitIds = await unitIdsOf(ctx);
  const below = placeId ? ((await placeChainInMemory(ctx, placeId))[0]?.path ?? '\n') : null;
  const wanted = [
    sql`m.tenant_id = ${ctx.tx.tenantId} and m.kind = 'need'`,
    sql`(m.state = any(${[...onList]}::text[]) or ${scopeSql(ctx.actor, unitIds)})`,
    ...(state && state.length > 0 ? [sql`m.state = any(${state}::text[])`] : []),
    ...(sort ? [sql`n.sort = ${sort}`] : []),
    ...(below === null ? [] : [sql`starts_with(m.place_path, ${below})`]),
    ...(q ? [sql`(strpos(n.content, ${q.trim()}) > 0 or m.number = ${q.trim()})`] : []),
    ...(unmatched
      ? [
          sql`m.state = 'listed' and not exists (select from promises p where p.tenant_id = n.tenant_id and p.need_id = n.id
            and p.state in ('tentative', 'confirmed'))`,
        ]
      : []),
    ...(due ? [sql`m.state <> 'met' and m.open and n.wanted_by <= ${addDays(today, DUE_DAYS[due])}::date`] : []),
  ];
  return matterPage(ctx, {
    joins: sql`join needs n on n.tenant_id = m.tenant_id and n.id = m.id`,
    columns: [sql`n.sort, n.people, n.wanted_by as "wantedBy"`],
    wanted,
    newest: true,
    cursor,
  });
}
