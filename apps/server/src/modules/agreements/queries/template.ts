import type { Ctx } from '../../../platform/context.ts';
import { storedSettings } from '../../../platform/tenant-settings.ts';
import type { AgreementTemplate } from '../contract.ts';
import { shippedTemplate } from '../settings.ts';

/** The tenant's template of agreements and their terms; version 0: the shipped one, never changed. */
export async function agreementTemplate({ tx }: Pick<Ctx, 'tx'>): Promise<AgreementTemplate> {
  const { value, version } = await storedSettings<AgreementTemplate>(tx, 'agreements');
  return { ...shippedTemplate, ...value, version };
}
