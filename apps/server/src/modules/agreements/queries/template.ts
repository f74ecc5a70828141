import type { Ctx } from '../../../platform/context.ts';
import type { AgreementTemplate } from '../contract.ts';
import { shippedTemplate } from '../settings.ts';

/** The tenant's template of agreements and their terms; version 0: the shipped one, never changed. */
export async function agreementTemplate({ tx }: Pick<Ctx, 'tx'>): Promise<AgreementTemplate> {
  const [row] = await tx.sql<{ value: Partial<AgreementTemplate>; version: number }>(
    `select value, version from tenant_settings where tenant_id = $1 and module = 'agreements'`,
    [tx.tenantId],
  );
  return { ...shippedTemplate, ...row?.value, version: row?.version ?? 0 };
}
