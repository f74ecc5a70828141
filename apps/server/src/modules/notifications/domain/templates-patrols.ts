import type { Text } from '../../../kernel/errors.ts';

/** Notices about hazards. */
export const patrolTemplates: Readonly<Record<string, Text>> = {
  'hazard.reported': { zh: '新隐患 {number}，请交办。', en: 'New hazard {number}: please assign it.' },
  'hazard.assigned': {
    zh: '隐患 {number} 已交办给本单位，请按时整改。',
    en: 'Hazard {number} has been assigned to your unit: please put it right in time.',
  },
  'hazard.rectified': {
    zh: '隐患 {number} 已整改，请换人复查。',
    en: 'Hazard {number} has been put right: somebody else should check it.',
  },
  'hazard.sent-back': {
    zh: '隐患 {number} 复查没有通过，请继续整改。',
    en: 'Hazard {number} did not pass the check: please go on.',
  },
  'hazard.limit-warned': {
    zh: '隐患 {number} 的{stage}时限{level}。',
    en: 'Hazard {number}: the time to {stage} {level}.',
  },
};
