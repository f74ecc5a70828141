import type { Static } from 'typebox';
import type { Text } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { storedSettings } from '../../../platform/tenant-settings.ts';
import type { NoticeTemplates } from '../contract.ts';
import { shippedTemplates } from '../domain/templates.ts';

/** What events about the wording are filed under: one per tenant, and the tenant leads every key of the log. */
export const TEMPLATES_SUBJECT = '6e6f7469-6669-7000-8000-74656d706c61';

/** The shipped wording and the tenant's own; version 0 while the tenant has none. */
export async function getTemplates({ tx }: Ctx): Promise<Static<typeof NoticeTemplates>> {
  const { value, version } = await storedSettings<{ templates: Record<string, Text> }>(tx, 'notifications');
  return { shipped: shippedTemplates, own: value.templates ?? {}, version };
}
