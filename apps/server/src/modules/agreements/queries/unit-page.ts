import { civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { holds } from '../../../kernel/actor.ts';
import { sql } from 'kysely';
import { builder } from '../../../platform/database/database.ts';
import { scopeSql, unitIdsOf } from '../../matters/index.ts';
import type { UnitPageEntry } from '../../organizations/index.ts';
import type { AgreementsTables } from '../tables.ts';

const db = builder<AgreementsTables>();

/** The agreements of a unit for its one page: those that wait for it (owes), or those that hold (gives); what the caller may see. */
export async function unitAgreements(ctx: Ctx, unitId: string, which: 'owes' | 'gives'): Promise<UnitPageEntry[]> {
  const { tx, actor, now, platform } = ctx;
  if (!holds(actor, 'agreement.read')) return [];
  const today = civilDateOf(now, platform.timezone);
  const zone = platform.timezone;
  const wanted =
    which === 'owes'
      ? sql`m.holder_id = ${unitId}::uuid and m.state in ('drafted', 'signing', 'amending', 'amend-signing', 'reviewing')`
      : sql`a.expires_on is not null`;
  const day = which === 'owes' ? sql`(m.due_at at time zone ${zone})::date` : sql`a.expires_on`;
  return tx.run(
    sql<UnitPageEntry>`select m.kind, m.id, null as "withinId", m.title, m.state, ${day}::text as "dueOn",
        coalesce(${day} < ${today}::date, false) as late
      from matters m join agreements a on a.tenant_id = m.tenant_id and a.id = m.id
      where m.tenant_id = ${tx.tenantId} and m.open and (a.community_id = ${unitId}::uuid or a.unit_id = ${unitId}::uuid)
        and ${scopeSql(actor, await unitIdsOf(ctx))} and ${wanted}
      order by ${day} nulls last, m.id limit 200`.compile(db),
  ) as Promise<UnitPageEntry[]>;
}
