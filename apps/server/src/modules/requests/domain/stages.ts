import type { Text } from '../../../kernel/errors.ts';
import type { RequestState } from '../flow.ts';
import type { Route } from './diversions.ts';

export type ResidentStage =
  | 'received'
  | 'need-info'
  | 'assigned'
  | 'handling'
  | 'suspended'
  | 'checking'
  | 'rate'
  | 'done'
  | 'declined'
  | 'withdrawn'
  | 'void';

/** What a state means to the resident. */
export const residentStage: Record<RequestState, ResidentStage> = {
  registered: 'received',
  'need-info': 'need-info',
  accepted: 'received',
  declined: 'declined',
  filed: 'received',
  dispatched: 'assigned',
  returned: 'assigned',
  handling: 'handling',
  replied: 'checking',
  verified: 'rate',
  'followed-up': 'checking',
  closed: 'done',
  withdrawn: 'withdrawn',
  void: 'void',
  suspended: 'suspended',
  // The page of a merged one shows the stage of its master.
  merged: 'handling',
  archived: 'done',
};

/** Steps of the log that a resident is shown, in plain words; what is not here is work inside the house. */
export const residentSteps: Record<string, Text> = {
  'request.registered': { zh: '已收到您的反映', en: 'We have received your report' },
  'request.accepted': { zh: '已受理', en: 'Accepted' },
  'request.declined': { zh: '不属于受理范围，已告知去处', en: 'Not ours to accept: see where to turn' },
  'request.answered': { zh: '已答复', en: 'Answered' },
  'request.dispatched': { zh: '已派给负责单位', en: 'Sent to the unit in charge' },
  'request.signed': { zh: '负责单位已接手', en: 'The unit in charge has taken it on' },
  'request.question-asked': { zh: '需要您补充一点情况', en: 'We need a little more from you' },
  'request.supplied': { zh: '已收到您的补充', en: 'Your answer has arrived' },
  'request.supply-lapsed': { zh: '未等到补充，按已知情况继续办理', en: 'No answer came: we go on with what is known' },
  'request.supplemented': { zh: '您补充了说明', en: 'You added something' },
  'request.reassigned': { zh: '已改派到更合适的单位', en: 'Passed to the unit better placed' },
  'request.return-adjudicated': { zh: '已重新确定负责单位', en: 'The unit in charge has been settled' },
  'request.contacted': { zh: '负责单位联系了您', en: 'The unit in charge contacted you' },
  'request.replied': { zh: '已办理并答复', en: 'Dealt with and answered' },
  'request.rework-ordered': { zh: '核查未通过，正在返工', en: 'Checked and sent back to be done properly' },
  'request.verified': { zh: '已核查，请您评价', en: 'Checked: please tell us how it went' },
  'request.followed-up': { zh: '已回访', en: 'Followed up' },
  'request.rated': { zh: '您已评价', en: 'You have rated it' },
  'request.rehandled': { zh: '已按您的意见重新办理', en: 'Being dealt with again, as you asked' },
  'request.closed': { zh: '已结案', en: 'Closed' },
  'request.reopened': { zh: '已重启办理', en: 'Reopened' },
  'request.withdrawn': { zh: '您已撤回', en: 'You took it back' },
  'request.co-handled': { zh: '已请其他单位一起办理', en: 'Other units have been asked to help' },
  'request.whistled': { zh: '已召集有关部门到场', en: 'The departments concerned have been called' },
  'request.escalated': { zh: '已交上级单位办理', en: 'Taken over by the unit above' },
  'request.adopted': { zh: '代表、委员或领导已领办', en: 'A delegate or leader has taken it on' },
  'request.supervised': { zh: '已列入督办，要求加快办理', en: 'Put under supervision, to be dealt with faster' },
  'request.extended': { zh: '办理时间已批准延长', en: 'More time has been granted' },
  'request.ask-refused': {
    zh: '延期申请未获批准，原时限不变',
    en: 'More time was asked for and refused: the limit stands',
  },
  'request.suspended': {
    zh: '因客观原因暂时挂账，到期复核',
    en: 'On hold for reasons outside our control, to be reviewed',
  },
  'request.suspension-renewed': { zh: '经复核继续挂账', en: 'Reviewed and kept on hold' },
  'request.resumed': { zh: '已恢复办理', en: 'Taken up again' },
  'request.merged': {
    zh: '与同一件事合并办理，结果会同样告诉您',
    en: 'Dealt with together with another report of the same thing; you will be told as well',
  },
  'request.unmerged': { zh: '恢复单独办理', en: 'Dealt with by itself again' },
  'request.transferred': {
    zh: '已转入后续程序，办结后才会结案',
    en: 'Handed over; it is closed only once that has ended',
  },
  'request.transfer-ended': { zh: '后续程序已办结', en: 'What it was handed over to has ended' },
  'request.diverted': { zh: '已告知您更快的去处', en: 'You were told whom to turn to at once' },
  'request.archived': { zh: '已归档', en: 'Archived' },
  'request.voided': { zh: '登记有误，已作废', en: 'Entered by mistake, struck out' },
};

/** Of a master's steps those that concern whoever follows it: what was done about the matter, nothing between the desk and its own reporter. */
export const mastersSteps: ReadonlySet<string> = new Set(
  [
    'accepted answered dispatched signed reassigned return-adjudicated replied rework-ordered verified rehandled closed reopened',
    'co-handled whistled escalated adopted supervised extended ask-refused suspended suspension-renewed resumed transferred transfer-ended archived',
  ]
    .join(' ')
    .split(' ')
    .map((kind) => `request.${kind}`),
);

/** Where the reporter was told to turn, with the number to call; undefined for every other step. */
export function diversionStep(
  entry: { kind: string; data: { route?: string; routes?: readonly string[] } },
  routes: readonly Route[],
): Text | undefined {
  if (entry.kind !== 'request.diverted') return undefined;
  const told = routes.filter(({ code }) => code === entry.data.route || entry.data.routes?.includes(code));
  if (told.length === 0) return undefined;
  return {
    zh: told.map(({ zh }) => zh).join(''),
    en: told.map(({ en }) => en).join(' '),
  };
}
