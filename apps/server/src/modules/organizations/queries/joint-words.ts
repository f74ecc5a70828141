import type { Ctx } from '../../../platform/context.ts';
import { storedSettings } from '../../../platform/tenant-settings.ts';
import type { JointWords } from '../contract.ts';
import { shippedWords } from '../settings.ts';

/** The tenant's words for joint bodies; version 0: the shipped ones, never changed. */
export async function jointWords({ tx }: Pick<Ctx, 'tx'>): Promise<JointWords> {
  const { value, version } = await storedSettings<JointWords>(tx, 'organizations');
  return { ...shippedWords, ...value, version };
}
