import type { English } from '../../lib/i18n.ts';
import type { zh } from './words.ts';

export const english: English<typeof zh> = {
  bell: 'Notices, {n} unread',
  title: 'Notices',
  readAll: 'Mark all as read',
  none: 'No unread notices',
  noneAny: 'No notices yet',
  noneBody: 'What is sent to you, nears its limit or comes back appears here.',
  seeAll: 'All notices',
  unreadOnly: 'Unread only',
  list: 'List of notices',
  unread: 'unread',
};
