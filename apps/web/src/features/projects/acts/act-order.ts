import type { Project, ProjectActionName } from '@huying/server/contract/projects';

/** The order in which acts stand: the first that is open is the one obvious next. */
const order: readonly ProjectActionName[] = [
  'decide',
  'call',
  'assign',
  'choose',
  'claim',
  'reach',
  'finish',
  'publish',
  'effect',
  'recheck',
  'report-part',
  'report',
  'plan',
  'revise',
  'withdraw-claim',
  'rebound',
  'withdraw-call',
  'stop',
];
/** Acts that nobody takes by the way: never the obvious one. */
const unusual: readonly ProjectActionName[] = ['withdraw-claim', 'rebound', 'withdraw-call', 'stop', 'revise', 'plan'];

export const openActs = ({ abilities }: Pick<Project, 'abilities'>): ProjectActionName[] =>
  order.filter((name) => abilities.includes(name));

export const isObvious = (name: ProjectActionName): boolean => !unusual.includes(name);
