import type { Limit } from '../../../kernel/clock.ts';
import type { KindPart } from '../../../kernel/kind-part.ts';

/** What a hazard has beyond a matter. */
export interface HazardOwn {
  content: string;
  address: string;
  level: 'general' | 'major';
  foundIn: 'visit' | 'patrol' | 'report';
  foundId: string | null;
  reportedBy: string | null;
  handledBy: readonly string[];
  limitDays: number | null;
  rectifyText: string | null;
  checkText: string | null;
  voidReason: string | null;
}

/** Of a field of `own` the column it lies in. */
export const hazardPart: KindPart<HazardOwn> = {
  table: 'hazards',
  columns: {
    content: 'content',
    address: 'address',
    level: 'level',
    foundIn: 'found_in',
    foundId: 'found_id',
    reportedBy: 'reported_by',
    handledBy: 'handled_by',
    limitDays: 'limit_days',
    rectifyText: 'rectify_text',
    checkText: 'check_text',
    voidReason: 'void_reason',
  },
  uuidLists: ['handledBy'],
};

export const columnsOf = (own: Partial<HazardOwn>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(own).map(([field, value]) => [hazardPart.columns[field as keyof HazardOwn], value]),
  );

/** Within how many working days a hazard is put right unless whoever assigns it says otherwise: at once, or a week. */
export const usualLimitDays = { major: 1, general: 5 } as const;

export const limitOf = (days: number): Limit => ({
  stage: 'rectify',
  amount: days,
  unit: 'workdays',
  warnAt: [0.5, 0.8, 1],
});

/** What an action decides; the flow says when, the policy who. */
export interface HazardChange {
  own: Partial<HazardOwn>;
  /** The unit that must act next; undefined when it stays. */
  holderId?: string | null;
  leadId?: string;
  limitDays?: number;
  data?: Record<string, unknown>;
  words?: Record<string, string>;
}
export interface HazardInput {
  unitId?: string;
  limitDays?: number;
  note?: string;
  text?: string;
  reason?: string;
}
export interface HazardFacts {
  personId: string | null;
  /** The unit that looks after the place: it assigns and checks. */
  keeperId: string | null;
  /** Which unit was to put it right, if any yet. */
  leadId: string | null;
}

type Decision = (own: HazardOwn, input: HazardInput, facts: HazardFacts) => HazardChange;

export const hazardDecisions: Record<'assign' | 'rectify' | 'clear' | 'send-back' | 'void', Decision> = {
  assign: (own, { unitId = '', limitDays, note }) => {
    const days = limitDays ?? usualLimitDays[own.level];
    return {
      own: { limitDays: days },
      holderId: unitId,
      leadId: unitId,
      limitDays: days,
      data: { limitDays: days },
      ...(note && { words: { note } }),
    };
  },
  rectify: (own, { text = '' }, { personId, keeperId }) => ({
    own: {
      rectifyText: text,
      handledBy: personId && !own.handledBy.includes(personId) ? [...own.handledBy, personId] : own.handledBy,
    },
    holderId: keeperId,
    words: { text },
  }),
  clear: (_own, { text }) => ({ own: { checkText: text ?? null }, holderId: null, ...(text && { words: { text } }) }),
  'send-back': (own, { text = '' }, { keeperId, leadId }) => ({
    own: { checkText: text },
    holderId: leadId ?? keeperId,
    limitDays: own.limitDays ?? usualLimitDays[own.level],
    words: { text },
  }),
  void: (_own, { reason = '' }) => ({ own: { voidReason: reason }, holderId: null, words: { reason } }),
};
