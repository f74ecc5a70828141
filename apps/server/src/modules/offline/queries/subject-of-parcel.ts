import type { Ctx } from '../../../platform/context.ts';

/** What a parcel became, or the part of it that this picture belongs to, for whoever wrote it or brought it in: they may add its pictures. */
export async function subjectOfParcel({ tx, actor }: Ctx, parcelId: string, pictureId: string): Promise<string | null> {
  const [row] = await tx.sql<{ subject_id: string }>(
    `select coalesce((picture_subjects ->> $4)::uuid, subject_id) as subject_id from offline_parcels
     where tenant_id = $1 and id = $2 and (author_id = $3 or sent_by = $3)`,
    [tx.tenantId, parcelId, actor.personId, pictureId],
  );
  return row?.subject_id ?? null;
}
