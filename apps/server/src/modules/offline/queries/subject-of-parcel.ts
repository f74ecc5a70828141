import type { Ctx } from '../../../platform/context.ts';

/** What a parcel became, for whoever wrote it or brought it in: they may add its pictures. */
export async function subjectOfParcel({ tx, actor }: Ctx, parcelId: string): Promise<string | null> {
  const [row] = await tx.sql<{ subject_id: string }>(
    `select subject_id from offline_parcels
     where tenant_id = $1 and id = $2 and (author_id = $3 or sent_by = $3)`,
    [tx.tenantId, parcelId, actor.personId],
  );
  return row?.subject_id ?? null;
}
