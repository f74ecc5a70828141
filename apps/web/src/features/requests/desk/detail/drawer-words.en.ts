import type { English } from '../../../../lib/i18n.ts';
import type { zh } from './drawer-words.ts';

export const english: English<typeof zh> = {
  title: 'Request',
  group: 'The open request',
  next: 'Next',
  previous: 'Previous',
};
