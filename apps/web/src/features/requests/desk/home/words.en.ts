import type { English } from '../../../../lib/i18n.ts';
import type { zh } from './words.ts';

export const english: English<typeof zh> = {
  todo: 'My work, by deadline',
  toSign: 'To sign for',
  handling: 'Being handled',
  all: 'All my work',
  empty: 'Nothing is waiting for you',
  emptyBody: 'What is sent to your unit appears here by itself, and the bell tells you.',
  toAll: 'All requests',
};
