import type { English } from '../../lib/i18n.ts';
import type { zh } from './words.ts';

export const english: English<typeof zh> = {
  home: 'Tell us, and get an answer',
  lead: 'A dark street lamp, litter, noise: take a photo, write a line, and somebody takes it up. No account needed.',
  report: 'Report a problem',
  progress: 'Check progress',
  progressHint: 'With your query code, see who is on it, how far it is, and when it will be done.',
  public: 'See public lists',
  how: 'What happens next',
  how1: 'You get a query code at once',
  how1Body: 'See the progress at any time, also without a name.',
  how2: 'A unit takes it up',
  how2Body: 'You are told which one, and by when.',
  how3: 'You judge the result',
  how3Body: 'Not satisfied? Ask for it to be done again.',
  call: 'Call {phone}',
  callHint: 'Rather talk? The hotline answers round the clock.',
  urgent: 'If a life is in danger, call 110, 119 or 120 first.',
  notFound: 'There is no such page',
  notFoundBody: 'The address may be mistyped, or the page has moved.',
  toHome: 'To the first page',
};
