import { conflict } from '../../../kernel/errors.ts';
import type { CoTaskState, CallState, CallStep, CoTaskStep, ChildKind } from './child-flows.ts';

/** 双考核: what one side thought of the other. */
export interface SideRating {
  stars: number;
  words: string;
  at: string;
}

/** What a child has beyond a matter: the fields of its kind, the others null. */
export interface ChildOwn {
  /** Of a helper: what to do. */
  task: string | null;
  stageText: string | null;
  resultText: string | null;
  endReason: string | null;
  /** Of a call: the unit that whistled, when and how the department came, and what each thought of the other. */
  callerId: string | null;
  whistleId: string | null;
  reportedAt: Date | null;
  onSite: boolean | null;
  byCaller: SideRating | null;
  byCalled: SideRating | null;
}

export interface Child {
  kind: ChildKind;
  state: CoTaskState | CallState;
  own: ChildOwn;
}

export interface ChildChange {
  step: CoTaskStep | CallStep;
  own?: Partial<ChildOwn>;
  data?: Record<string, unknown>;
  words?: Record<string, string>;
  flag?: string;
}

export interface ChildInput {
  text?: string;
  reason?: string;
  onSite?: boolean;
  note?: string;
  stars?: number;
  words?: string;
}
/** What a decision on a child may look at. */
export interface ChildFacts {
  now: Date;
  /** Of a rating: who gives it. */
  side: 'caller' | 'called';
}

type Decision = (child: Child, input: ChildInput, facts: ChildFacts) => ChildChange;

const withText =
  (step: 'report-stage' | 'finish', field: 'stageText' | 'resultText'): Decision =>
  (_child, { text = '' }) => ({ step, own: { [field]: text }, words: { text } });
const forReason =
  (step: 'return' | 'close' | 'cancel'): Decision =>
  (_child, { reason = '' }) => ({ step, own: { endReason: reason }, words: { reason } });

const rate: Decision = ({ own }, { stars = 0, words = '' }, { now, side }) => {
  const field = side === 'caller' ? 'byCaller' : 'byCalled';
  if (own[field]) throw conflict('already-rated', '您这一方已经评价过了。', 'Your side has rated already.');
  return {
    step: 'rate',
    own: { [field]: { stars, words, at: now.toISOString() } },
    data: { side, stars },
    ...(words && { words: { words } }),
  };
};

/** What each action on a child decides; its flow says when, the policy who. */
export const childDecisions: Record<ChildKind, Record<string, Decision>> = {
  'co-task': {
    sign: () => ({ step: 'sign' }),
    'report-stage': withText('report-stage', 'stageText'),
    finish: withText('finish', 'resultText'),
    return: forReason('return'),
    close: forReason('close'),
  },
  'whistle-call': {
    report: (_child, { onSite = false, note }, { now }) => ({
      step: 'report',
      own: { reportedAt: now, onSite },
      data: { onSite },
      ...(note && { words: { note } }),
    }),
    finish: withText('finish', 'resultText'),
    cancel: forReason('cancel'),
    rate,
  },
};
