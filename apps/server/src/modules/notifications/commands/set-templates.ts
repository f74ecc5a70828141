import type { Static } from 'typebox';
import { conflict, invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { NoticeTemplates, setNoticeTemplates } from '../contract.ts';
import { shippedTemplates } from '../domain/templates.ts';
import { getTemplates, TEMPLATES_SUBJECT } from '../queries/get-templates.ts';

const CREATE = `insert into tenant_settings (tenant_id, module, value, updated_at)
  values ($1, 'notifications', $2::jsonb, $3) on conflict do nothing returning version`;
const REPLACE = `update tenant_settings set value = $2::jsonb, updated_at = $3, version = version + 1
  where tenant_id = $1 and module = 'notifications' and version = $4 returning version`;

/** Replaces the tenant's own wording. Throws invalid `unknown-notice` and conflict `version-conflict` (details.current). */
export async function setTemplates(
  ctx: Ctx,
  input: Static<typeof setNoticeTemplates.body>,
): Promise<Static<typeof NoticeTemplates>> {
  const { tx, actor, now } = ctx;
  const unknown = Object.keys(input.own).find((kind) => !(kind in shippedTemplates));
  if (unknown !== undefined) {
    throw invalid(
      'unknown-notice',
      `没有“${unknown}”这种通知，请去掉。`,
      `There is no notice of kind "${unknown}": leave it out.`,
    );
  }
  const value = JSON.stringify({ templates: input.own });
  const saved =
    input.version === 0
      ? await tx.sql(CREATE, [tx.tenantId, value, now])
      : await tx.sql(REPLACE, [tx.tenantId, value, now, input.version]);
  const current = await getTemplates(ctx);
  if (saved.length === 0) {
    throw conflict(
      'version-conflict',
      '通知用语刚被别人修改过。请对照最新内容后再保存，您填写的内容仍在。',
      'Somebody has just changed the wording. Compare with the latest before saving; what you typed is kept.',
      { current },
    );
  }
  await emit(tx, actor, now, TEMPLATES_SUBJECT, {
    kind: 'notification-templates.changed',
    data: { kinds: Object.keys(input.own), version: current.version },
  });
  return current;
}
