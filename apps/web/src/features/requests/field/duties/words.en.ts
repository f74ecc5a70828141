import type { English } from '../../../../lib/i18n.ts';
import type { zh } from './words.ts';

export const english: English<typeof zh> = {
  title: 'What I do',
  lead: 'Grid workers do what is on the list and what was admitted. If you are given anything else, ask for it to be admitted first.',
  listed: 'On the list',
  listedNone: 'The list is not published yet.',
  admitted: 'Beyond the list, admitted',
  admittedNone: 'Nothing now. What is not on the list and not admitted need not be done.',
  until: 'Until {day}',
  after: 'after that it need not be done',
  'daysLeft.0': 'today is the last day',
  daysLeft: '{n} {n|day|days} left',
  askedBy: 'Asked by {unit}, about {time} a week',
  opinion: 'Why it was admitted: {reason}',
  kept: 'No connection: this is as of {at}; more may have been admitted since.',
  more: 'Show more',
  tell: 'I was given something else',
};
