import { sql } from 'kysely';
import type { Ctx } from '../../../platform/context.ts';
import { matterPage, scopeSql, unitIdsOf } from '../../matters/index.ts';
import { owedSql } from './owed-sql.ts';

export interface AgreementFilter {
  view?: 'todo' | 'open' | 'ended';
  unitId?: string;
  cursor?: string;
}

/** A page of agreements as JSON text: open ones by their limit, ended ones newest first. */
export async function listAgreements(ctx: Ctx, { view = 'open', unitId, cursor }: AgreementFilter): Promise<string> {
  const unitIds = await unitIdsOf(ctx);
  const wanted = [
    sql`m.tenant_id = ${ctx.tx.tenantId} and m.kind = 'agreement' and m.open = ${view !== 'ended'}`,
    scopeSql(ctx.actor, unitIds),
    ...(view === 'todo' ? [sql`m.holder_id = ${ctx.actor.unitId}::uuid`, owedSql(ctx.actor)] : []),
    ...(unitId
      ? [
          sql`exists (select from agreements a where a.tenant_id = m.tenant_id and a.id = m.id
            and (a.community_id = ${unitId}::uuid or a.unit_id = ${unitId}::uuid))`,
        ]
      : []),
  ];
  return matterPage(ctx, { wanted, newest: view === 'ended', cursor });
}
