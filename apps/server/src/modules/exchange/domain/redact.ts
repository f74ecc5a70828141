import { hideMarks, type MarkKind, nothingKnown } from '../../../kernel/personal-marks.ts';

const numbers: ReadonlySet<MarkKind> = new Set(['phone', 'identity', 'card', 'mail', 'account', 'plate']);
/** Whatever else may be an account or an order: nobody looks these texts through before strangers see them. */
const LONG = /(?<![\d０-９])[\d０-９]{7,}(?![\d０-９])/g;

/** What a resident may have written about somebody, made unreadable before strangers see the text. */
export const redact = (text: string): string => hideMarks(text, nothingKnown, numbers).replace(LONG, '＊＊＊');
