import type { Platform } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Quality } from '../domain/calibration.ts';
import { forgetModel } from '../queries/model-in-memory.ts';

/** So many versions stay, to look back at. */
const KEPT = 5;

export interface Learned {
  body: Uint8Array;
  requests: number;
  quality: Record<string, Quality | null>;
}

/** Stores what was learned as the next version, which is then the one in use. */
export async function saveModel({ db, clock }: Platform, tx: Tx, { body, requests, quality }: Learned): Promise<void> {
  await tx.sql('select pg_advisory_xact_lock(hashtextextended($1, $2))', ['insight_models', tx.tenantId]);
  await tx.sql(
    `with made as (insert into insight_models (tenant_id, number, trained_at, requests, quality, body)
       select $1, coalesce(max(number), 0) + 1, $2, $3, $4::jsonb, $5 from insight_models where tenant_id = $1 returning number)
     delete from insight_models m using made where m.tenant_id = $1 and m.number <= made.number - ${KEPT}`,
    [
      tx.tenantId,
      clock(),
      requests,
      JSON.stringify(quality),
      Buffer.from(body.buffer, body.byteOffset, body.byteLength),
    ],
  );
  tx.afterCommit(() => forgetModel(db, tx.tenantId));
}
