import { conflict, invalid } from '../../../kernel/errors.ts';
import { addDays, type CivilDate, dayOfDate } from '../../../kernel/time.ts';
import type { Content, NextStep, Rating, Side } from '../contract-parts.ts';
import type { AgreementAction, AgreementState } from '../flow.ts';
import { type AgreementOwn, openReview, otherSide, sides, unitOf } from './agreement.ts';
import { nextReview } from './term.ts';

/** What is given with the actions, all of them; the schema of each has been passed. */
export interface AgreementInput {
  content?: Content;
  note?: string;
  reason?: string;
  text?: string;
  edition?: number;
  hash?: string;
  score?: number;
  step?: NextStep;
}

export interface AgreementFacts {
  state: AgreementState;
  /** The side that acts; null for the clock. */
  side: Side | null;
  personId: string | null;
  today: CivilDate;
  now: Date;
  /** The current edition: whether it was sent, its hash, which sides have signed it, what it says. */
  edition: { number: number; hash: string; sent: boolean; signed: readonly Side[]; content: Content };
  /** The number the next new edition gets. */
  nextNumber: number;
  terms: { reviewMonths: number; reviewWithinDays: number };
}

/** What an action decides; the flow says when, the policy who. */
export interface AgreementChange {
  own: Partial<AgreementOwn>;
  to?: AgreementState;
  /** The unit that must act next; undefined when it stays. */
  holderId?: string | null;
  data?: Record<string, unknown>;
  words?: Record<string, string>;
  /** What is written besides: an edition, that it was sent, a signature. */
  write?: { edition: number; content: Content; isNew: boolean } | 'send' | 'sign';
  /** Both have signed: it holds from now on. */
  comesIntoForce?: boolean;
}
export type Decide = (own: AgreementOwn, input: AgreementInput, facts: AgreementFacts) => AgreementChange;

const inForceAlready = (state: AgreementState): boolean => state === 'amending' || state === 'amend-signing';
const acting = ({ side }: AgreementFacts): Side => {
  if (side === null) throw new Error('only a side of the agreement acts so');
  return side;
};

/** Throws invalid: term-order, row-twice. */
export function checkContent({ fromOn, untilOn, needs, resources, projects }: Content): void {
  dayOfDate(fromOn);
  dayOfDate(untilOn);
  if (untilOn <= fromOn)
    throw invalid('term-order', '截止日期要晚于开始日期。', 'The term ends after it begins.', { field: 'untilOn' });
  const rows = [...needs, ...resources, ...projects];
  for (const { dueOn } of rows) if (dueOn) dayOfDate(dueOn);
  if (new Set(rows.map(({ id }) => id)).size < rows.length)
    throw invalid('row-twice', '同一行在清单里出现了两次。', 'A row stands twice in the lists.', { field: 'content' });
}

/** From the draft to both signatures. */
export const writingDecisions = {
  revise: (own, { content }, facts) => {
    const side = acting(facts);
    if (!content) throw new Error('a revision has a content');
    checkContent(content);
    const { edition, state, nextNumber } = facts;
    // What the other side has seen, or has signed, stays as it was; the change is an edition of its own.
    const isNew = edition.sent;
    const number = isNew ? nextNumber : edition.number;
    return {
      own: {
        drafting: side,
        current: number,
        ...(own.inForce === null && { fromOn: content.fromOn, untilOn: content.untilOn }),
      },
      to: state === 'active' || inForceAlready(state) ? 'amending' : 'drafted',
      holderId: unitOf(own, side),
      data: { edition: number, voided: state === 'active' ? [] : edition.signed },
      write: { edition: number, content, isNew },
    };
  },
  send: (own, _input, facts) => {
    refusePast(facts);
    return {
      own: {},
      to: facts.state === 'amending' ? 'amend-signing' : 'signing',
      holderId: unitOf(own, otherSide(acting(facts))),
      data: { edition: facts.edition.number },
      write: 'send',
    };
  },
  'send-back': (own, { reason = '' }, { state, edition }) => ({
    own: {},
    to: inForceAlready(state) ? 'amending' : 'drafted',
    holderId: unitOf(own, own.drafting),
    data: { edition: edition.number, voided: edition.signed },
    words: { reason },
  }),
  sign: (own, { edition: seen, hash }, facts) => {
    const side = acting(facts);
    const { edition, today, terms } = facts;
    refusePast(facts);
    if (seen !== edition.number || hash !== edition.hash)
      throw conflict(
        'another-edition',
        `协议已是第 ${edition.number} 版，和您看到的不一样。请看过最新一版再签。`,
        `The agreement is at edition ${edition.number} now, which is not the one you saw: read it before you sign.`,
        { edition: edition.number },
      );
    const both = edition.signed.includes(otherSide(side));
    const data = { edition: edition.number, hash: edition.hash, side };
    if (!both) return { own: {}, to: facts.state, holderId: unitOf(own, otherSide(side)), data, write: 'sign' };
    const { fromOn, untilOn } = edition.content;
    return {
      own: {
        inForce: edition.number,
        fromOn,
        untilOn,
        expiresOn: untilOn,
        reviewOn: nextReview({ fromOn, untilOn }, lastReviewed(own, today), terms),
      },
      to: 'active',
      holderId: own.communityId,
      data,
      write: 'sign',
      comesIntoForce: true,
    };
  },
  withdraw: (own, { reason = '' }, { state, edition }) => {
    const back = inForceAlready(state);
    return {
      own: back && own.inForce !== null ? { current: own.inForce } : {},
      to: back ? 'active' : 'withdrawn',
      holderId: back ? own.communityId : null,
      data: { edition: edition.number },
      words: { reason },
    };
  },
} satisfies Partial<Record<AgreementAction, Decide>>;

/** A review that was due but not held yet is not skipped by a new edition. */
const lastReviewed = (own: AgreementOwn, today: CivilDate): CivilDate =>
  own.reviewOn !== null && own.reviewOn <= today ? addDays(own.reviewOn, -1) : today;

function refusePast({ edition: { content }, today }: AgreementFacts): void {
  if (content.untilOn < today)
    throw conflict(
      'term-over',
      '协议的截止日期已经过去，请先修改期限。',
      'The term is over already: change it first.',
      { untilOn: content.untilOn },
    );
}

/** The half-yearly review, and how it ends. */
export const followingDecisions = {
  'fall-due': (own) => {
    const review = {
      round: own.reviews.length + 1,
      dueOn: own.reviewOn ?? own.untilOn,
      community: null,
      unit: null,
      next: null,
    };
    return {
      own: { reviews: [...own.reviews, review], reviewOn: null },
      holderId: own.communityId,
      data: { round: review.round, dueOn: review.dueOn },
    };
  },
  // The log is read by both sides: it says that one has rated, never how.
  rate: (own, { score = 0, text = '' }, facts) => {
    const side = acting(facts);
    const rating: Rating = { score, text: text.trim(), by: facts.personId, at: facts.now.toISOString() };
    const round = openReview(own)?.round ?? 0;
    const reviews = own.reviews.map((each) => (each.round === round ? { ...each, [side]: rating } : each));
    const open = openReview({ reviews });
    const missing = sides.find((each) => open?.[each] === null);
    return {
      own: { reviews },
      holderId: missing ? unitOf(own, missing) : own.communityId,
      data: { round, side },
    };
  },
  conclude: (own, { step = 'go-on', text = '' }, facts) => {
    const side = acting(facts);
    const next = { step, text: text.trim(), side, by: facts.personId, at: facts.now.toISOString() };
    const review = openReview(own);
    const term = { fromOn: own.fromOn, untilOn: own.expiresOn ?? own.untilOn };
    return {
      own: {
        reviews: own.reviews.map((each) => (each.round === review?.round ? { ...each, next } : each)),
        reviewOn: nextReview(term, facts.today, facts.terms),
      },
      holderId: own.communityId,
      data: { round: review?.round, step },
    };
  },
  // What was never signed by both sides falls with it: the signed edition is what there was.
  end: (own, { reason = '' }, { today }) => ({
    own: {
      current: own.inForce ?? own.current,
      endReason: reason.trim(),
      endedOn: today,
      reviewOn: null,
      expiresOn: null,
    },
    holderId: null,
    words: { reason },
  }),
  expire: (own) => ({
    own: { current: own.inForce ?? own.current, endedOn: own.expiresOn, reviewOn: null, expiresOn: null },
    holderId: null,
  }),
} satisfies Partial<Record<AgreementAction, Decide>>;
