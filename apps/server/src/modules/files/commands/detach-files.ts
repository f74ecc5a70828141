import type { Ctx } from '../../../platform/context.ts';

/** Takes files out of a subject: nobody but their uploader can use them from now on, and the hourly sweep removes them, row and bytes. */
export async function detachFiles({ tx }: Pick<Ctx, 'tx'>, subjectId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.sql('update files set subject_id = null where tenant_id = $1 and subject_id = $2 and id = any($3::uuid[])', [
    tx.tenantId,
    subjectId,
    ids,
  ]);
}
