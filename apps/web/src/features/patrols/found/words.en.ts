import type { English } from '../../../lib/i18n.ts';
import type { zh } from './words.ts';

export const english: English<typeof zh> = {
  title: 'What came to light (nothing: leave it)',
  hint: 'Write it once: a request becomes a request, a hazard goes on its list, a dispute waits for mediation, a need to be taken up.',
  nothing: 'Nothing came to light.',
  remove: 'Remove',
  removeOf: 'Remove this: {kind}',
  more: 'Where, what kind, pictures (optional)',
  'content.request': 'What the resident says',
  'content.hazard': 'What the hazard is',
  'content.dispute': 'Who is at odds, and why (no names needed)',
  'content.need': 'What is needed',
  group: 'Group',
  groupNone: 'None',
  categoryHint: 'Leave it when unsure: the community decides.',
  category: 'Sub-category',
  categoryNone: 'Choose',
};
