import type { English } from '../../../lib/i18n.ts';
import type { zh } from './words.ts';

export const english: English<typeof zh> = {
  title: 'Rate a project',
  before: 'Before',
  after: 'Now',
  people: '{n} {n|person|people} helped',
  question: 'How well was it done?',
  score5: 'Very well',
  score4: 'Well',
  score3: 'So-so',
  score2: 'Badly',
  score1: 'Very badly',
  submit: 'Send',
  pick: 'Choose one first.',
  anonymous: 'No sign-in, and nobody notes who you are. Each code counts once.',
  thanks: 'Thank you',
  thanksBody: 'Your rating counts. The community works on what people say.',
  once: 'This code has been used',
  onceBody: 'Each code counts once. Thank you.',
  gone: 'This code no longer works',
  noCode: 'Open this page with a code',
  noCodeBody: 'Scan the code your community gave you, and rate.',
  home: 'To the first page',
};
