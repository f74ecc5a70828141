import type { English } from '../../../lib/i18n.ts';
import type { zh } from './words.ts';

export const english: English<typeof zh> = {
  title: 'Types and rechecks of projects',
  hint: 'For all projects of the district; a type that projects have stays, its name may change.',
  types: 'Types',
  codeOf: 'Code of type {n}',
  codeHint: 'Small letters, figures and hyphens; it stays as stored',
  nameOf: 'Chinese name of type {n}',
  nameEnOf: 'English name of type {n}',
  add: 'Add a type',
  remove: 'Remove',
  removeOf: 'Remove type {n}',
  recheckAfterDays: 'Recheck so many days after the effect is settled',
  recheckWithinDays: 'Days within which it is done',
  ratingCodeDays: 'Days a rating code counts',
  save: 'Save',
  saved: 'Saved.',
  missing: 'Each type needs a code and both names; days are numbers.',
  reload: 'Begin again from the newest',
};
