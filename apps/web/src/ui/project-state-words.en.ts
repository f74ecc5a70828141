import type { English } from '../lib/i18n.ts';
import type { zh } from './project-state-words.ts';

export const english: English<typeof zh> = {
  drafted: 'Waiting for the decision',
  decided: 'Waiting to be given out',
  calling: 'Open call',
  underway: 'Under way',
  done: 'Done',
  effective: 'Waiting for the recheck',
  closed: 'Closed',
  stopped: 'Stopped',
};
