import type { English } from '../../lib/i18n.ts';
import type { zh } from './desk-list-words.ts';

export const english: English<typeof zh> = {
  title: 'Diversion, grid work, emergency limits',
  hint: 'These three lists hold as soon as they are saved, without a second person. Who changed them and when is recorded.',
  open: 'Open',
  diversions: 'Diversion',
  gridDuties: 'What grid workers do',
  emergencyLimits: 'Emergency limits',
  'for.diversions':
    'Where a resident uses one of these words, they are told at once whom to call or where to go. The report is kept all the same.',
  'for.gridDuties': 'What grid workers do. Anything else has to be admitted first, with its last day.',
  'for.emergencyLimits':
    'While the emergency limits are on, new requests run by these. An emergency that is on already is not touched by a change.',
  name: 'Name',
  phone: 'Phone',
  phoneWrong: 'A phone number has digits and hyphens only.',
  words: 'Words',
  wordsHint: 'One of them in a report is enough. Separate them by spaces; each has at least two characters.',
  advice: 'What the resident is told',
  adviceEn: 'What the resident is told (English)',
  adviceEnHint: 'Left empty: who reads English is told the words above as well.',
  unnamed: '(no name yet)',
  incomplete: 'Row {n} is not complete: it needs a name, words, and what the resident is told.',
  incompleteDuty: 'Row {n} has no name yet (at least two characters).',
  save: 'Save, and let it hold',
  saved: 'Saved: it holds from now on',
  allSaved: 'Everything is saved',
  unsaved: 'There are unsaved changes. They are kept on this computer; a reload loses nothing.',
  notKept: 'This browser keeps nothing: save soon.',
  restored: 'Unsaved changes of your last visit are back.',
  drop: 'Drop unsaved changes',
  dropTitle: 'Drop unsaved changes?',
  dropBody: 'It goes back to what was saved last; these changes cannot be brought back.',
  readOnly: 'System administrators change this.',
};
