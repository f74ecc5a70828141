import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { changeSettings } from '../../../platform/tenant-settings.ts';
import type { DeskLists } from '../contract-desk-lists.ts';
import { checkDeskLists } from '../domain/desk-lists.ts';
import { getDeskLists } from '../queries/desk-lists.ts';
import { forgetSettings } from '../queries/settings.ts';

/** What events about these lists are filed under: one per tenant, and the tenant leads every key of the log. */
const SUBJECT = '72657175-6573-7000-8000-6c6973747300';

/** Replaces the lists given, the others stay. Throws what checkDeskLists does, and version-conflict (details.current). */
export async function saveDeskLists(
  ctx: Ctx,
  { version, ...lists }: Partial<DeskLists> & { version: number },
): Promise<DeskLists> {
  checkDeskLists(lists);
  const { tx, actor, now } = ctx;
  const current = await changeSettings(ctx, 'requests', { ...lists, version }, () => getDeskLists(ctx));
  await emit(tx, actor, now, SUBJECT, {
    kind: 'desk-lists.changed',
    data: { lists: Object.keys(lists), version: current.version },
  });
  forgetSettings(ctx);
  return current;
}
