import type { English } from '../../lib/i18n.ts';
import type { zh } from './pick-words.ts';

export const english: English<typeof zh> = {
  placeholder: 'Type a few letters, or press ↓',
  none: 'Nothing found. Try another word.',
  empty: 'There is nothing to choose from yet.',
  early: 'The list has not come yet; “{words}” is chosen as soon as it has.',
  awaited: 'The list has not come yet; “{words}” is chosen and the form is sent as soon as it has.',
  left: '“{words}” chooses nothing yet: choose from the list, or delete the words.',
  clear: 'None',
};
