import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { Visit } from '../contract.ts';
import { householdContext } from '../domain/household.ts';
import { findVisit, visitOf } from '../queries/visit-rows.ts';

/** Opens what is kept of a household and notes who looked. Throws not-found. */
export async function seeHousehold(
  ctx: Ctx,
  id: string,
): Promise<{ household: string | null; note: string | null; keptUntil: string | null }> {
  const { tx, actor, now, platform } = ctx;
  const visit = await findVisit(ctx, id);
  const [row] = await tx.sql<{ household: Buffer | null; note: Buffer | null }>(
    'select household_sealed as household, note_sealed as note from visits where tenant_id = $1 and id = $2',
    [tx.tenantId, id],
  );
  const open = (what: 'household' | 'note', sealed: Buffer | null | undefined): string | null =>
    sealed ? platform.keys.open(sealed, householdContext(tx.tenantId, id, what)) : null;
  const { placeId, unitId, keptUntil } = visit;
  await emit(tx, actor, now, id, { kind: 'visit.household-read', data: { placeId, unitId } });
  return { household: open('household', row?.household), note: open('note', row?.note), keptUntil };
}

/** The consent was taken back: what is kept goes at once. Throws not-found. */
export async function forgetHousehold(ctx: Ctx, id: string): Promise<Visit> {
  const visit = await findVisit(ctx, id, true);
  await dropHousehold(ctx, id, 'withdrawn');
  const gone = { hasHousehold: false, hasNote: false, keptUntil: null };
  return visitOf(ctx, { ...visit, ...gone, version: visit.version + 1 });
}

/** Removes the sealed facts of one visit and ends the consent; `cause`: taken back, or the day has come. */
export async function dropHousehold({ tx, actor, now }: Ctx, id: string, cause: 'withdrawn' | 'term'): Promise<void> {
  await tx.sql(
    `with c as (update consents set withdrawn_at = $3 where tenant_id = $1 and subject_id = $2 and withdrawn_at is null)
     update visits set household_sealed = null, note_sealed = null, kept_until = null, version = version + 1
     where tenant_id = $1 and id = $2`,
    [tx.tenantId, id, now],
  );
  await emit(tx, actor, now, id, { kind: 'visit.household-forgotten', data: { cause } });
}
