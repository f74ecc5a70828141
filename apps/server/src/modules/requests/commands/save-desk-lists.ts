import { conflict } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { DeskLists } from '../contract-desk-lists.ts';
import { checkDeskLists } from '../domain/desk-lists.ts';
import { getDeskLists } from '../queries/desk-lists.ts';
import { forgetSettings } from '../queries/settings.ts';

/** What events about these lists are filed under: one per tenant, and the tenant leads every key of the log. */
const SUBJECT = '72657175-6573-7000-8000-6c6973747300';

const CREATE = `insert into tenant_settings (tenant_id, module, value, updated_at)
  values ($1, 'requests', $2::jsonb, $3) on conflict do nothing returning version`;
const MERGE = `update tenant_settings set value = value || $2::jsonb, updated_at = $3, version = version + 1
  where tenant_id = $1 and module = 'requests' and version = $4 returning version`;

/** Replaces the lists given, the others stay. Throws what checkDeskLists does, and version-conflict (details.current). */
export async function saveDeskLists(
  ctx: Ctx,
  { version, ...lists }: Partial<DeskLists> & { version: number },
): Promise<DeskLists> {
  checkDeskLists(lists);
  const { tx, actor, now } = ctx;
  const value = JSON.stringify(lists);
  const saved =
    version === 0
      ? await tx.sql(CREATE, [tx.tenantId, value, now])
      : await tx.sql(MERGE, [tx.tenantId, value, now, version]);
  const current = await getDeskLists(ctx);
  if (saved.length === 0) {
    throw conflict(
      'version-conflict',
      '这些清单刚被别人修改过。请对照最新内容后再保存，您填写的内容仍在。',
      'Somebody has just changed these lists. Compare with the latest before saving; what you typed is kept.',
      { current },
    );
  }
  await emit(tx, actor, now, SUBJECT, {
    kind: 'desk-lists.changed',
    data: { lists: Object.keys(lists), version: current.version },
  });
  forgetSettings(ctx);
  return current;
}
