import type { Static } from 'typebox';
import { invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { changeSettings } from '../../../platform/tenant-settings.ts';
import type { NoticeTemplates, setNoticeTemplates } from '../contract.ts';
import { shippedTemplates } from '../domain/templates.ts';
import { getTemplates, TEMPLATES_SUBJECT } from '../queries/get-templates.ts';

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
  const { own, version } = input;
  const current = await changeSettings(ctx, 'notifications', { version, templates: own }, () => getTemplates(ctx));
  await emit(tx, actor, now, TEMPLATES_SUBJECT, {
    kind: 'notification-templates.changed',
    data: { kinds: Object.keys(input.own), version: current.version },
  });
  return current;
}
