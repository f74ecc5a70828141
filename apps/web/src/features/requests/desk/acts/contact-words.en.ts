import type { English } from '../../../../lib/i18n.ts';
import type { zh } from './contact-words.ts';

export const english: English<typeof zh> = {
  none: 'No contact was left',
  hidden: 'Left: {what}. Shown on demand; every look is recorded.',
  confidential: 'Confidential: the reporter is not shown.',
  notAllowed: 'Left: {what}. This post may not see it.',
  name: 'a name',
  phone: 'a phone number',
  both: 'a name and a phone number',
  reveal: 'Show the contact',
  why: 'Why? (goes into the log)',
  why1: 'To check the facts',
  why2: 'To arrange a visit',
  why3: 'To tell the result',
  why4: 'To follow up',
  other: 'Another reason',
  show: 'Show',
  noName: 'no name',
  noPhone: 'no phone number',
  call: 'Call {phone}',
  copied: 'Copied',
  copy: 'Copy the number {phone}',
  recorded: 'This look is recorded.',
  reporter: 'No. {n}',
};
