import type { Text } from '../../../kernel/errors.ts';
import { fieldWords, type ImportField } from './import-fields.ts';

/** Why a row does not come in: never what stands in it. `detail` is a number of a request or of a row. */
export interface Reason {
  code: ReasonCode;
  field?: ImportField;
  detail?: string;
}

const texts = {
  'duplicate-known': (_field: string, detail: string) => ({
    zh: detail ? `系统里已有这一件（${detail}），没有重复导入` : '系统里已有这一件，没有重复导入',
    en: detail ? `Already here as ${detail}; not imported again` : 'Already here; not imported again',
  }),
  'duplicate-in-table': (_field: string, detail: string) => ({
    zh: `与第 ${detail} 行相同（编号一样，或没有编号且内容一样），只导入一次`,
    en: `The same as row ${detail} (same number, or none and the same words); imported once`,
  }),
  'content-missing': () => ({
    zh: '没有诉求内容，也没有标题和类别，请补上其中一项',
    en: 'Neither content, title nor category: fill in one',
  }),
  'too-long': (field: string, detail: string) => ({
    zh: `「${field}」超过 ${detail} 字，请缩短`,
    en: `“${field}” has more than ${detail} characters: shorten it`,
  }),
  'time-unreadable': (field: string) => ({
    zh: `「${field}」看不懂，请写成 2026-03-05 09:30 的样子`,
    en: `“${field}” is not a time: write it like 2026-03-05 09:30`,
  }),
  'made-missing': () => ({
    zh: '没有登记时间：请补上，或在对应列时统一指定一个登记日期',
    en: 'No time of registration: fill it in, or choose one day for all such rows when mapping the columns',
  }),
  'in-future': (field: string) => ({
    zh: `「${field}」晚于现在，请核对`,
    en: `“${field}” lies in the future: check it`,
  }),
  'due-before-made': () => ({
    zh: '办理时限早于登记时间，请核对',
    en: 'It was due before it was made: check both times',
  }),
  'position-unreadable': (field: string) => ({
    zh: `「${field}」应为数字，如经度 106.3841、纬度 39.0208；不知道可留空`,
    en: `“${field}” must be a number such as 106.3841; leave it empty if unknown`,
  }),
} satisfies Record<string, (field: string, detail: string) => Text>;
export type ReasonCode = keyof typeof texts;

export function reasonText({ code, field, detail = '' }: Reason): Text {
  const words = field ? fieldWords[field] : { zh: '', en: '' };
  return { zh: texts[code](words.zh, detail).zh, en: texts[code](words.en, detail).en };
}

export const isDuplicate = (code: string): boolean => code.startsWith('duplicate-');
