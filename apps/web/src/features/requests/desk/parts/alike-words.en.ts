import type { English } from '../../../../lib/i18n.ts';
import type { zh } from './alike-words.ts';

export const english: English<typeof zh> = {
  title: 'May be the same thing',
  count: '{n} possible duplicates',
  none: 'Nothing like it in the last 90 days.',
  sameReporter: 'The same number reported {n} more in the last 90 days.',
  copy: 'Same words',
  'same-fact': 'Most likely the same',
  alike: 'Somewhat alike',
  'same-reporter': 'Same reporter',
  merge: 'Merge into this one',
};
