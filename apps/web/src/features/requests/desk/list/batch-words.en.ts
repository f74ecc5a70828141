import type { English } from '../../../../lib/i18n.ts';
import type { zh } from './batch-words.ts';

export const english: English<typeof zh> = {
  dispatch: 'Dispatch {n} {n|request|requests}',
  sign: 'Sign for {n} {n|request|requests}',
  to: 'To whom',
  byList: 'By the duty list, each to the unit in the lead',
  byListHint: 'What no clause fits stays behind, with the reason',
  oneUnit: 'All to one unit',
  unit: 'Unit',
  unitMissing: 'Choose the unit.',
  note: 'To the units',
  category: 'Category',
  guess: 'Suggested by the text; can be changed',
  submit: 'Dispatch {n}',
  signSubmit: 'Sign for {n}',
  working: 'Dispatching…',
  done: 'sent to {unit}',
  signed: 'signed for',
  close: 'Close',
  failedHint: 'For those that were not sent: correct category or unit and retry, or close and open them one by one.',
};
