import type { English } from '../../lib/i18n.ts';
import type { zh } from './need-from-words.ts';

export const english: English<typeof zh> = {
  make: 'Make it a need',
  hintRequest:
    'The request keeps the link and is closed once the need has an outcome. Take out names, numbers and doors.',
  hintFinding: 'The finding becomes a need for another colleague to verify. Take out names, numbers and doors.',
  made: 'Now need {number}; another colleague verifies it.',
  see: 'See the need',
};
