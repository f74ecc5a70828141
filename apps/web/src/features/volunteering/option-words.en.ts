import type { English } from '../../lib/i18n.ts';
import type { zh } from './option-words.ts';

export const english: English<typeof zh> = {
  title: 'Options of activities',
  hint: 'How activities are sorted, and how long names of participants are kept. A kind in use stays; its name may change.',
  nameOf: 'Kind {n}',
  nameEnOf: 'Kind {n} in English',
  dropOf: 'Remove kind: {name}',
  add: 'Add a kind',
  days: 'Days that names are kept',
  daysHint: 'So many days after an activity the names on its sheet go by night; 30 to 1100.',
  save: 'Save',
  saved: 'Saved.',
  reload: 'See the latest',
};
