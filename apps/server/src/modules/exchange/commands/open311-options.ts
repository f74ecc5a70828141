import { conflict } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { Open311Options } from '../contract.ts';
import { open311Settings } from '../queries/open311-settings.ts';

/** Changes the options of the open interface. Throws version-conflict with the options as they are. */
export async function setOpen311Options(
  { tx, actor, now }: Ctx,
  { version, ...options }: Open311Options,
): Promise<Open311Options> {
  const rows = await tx.sql<{ version: number }>(
    `insert into tenant_settings as s (tenant_id, module, value, updated_at)
     select $1, 'exchange', jsonb_build_object('open311', $2::jsonb), $3 where $4 = 0 or exists (
       select from tenant_settings where tenant_id = $1 and module = 'exchange')
     on conflict (tenant_id, module) do update set value = s.value || excluded.value, updated_at = excluded.updated_at, version = s.version + 1
     where s.version = $4 returning version`,
    [tx.tenantId, JSON.stringify(options), now, version],
  );
  const [row] = rows;
  if (!row) {
    throw conflict(
      'version-conflict',
      '设置刚被别人改过，请看过最新内容后再保存。',
      'Somebody has just changed the options. Look at the latest before saving.',
      { current: await open311Settings(tx) },
    );
  }
  await emit(tx, actor, now, OPTIONS, {
    kind: 'settings.changed',
    data: { module: 'exchange', anonymous: options.anonymous },
  });
  return { ...options, version: row.version };
}

/** What the options are called in the log; they are one thing a tenant. */
const OPTIONS = '00000000-0000-7000-8000-0000000e3110';
