import type { English } from '../../../lib/i18n.ts';
import type { zh } from './words.ts';

export const english: English<typeof zh> = {
  helperUnit: 'Helper {n}',
  helperTextOf: 'What helper {n} does',
  addHelper: 'Add a helper',
  remove: 'Remove',
  removeHelper: 'Remove helper {n}',
  milestoneTitleOf: 'Name of milestone {n}',
  milestoneDayOf: 'Day of milestone {n}',
  milestonePercentOf: 'Progress at milestone {n}, %',
  milestonesHint: 'By date, each further along than the one before; the last is 100.',
  addMilestone: 'Add a milestone',
  removeMilestone: 'Remove milestone {n}',
  sourcesHint: 'The needs, resources and requests it is made of; each is told how it ends.',
  sourceKind: 'Look for',
  sourceWords: 'A few words, or a number',
  find: 'Find',
  foundNothing: 'Nothing found: try other words.',
  found: 'Found: press to add',
  removeSource: 'Remove: {name}',
  hidden: '(your post may not see what it says)',
  withName: '{kind}: {name}',
};
