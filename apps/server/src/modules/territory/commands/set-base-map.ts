import type { Static } from 'typebox';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { changeSettings } from '../../../platform/tenant-settings.ts';
import type { BaseMapSetting, setBaseMap as declared } from '../contract.ts';
import { originOf, refuseBaseMap } from '../domain/base-map.ts';
import { getBaseMap, readBaseMap } from '../queries/base-map.ts';

/** What events about the base map are filed under: one per tenant, and the tenant leads every key of the log. */
const BASE_MAP_SUBJECT = '00000000-0000-7000-8000-6d6170626173';

/** Replaces the setting; a key left out stays. Throws invalid (refuseBaseMap) and conflict `version-conflict`. */
export async function setBaseMap(ctx: Ctx, input: Static<typeof declared.body>): Promise<BaseMapSetting> {
  const { tx, actor, now } = ctx;
  const { version, key, ...rest } = input;
  const kept = await readBaseMap(ctx);
  const next = { ...rest, key: key ?? kept.value.key };
  const refusal = refuseBaseMap(next);
  if (refusal) throw refusal;
  const current = await changeSettings(ctx, 'map', { ...next, version }, () => getBaseMap(ctx));
  await emit(tx, actor, now, BASE_MAP_SUBJECT, {
    kind: 'base-map.changed',
    data: { on: next.on, layer: next.layer, origin: originOf(next.template), keyChanged: key !== undefined },
  });
  return current;
}
