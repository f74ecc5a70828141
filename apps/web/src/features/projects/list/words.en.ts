import type { English } from '../../../lib/i18n.ts';
import type { zh } from './words.ts';

export const english: English<typeof zh> = {
  hint: 'From the draft to the recheck: with whom each project is, and how far.',
  list: 'Projects',
  view: 'Which',
  'view.todo': 'Waiting for me',
  'view.open': 'Open',
  'view.ended': 'Over',
  words: 'Title, content or number',
  unit: 'Unit',
  draft: 'Draft a project',
  importIt: 'Import Excel',
  project: 'Project',
  withWhom: 'With',
  empty: 'No projects yet',
  emptyBody: 'Draft one from needs, resources or requests, or import a table.',
  emptyWatchedBody: 'Projects stand here once there are any.',
  emptyTodo: 'No project waits for you',
  emptyTodoBody: 'When it is your unit’s turn it stands here, and the bell tells you.',
  emptyFiltered: 'Nothing matches: change the filters.',
  newHint: 'What is done, by whom, and how far by when; it can be changed until it is decided.',
  fromSource: 'Filled in from what it is made of: please check.',
  create: 'Save the draft',
  created: 'Drafted: next it is put to the decision.',
  missing: 'Still to fill in: {what}.',
  cancel: 'Not now',
  importTitle: 'Import projects',
  importBody:
    'One project a row: without a number it is new, an exported row with one changes that project, unless somebody changed it since. Try it first, then import; rows with errors can be downloaded, mended and sent again.',
  template: 'Template',
};
