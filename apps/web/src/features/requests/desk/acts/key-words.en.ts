import type { English } from '../../../../lib/i18n.ts';
import type { zh } from './key-words.ts';

export const english: English<typeof zh> = {
  group: 'On a request',
  a: 'Dispatch, decide, reassign',
  r: 'Answer',
  e: 'Next step: reply, verify, follow up, close',
  s: 'Sign for',
  c: 'Contact the resident',
  d: 'Decline, return, send back',
  w: 'Whistle, ask others to help',
  u: 'Urge, answer in writing, supervise',
  m: 'Merge, unmerge',
};
