import { dictionary } from '../../../lib/i18n.ts';
import type { Tone } from '../../../ui/status-tag.tsx';

/** Where a report stands, in the resident's words. */
export const zh = {
  received: '已收到，等人接手',
  'need-info': '需要您补充',
  assigned: '已派给负责单位',
  handling: '正在办理',
  suspended: '因客观原因暂时挂账，到期复核',
  checking: '已答复，正在核查',
  rate: '已办理，请您评价',
  done: '已办结',
  declined: '不属于受理范围',
  withdrawn: '您已撤回',
  void: '登记有误，已作废',
} as const;

export type Stage = keyof typeof zh;
export const stageWords = dictionary(zh, () => import('./stage-words.en.ts').then((module) => module.english));

export const stageTone: Record<Stage, Tone> = {
  received: 'active',
  'need-info': 'warning',
  assigned: 'active',
  handling: 'active',
  suspended: 'warning',
  checking: 'active',
  rate: 'success',
  done: 'success',
  declined: 'neutral',
  withdrawn: 'neutral',
  void: 'neutral',
};

export const isStage = (value: string): value is Stage => value in zh;
