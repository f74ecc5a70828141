import type { Ctx } from '../../../platform/context.ts';
import { sha256 } from '../../../platform/crypto.ts';
import { canonical } from '../../../platform/events.ts';
import type { Content, Side } from '../contract-parts.ts';
import type { AgreementOwn } from '../domain/agreement.ts';

interface Written {
  id: string;
  own: Pick<AgreementOwn, 'communityId' | 'unitId'>;
  number: number;
  content: Content;
  side: Side;
  note: string;
  isNew: boolean;
}

/** Writes an edition, or writes over one that was not sent yet; its hash covers the agreement, both parties and every word. */
export async function writeEdition({ tx, actor, now }: Ctx, edition: Written): Promise<void> {
  const { id, own, number, content, side, note, isNew } = edition;
  const hash = sha256(
    canonical({ agreement: id, edition: number, communityId: own.communityId, unitId: own.unitId, content }),
  ).toString('hex');
  const values = [tx.tenantId, id, number, JSON.stringify(content), hash, side, note.trim(), actor.personId, now];
  if (isNew)
    return void (await tx.sql(
      `insert into agreement_editions (tenant_id, agreement_id, number, content, hash, side, note, written_by, written_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      values,
    ));
  await tx.sql(
    `update agreement_editions set content = $4, hash = $5, side = $6, note = $7, written_by = $8, written_at = $9
     where tenant_id = $1 and agreement_id = $2 and number = $3 and sent_at is null`,
    values,
  );
}

export async function markSent({ tx, now }: Ctx, id: string, number: number): Promise<void> {
  await tx.sql(
    `update agreement_editions set sent_at = $4 where tenant_id = $1 and agreement_id = $2 and number = $3 and sent_at is null`,
    [tx.tenantId, id, number, now],
  );
}

/** One signature a side and a person; it keeps the hash of what was signed. */
export async function writeSignature(
  { tx, actor, now }: Ctx,
  { id, number, side, hash }: { id: string; number: number; side: Side; hash: string },
): Promise<void> {
  await tx.sql(
    `insert into agreement_signatures (tenant_id, agreement_id, number, side, unit_id, person_id, hash, signed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tx.tenantId, id, number, side, actor.unitId, actor.personId, hash, now],
  );
}
