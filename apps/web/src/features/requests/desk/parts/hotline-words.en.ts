import type { zh } from './hotline-words.ts';

export const english: Record<keyof typeof zh, string> = {
  title: 'Hotline 12345',
  number: 'Number there',
  due: 'Their limit',
  codes: 'Codes not settled',
  waiting: '{n} messages are on their way to the hotline',
  dead: '{n} messages cannot be delivered to the hotline: tell the system administrator',
  'asked.return': 'Return asked for',
  'asked.extension': 'More time asked for',
  'outcome.waiting': 'The hotline decides',
  'outcome.approved': 'Granted',
  'outcome.refused': 'Refused',
  theySaid: 'They said: {words}',
  return: 'Give back to the hotline',
  returnReason: 'Why it is given back',
  returnHint: 'Until the hotline agrees it stays here and its limit runs; then it is withdrawn by itself.',
  returnSend: 'Ask the hotline to take it back',
  returnSent: 'The hotline was asked to take it back',
  cancel: 'Cancel',
};
