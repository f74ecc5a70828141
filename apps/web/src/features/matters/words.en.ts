import type { English } from '../../lib/i18n.ts';
import type { zh } from './words.ts';

export const english: English<typeof zh> = {
  cards: 'How things stand',
  todo: 'My work',
  new: 'To accept and dispatch',
  dueToday: 'Due today',
  overdue: 'Overdue',
  returned: 'Returned, to decide',
  reopened: 'Again: rework, reopened',
  followUp: 'To verify and follow up',
  approvals: 'To approve',
};
