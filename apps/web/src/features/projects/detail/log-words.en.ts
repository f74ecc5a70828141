import type { English } from '../../../lib/i18n.ts';
import type { zh } from './log-words.ts';

export const english: English<typeof zh> = {
  'project.drafted': 'Drafted',
  'project.revised': 'Revised',
  'project.planned': 'Milestones laid',
  'project.decided': 'Decided',
  'project.called': 'Call put out',
  'project.claimed': 'Claimed',
  'project.claim-withdrawn': 'Claim withdrawn',
  'project.claim-lost': 'The claim did not win',
  'project.chosen': 'Chosen',
  'project.call-withdrawn': 'Call withdrawn',
  'project.assigned': 'Assigned',
  'project.reported': 'Progress reported',
  'project.milestone-reached': 'Milestone reached',
  'project.part-reported': 'A part reported',
  'project.finished': 'Finished',
  'project.effect-reported': 'Effect reported',
  'project.effect-published': 'Effect settled',
  'project.rechecked': 'Looked back on: it holds',
  'project.rebounded': 'Looked back on: it rebounded',
  'project.stopped': 'Stopped',
  'project.place-moved': 'Moved to another grid',
  'project.limit-warned': 'Reminder: due soon or late',
};
