import type { English } from '../../../lib/i18n.ts';
import type { zh } from './phrase-words.ts';

export const english: English<typeof zh> = {
  phrases: 'Phrases: press to put in',
  save: 'Keep this as a phrase',
  saved: 'Kept: next time one press is enough.',
};
