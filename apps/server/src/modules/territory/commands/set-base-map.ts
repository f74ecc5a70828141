import type { Static } from 'typebox';
import { conflict } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { BaseMapSetting, setBaseMap as declared } from '../contract.ts';
import { originOf, refuseBaseMap } from '../domain/base-map.ts';
import { getBaseMap, readBaseMap } from '../queries/base-map.ts';

/** What events about the base map are filed under: one per tenant, and the tenant leads every key of the log. */
const BASE_MAP_SUBJECT = '00000000-0000-7000-8000-6d6170626173';

const CREATE = `insert into tenant_settings (tenant_id, module, value, updated_at)
  values ($1, 'map', $2::jsonb, $3) on conflict do nothing returning version`;
const REPLACE = `update tenant_settings set value = $2::jsonb, updated_at = $3, version = version + 1
  where tenant_id = $1 and module = 'map' and version = $4 returning version`;

/** Replaces the setting; a key left out stays. Throws invalid (refuseBaseMap) and conflict `version-conflict`. */
export async function setBaseMap(ctx: Ctx, input: Static<typeof declared.body>): Promise<BaseMapSetting> {
  const { tx, actor, now } = ctx;
  const { version, key, ...rest } = input;
  const kept = await readBaseMap(ctx);
  const next = { ...rest, key: key ?? kept.value.key };
  const refusal = refuseBaseMap(next);
  if (refusal) throw refusal;
  const value = JSON.stringify(next);
  const saved =
    version === 0
      ? await tx.sql(CREATE, [tx.tenantId, value, now])
      : await tx.sql(REPLACE, [tx.tenantId, value, now, version]);
  const current = await getBaseMap(ctx);
  if (saved.length === 0) {
    throw conflict(
      'version-conflict',
      '底图设置刚被别人修改过。请对照最新内容后再保存，您填写的内容仍在。',
      'Somebody has just changed the base map. Compare with the latest before saving; what you typed is kept.',
      { current },
    );
  }
  await emit(tx, actor, now, BASE_MAP_SUBJECT, {
    kind: 'base-map.changed',
    data: { on: next.on, layer: next.layer, origin: originOf(next.template), keyChanged: key !== undefined },
  });
  return current;
}
