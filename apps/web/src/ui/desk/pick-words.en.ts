import type { English } from '../../lib/i18n.ts';
import type { zh } from './pick-words.ts';

export const english: English<typeof zh> = {
  placeholder: 'Type a few letters, or press ↓',
  none: 'Nothing found. Try another word.',
  empty: 'There is nothing to choose from yet.',
  clear: 'None',
};
