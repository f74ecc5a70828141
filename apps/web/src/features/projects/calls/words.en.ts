import type { English } from '../../../lib/i18n.ts';
import type { zh } from './words.ts';

export const english: English<typeof zh> = {
  hint: 'Every unit may claim these. Where the first claim wins, that unit owns the project.',
  calls: 'Open calls',
  claim: 'Claim',
  claimTitle: 'Claim: {title}',
  'mode.first': 'The first claim wins',
  'mode.choice': 'One is chosen',
  closes: 'Open until',
  by: 'By {unit}',
  claims: '{n} {n|unit has|units have} claimed it',
  noClaims: 'No claims yet',
  conditions: 'Conditions',
  budget: 'Budget {n} yuan',
  see: 'See the project',
  'mine.waiting': 'Claimed by us: waiting for the choice',
  'mine.withdrawn': 'We withdrew; it can be claimed again',
  withdraw: 'Withdraw the claim',
  withdrawn: 'Withdrawn.',
  claimed: 'Claimed.',
  won: 'It is yours: please go ahead.',
  empty: 'No open calls now',
  emptyBody: 'New ones stand here, and the bell tells you.',
  how: 'How your unit would do it',
  howHint: 'Use this sentence as it is, or change it.',
  default: '我单位愿意牵头，按榜单要求完成。', // goes into the record, which is kept in Chinese
  sure: 'Claim it',
  cancel: 'Not now',
  short: 'Say in a sentence how you would do it.',
};
