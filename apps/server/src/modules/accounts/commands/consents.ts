import type { Ctx } from '../../../platform/context.ts';

/**
 * Records that the person behind a record agreed to these purposes. Leaves no event: the record may keep a chain of its
 * own, and the row itself says when. Giving a consent again after withdrawing it counts from now.
 */
export async function giveConsents({ tx, now }: Ctx, subjectId: string, purposes: readonly string[]): Promise<void> {
  await tx.sql(
    `insert into consents (tenant_id, subject_id, purpose, basis, given_at)
     select $1, $2, purpose, 'consent', $4 from unnest($3::text[]) as purpose group by purpose
     on conflict (tenant_id, subject_id, purpose) do update set given_at = excluded.given_at, withdrawn_at = null
       where consents.withdrawn_at is not null`,
    [tx.tenantId, subjectId, purposes, now],
  );
}
