import type { Tx } from '../../../platform/database/database.ts';
import { storedSettings } from '../../../platform/tenant-settings.ts';
import type { BaseMapSetting } from '../contract.ts';
import { type BaseMap, baseMapAtFirst, type BaseTiles, originOf, tilesOf } from '../domain/base-map.ts';

/** What is kept, and its version: 0 while nothing is. */
export async function readBaseMap({ tx }: { tx: Tx }): Promise<{ value: BaseMap; version: number }> {
  const { value, version } = await storedSettings<BaseMap>(tx, 'map');
  return { value: { ...baseMapAtFirst, ...value }, version };
}

/** The setting as its form shows it: whether there is a key, never the key. */
export async function getBaseMap(ctx: { tx: Tx }): Promise<BaseMapSetting> {
  const { value, version } = await readBaseMap(ctx);
  const { key, ...rest } = value;
  return { ...rest, hasKey: key !== '', version };
}

/** What pages of the tenant draw under their maps, and the one origin they may load it from; null: the boundaries alone. */
export async function baseTiles(ctx: { tx: Tx }): Promise<{ base: BaseTiles; origin: string } | null> {
  const { value } = await readBaseMap(ctx);
  const base = tilesOf(value);
  const origin = originOf(value.template);
  return base && origin ? { base, origin } : null;
}
