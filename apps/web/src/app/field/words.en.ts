import type { English } from '../../lib/i18n.ts';
import type { zh } from './words.ts';

export const english: English<typeof zh> = {
  tabs: 'Main pages',
  today: 'Today',
  report: 'Report',
  grid: 'My grid',
  visits: 'Visits',
  mine: 'Me',
  feedback: 'Complaints and suggestions',
  feedbackHint: 'Tell us what is wrong with this system, or where it makes more work.',
  posts: 'Post',
  signOut: 'Sign out',
  switched: 'Now acting as {title}',
};
