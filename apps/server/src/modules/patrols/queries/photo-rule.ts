import { invalid } from '../../../kernel/errors.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { currentLists } from '../../lists/index.ts';

/**
 * A picture is taken only where the sub-category says why one is needed (list data). Throws invalid: unknown-category,
 * photo-without-reason.
 */
export async function checkPhotos(
  tx: Tx,
  category: string | undefined | null,
  files: readonly string[],
): Promise<void> {
  if (!category && files.length === 0) return;
  const { items } = (await currentLists(tx)).category;
  const item = category ? items.find(({ code }) => code === category) : undefined;
  if (category && !item?.active)
    throw invalid(
      'unknown-category',
      '这个类别不在现行分类清单中，请重新选择。',
      'This category is not in the list in force: choose again.',
      { field: 'category' },
    );
  if (files.length > 0 && (!item || item.photo === 'no' || !item.photoReason))
    throw invalid(
      'photo-without-reason',
      '这一类没有写明为什么要拍照，请不要附照片；确有需要的，请先在分类清单中写明理由。',
      'The list does not say why this sub-category needs a picture: send it without, or have the reason entered in the list.',
      { field: 'files' },
    );
}
