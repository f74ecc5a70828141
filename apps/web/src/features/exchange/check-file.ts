import type { Translate } from '../../lib/i18n.ts';
import type { zh } from './words.ts';

/** The server's own limit, told before a hundred megabytes have been sent in vain. */
export const MOST_MEGABYTES = 100;
const MEGABYTE = 1024 * 1024;
const tables = /\.(xlsx|xlsm|xlsb|xls|ods|csv|tsv|txt)$/i;

/** Why a file is not worth sending, in words that say what to do; null when it may be one of ours. */
export function fileProblem(file: Pick<File, 'name' | 'size'>, t: Translate<typeof zh>): string | null {
  const { name, size } = file;
  if (!tables.test(name)) return t('notTable', { name });
  if (size === 0) return t('emptyFile', { name });
  if (size > MOST_MEGABYTES * MEGABYTE) {
    return t('tooBig', { name, size: Math.ceil(size / MEGABYTE), n: MOST_MEGABYTES });
  }
  return null;
}
