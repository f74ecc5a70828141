import { type AppError, invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { storedSettings } from '../../../platform/tenant-settings.ts';
import { defaultSettings, type NeedSettings, type ResourceSort } from '../settings.ts';

/** The tenant's options of needs and resources. */
export async function needSettings({ tx }: Pick<Ctx, 'tx'>): Promise<NeedSettings> {
  return { ...defaultSettings, ...(await storedSettings<NeedSettings>(tx, 'needs')).value };
}

/** Throws invalid (unknown-sort) unless the tenant divides its needs, or its resources, so. */
export async function knownSort(ctx: Pick<Ctx, 'tx'>, of: 'needSorts' | 'resourceSorts', code: string): Promise<void> {
  const { [of]: sorts } = await needSettings(ctx);
  if (!sorts.some((sort) => sort.code === code)) throw unknownSort();
}
export const unknownSort = (): AppError =>
  invalid('unknown-sort', '请从本地的类别中选择一类。', 'Choose one of the kinds in use here.', { field: 'sort' });

/** How a sort is called, in both languages; one that is in use no more by its code. */
export function sortNames(sorts: readonly ResourceSort[]): (code: string) => { sortName: string; sortNameEn: string } {
  const byCode = new Map(sorts.map((sort) => [sort.code, sort]));
  return (code) => {
    const sort = byCode.get(code);
    return { sortName: sort?.name ?? code, sortNameEn: sort?.nameEn ?? code };
  };
}
