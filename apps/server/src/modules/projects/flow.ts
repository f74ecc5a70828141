import type { Flow } from '../../kernel/flow.ts';

export type ProjectState = 'drafted' | 'decided' | 'calling' | 'underway' | 'done' | 'effective' | 'closed' | 'stopped';
export type ProjectAction =
  | 'revise'
  | 'plan'
  | 'decide'
  | 'call'
  | 'claim'
  | 'withdraw-claim'
  | 'choose'
  | 'withdraw-call'
  | 'assign'
  | 'report'
  | 'reach'
  | 'report-part'
  | 'finish'
  | 'effect'
  | 'publish'
  | 'recheck'
  | 'rebound'
  | 'stop';

/**
 * 服务项目: decided together, put out to be claimed (揭榜领题) or assigned (点题交办), done, its effect told, looked back on by
 * somebody else (回头看); what rebounds is under way again. Which clock runs follows from where it stands: domain/clock-moves.ts.
 */
export const projectFlow: Flow<ProjectState, ProjectAction> = {
  kind: 'project',
  initial: 'drafted',
  states: {
    drafted: { zh: '待议定', en: 'Waiting for the decision', open: true },
    decided: { zh: '待交办', en: 'Waiting to be given out', open: true },
    calling: { zh: '揭榜中', en: 'Open call', open: true },
    underway: { zh: '实施中', en: 'Under way', open: true },
    done: { zh: '已完工', en: 'Done', open: true },
    effective: { zh: '待回头看', en: 'Waiting for the recheck', open: true },
    closed: { zh: '已办结', en: 'Closed', open: false },
    stopped: { zh: '已终止', en: 'Stopped', open: false },
  },
  actions: {
    revise: { zh: '修改', en: 'Revise', from: ['drafted'], to: null, event: 'project.revised', by: 'staff' },
    plan: {
      zh: '排节点',
      en: 'Lay milestones',
      from: ['drafted', 'decided', 'calling', 'underway'],
      to: null,
      event: 'project.planned',
      by: 'staff',
    },
    decide: { zh: '议定', en: 'Decide', from: ['drafted'], to: ['decided'], event: 'project.decided', by: 'staff' },
    call: {
      zh: '张榜',
      en: 'Put out a call',
      from: ['decided'],
      to: ['calling'],
      event: 'project.called',
      by: 'staff',
    },
    /** The first claim wins, or all wait for the choice, as the call says. */
    claim: {
      zh: '揭榜',
      en: 'Claim',
      from: ['calling'],
      to: ['calling', 'underway'],
      event: 'project.claimed',
      by: 'staff',
    },
    'withdraw-claim': {
      zh: '撤回揭榜',
      en: 'Withdraw the claim',
      from: ['calling'],
      to: null,
      event: 'project.claim-withdrawn',
      by: 'staff',
    },
    choose: {
      zh: '定榜',
      en: 'Choose',
      from: ['calling'],
      to: ['underway'],
      event: 'project.chosen',
      by: 'staff',
    },
    'withdraw-call': {
      zh: '撤榜',
      en: 'Withdraw the call',
      from: ['calling'],
      to: ['decided'],
      event: 'project.call-withdrawn',
      by: 'staff',
    },
    assign: {
      zh: '点题交办',
      en: 'Assign',
      from: ['decided'],
      to: ['underway'],
      event: 'project.assigned',
      by: 'staff',
    },
    report: { zh: '报进度', en: 'Report', from: ['underway'], to: null, event: 'project.reported', by: 'staff' },
    reach: {
      zh: '完成节点',
      en: 'Reach a milestone',
      from: ['underway'],
      to: null,
      event: 'project.milestone-reached',
      by: 'staff',
    },
    'report-part': {
      zh: '报协办情况',
      en: 'Report on a part',
      from: ['underway'],
      to: null,
      event: 'project.part-reported',
      by: 'staff',
    },
    finish: { zh: '完工', en: 'Finish', from: ['underway'], to: ['done'], event: 'project.finished', by: 'staff' },
    effect: {
      zh: '报实效',
      en: 'Report the effect',
      from: ['done'],
      to: null,
      event: 'project.effect-reported',
      by: 'staff',
    },
    publish: {
      zh: '审定实效',
      en: 'Settle the effect',
      from: ['done'],
      to: ['effective'],
      event: 'project.effect-published',
      by: 'staff',
    },
    recheck: {
      zh: '回头看：未反弹',
      en: 'Recheck: it holds',
      from: ['effective'],
      to: ['closed'],
      event: 'project.rechecked',
      by: 'staff',
    },
    rebound: {
      zh: '回头看：反弹',
      en: 'Recheck: it rebounded',
      from: ['effective'],
      to: ['underway'],
      event: 'project.rebounded',
      by: 'staff',
    },
    stop: {
      zh: '终止',
      en: 'Stop',
      from: ['drafted', 'decided', 'calling', 'underway', 'done'],
      to: ['stopped'],
      event: 'project.stopped',
      by: 'staff',
    },
  },
};
