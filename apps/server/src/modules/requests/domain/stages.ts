import type { Text } from '../../../kernel/errors.ts';
import type { RequestState } from '../flow.ts';

export type ResidentStage =
  | 'received'
  | 'need-info'
  | 'assigned'
  | 'handling'
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
  'request.voided': { zh: '登记有误，已作废', en: 'Entered by mistake, struck out' },
};
