import type { English } from '../../../../lib/i18n.ts';
import type { zh } from './merge-words.ts';

export const english: English<typeof zh> = {
  preview: 'Before they are merged',
  this: 'This request',
  master: 'Master',
  what: 'What it says',
  where: 'Place',
  when: 'Registered',
  state: 'State',
  holder: 'Dealt with by',
  reporters: 'Reporters',
  willFollow: 'This one has no limits of its own any more: it is dealt with and ends together with {number}.',
  willTell:
    'Its {n} reporter(s) are told; once the master is answered, all {all} of both are followed up, each by itself.',
  mayUndo: 'It can be undone: back to the step it was in, and what was left of the limits runs on.',
};
