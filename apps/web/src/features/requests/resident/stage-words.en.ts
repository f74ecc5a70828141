import type { English } from '../../../lib/i18n.ts';
import type { zh } from './stage-words.ts';

export const english: English<typeof zh> = {
  received: 'Received, waiting to be taken up',
  'need-info': 'We need something from you',
  assigned: 'Sent to the unit in charge',
  handling: 'Being dealt with',
  suspended: 'On hold for reasons outside our control, to be looked at again',
  checking: 'Answered, being checked',
  rate: 'Done: please tell us how it went',
  done: 'Closed',
  declined: 'Not ours to accept',
  withdrawn: 'You took it back',
  void: 'Entered by mistake, struck out',
};
