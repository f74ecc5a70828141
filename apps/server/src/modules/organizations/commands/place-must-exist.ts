import { invalid } from '../../../kernel/errors.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { placeById } from '../../territory/index.ts';

/** Throws `invalid` (no-such-place) when the tenant has no open place of this id. */
export async function placeMustExist(tx: Tx, id: string): Promise<void> {
  const place = await placeById(tx, id);
  if (place?.active) return;
  throw invalid(
    'no-such-place',
    '没有找到所选的区划（或已停用），请重新选择。',
    'There is no such place. Choose again.',
  );
}
