import type { English } from '../../lib/i18n.ts';
import type { zh } from './diff-words.ts';

export const english: English<typeof zh> = {
  first: 'This is the first edition: there is none before it.',
  none: 'Nothing changed against the edition before.',
  changed: '{n} {n|entry|entries} changed',
  added: '{n} new',
  gone: '{n} taken off',
  unchanged: '{n} more did not change.',
  empty: '(empty)',
};
