import { conflict, invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { findUnits, type UnitRef } from '../queries/unit-rows.ts';

/** Somebody changed it meanwhile; the screen is given the present record. */
export const changedMeanwhile = (current: unknown): Error =>
  conflict(
    'version-conflict',
    '别人刚刚修改过，请核对后再保存。',
    'Somebody has changed this meanwhile. Compare, then save again.',
    { current },
  );

/** The units, all of them open, in the order asked for. Throws `invalid` (unknown-unit). */
export async function openUnits({ tx }: Pick<Ctx, 'tx'>, ids: readonly string[], field: string): Promise<UnitRef[]> {
  const wanted = [...new Set(ids)];
  const found = new Map((await findUnits(tx, wanted)).map((unit) => [unit.id, unit]));
  const units = ids.flatMap((id) => found.get(id.toLowerCase()) ?? []);
  if (units.length === ids.length && units.every(({ active }) => active)) return units;
  throw invalid(
    'unknown-unit',
    '有单位不存在或已停用，请重新选择。',
    'A unit does not exist or is closed: choose again.',
    { field },
  );
}

/** Throws `invalid` (day-order) when something would end before it began. */
export function refuseEndBefore(fromOn: string, untilOn: string | null | undefined, field = 'untilOn'): void {
  if (!untilOn || untilOn >= fromOn) return;
  throw invalid('day-order', '截止日期不能早于开始日期。', 'It cannot end before it began.', { field });
}

/** Throws `invalid` (unknown-word) unless the code is one of the tenant's words. */
export function wordOf<W extends { code: string }>(words: readonly W[], code: string, field: string): W {
  const found = words.find((word) => word.code === code);
  if (found) return found;
  throw invalid('unknown-word', '没有这个类别，请重新选择。', 'There is no such kind: choose again.', { field });
}
