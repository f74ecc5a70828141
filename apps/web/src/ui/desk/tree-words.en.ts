import type { English } from '../../lib/i18n.ts';
import type { zh } from './tree-words.ts';

export const english: English<typeof zh> = {
  find: 'Find by name or code',
  none: 'Nothing found. Try other words.',
  closed: 'Closed',
  choose: 'Choose',
  change: 'Change',
  clear: 'None',
  notChosen: 'Not chosen yet',
  fold: 'Fold up',
};
