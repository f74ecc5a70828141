import type { Flow } from '../../kernel/flow.ts';

export type HazardState = 'reported' | 'rectifying' | 'checking' | 'cleared' | 'void';
export type HazardAction = 'assign' | 'rectify' | 'clear' | 'send-back' | 'void';

/** 隐患: found, put right within a limit, checked by somebody else; only the check ends it (销号). */
export const hazardFlow: Flow<HazardState, HazardAction> = {
  kind: 'hazard',
  initial: 'reported',
  states: {
    reported: { zh: '待交办', en: 'Waiting to be assigned', open: true },
    rectifying: { zh: '整改中', en: 'Being put right', open: true },
    checking: { zh: '待复查', en: 'Waiting to be checked', open: true },
    cleared: { zh: '已销号', en: 'Cleared', open: false },
    void: { zh: '不属实', en: 'Not so', open: false },
  },
  actions: {
    assign: {
      zh: '交办',
      en: 'Assign',
      from: ['reported', 'rectifying'],
      to: ['rectifying'],
      event: 'hazard.assigned',
      by: 'staff',
      clocks: [{ stage: 'rectify', effect: 'restart' }],
    },
    /** From `reported` as well: put right on the spot (当场整改). */
    rectify: {
      zh: '整改完成',
      en: 'Put right',
      from: ['reported', 'rectifying'],
      to: ['checking'],
      event: 'hazard.rectified',
      by: 'staff',
      clocks: [{ stage: 'rectify', effect: 'stop' }],
    },
    clear: { zh: '复查通过', en: 'Clear', from: ['checking'], to: ['cleared'], event: 'hazard.cleared', by: 'staff' },
    'send-back': {
      zh: '复查不通过',
      en: 'Send back',
      from: ['checking'],
      to: ['rectifying'],
      event: 'hazard.sent-back',
      by: 'staff',
      clocks: [{ stage: 'rectify', effect: 'restart' }],
    },
    void: {
      zh: '不属实',
      en: 'Not so',
      from: ['reported', 'rectifying'],
      to: ['void'],
      event: 'hazard.voided',
      by: 'staff',
      clocks: [{ stage: 'rectify', effect: 'stop' }],
    },
  },
};
