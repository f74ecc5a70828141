import type { English } from '../../lib/i18n.ts';
import type { zh } from './home-words.ts';

export const english: English<typeof zh> = {
  title: 'My work',
  register: 'Register a request',
  noRequests: 'This post does not work on requests. What it looks after is here:',
};
