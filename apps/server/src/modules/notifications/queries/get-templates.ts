import type { Static } from 'typebox';
import type { Text } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { NoticeTemplates } from '../contract.ts';
import { shippedTemplates } from '../domain/templates.ts';

/** What events about the wording are filed under: one per tenant, and the tenant leads every key of the log. */
export const TEMPLATES_SUBJECT = '6e6f7469-6669-7000-8000-74656d706c61';

const SELECT = `select value->'templates' as own, version from tenant_settings where tenant_id = $1 and module = 'notifications'`;

/** The shipped wording and the tenant's own; version 0 while the tenant has none. */
export async function getTemplates({ tx }: Ctx): Promise<Static<typeof NoticeTemplates>> {
  const [row] = await tx.sql<{ own: Record<string, Text> | null; version: number }>(SELECT, [tx.tenantId]);
  return { shipped: shippedTemplates, own: row?.own ?? {}, version: row?.version ?? 0 };
}
