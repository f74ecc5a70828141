import type { English } from '../../lib/i18n.ts';
import type { zh } from './words.ts';

export const english: English<typeof zh> = {
  bell: 'Notices, {n} unread',
  title: 'Notices',
  readAll: 'Mark all as read',
  none: 'No unread notices',
  noneBody: 'What is given to you, nears its limit or comes back will be told here.',
};
