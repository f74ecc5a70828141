import type { Ctx } from '../../../platform/context.ts';
import type { JointWords } from '../contract.ts';
import { shippedWords } from '../settings.ts';

/** The tenant's words for joint bodies; version 0: the shipped ones, never changed. */
export async function jointWords({ tx }: Pick<Ctx, 'tx'>): Promise<JointWords> {
  const [row] = await tx.sql<{ value: Partial<JointWords>; version: number }>(
    `select value, version from tenant_settings where tenant_id = $1 and module = 'organizations'`,
    [tx.tenantId],
  );
  return { ...shippedWords, ...row?.value, version: row?.version ?? 0 };
}
