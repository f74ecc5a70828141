import { invalid } from '../../../kernel/errors.ts';
import { withFlag, withoutFlags } from './flags.ts';
import { refuseOpenChildren } from './helping.ts';
import { noted } from './intake.ts';
import type { Facts, Request, ResultClass, Step } from './request.ts';

export const sign = (request: Request, _input: object, facts: Facts): Step[] => [
  { action: 'sign', own: handler(request, facts) },
];

/** 要求补充: one open question; the clock stands still until the resident answers or the wait runs out. */
export function ask(request: Request, input: { question: string }, _facts: Facts): Step[] {
  return [
    {
      action: 'ask',
      own: { openQuestion: input.question, askedFrom: request.matter.state },
      data: { from: request.matter.state },
      words: { question: input.question },
    },
  ];
}

/** The answer sends it back to where the question was asked. */
export function supply(request: Request, input: { answer: string }, facts: Facts): Step[] {
  const question = request.own.openQuestion ?? '';
  return [
    {
      action: 'supply',
      to: request.own.askedFrom ?? 'registered',
      own: {
        openQuestion: null,
        askedFrom: null,
        answers: [...request.own.answers, { at: facts.now.toISOString(), question, answer: input.answer }],
      },
      data: { byResident: facts.actor.personId === null },
    },
  ];
}

/** Nobody answered in time: it goes back with a mark, and is decided on what is known. */
export const lapse = (request: Request, _input: object, _facts: Facts): Step[] => [
  {
    action: 'lapse',
    to: request.own.askedFrom ?? 'registered',
    own: { openQuestion: null, askedFrom: null },
    matter: { flags: withFlag(request, 'unanswered') },
  },
];

/** 联系诉求人: reaching the resident stops the clock of the first contact, a try leaves its trace only. */
export function contact(
  request: Request,
  input: { channel: string; reached: boolean; note?: string },
  facts: Facts,
): Step[] {
  return [
    {
      action: 'contact',
      own: {
        ...handler(request, facts),
        ...(input.reached && request.own.contactedAt === null && { contactedAt: facts.now }),
      },
      data: { channel: input.channel, reached: input.reached },
      words: noted(input.note),
      keepClocks: !input.reached,
    },
  ];
}

export interface ReplyInput {
  resultClass: ResultClass;
  publicText: string;
  unsolvedReason?: string;
}

/** 办结反馈: the class says whether it was solved; what was not needs its reason. Skips verification where the sub-category says so. */
export function reply(request: Request, input: ReplyInput, facts: Facts): Step[] {
  const solved = input.resultClass === 'solved' || input.resultClass === 'explained';
  if (!solved && !input.unsolvedReason) {
    throw invalid(
      'unsolved-reason-needed',
      '没有完全解决的，请填写未解决原因。',
      'Say why it could not be fully solved.',
      { field: 'unsolvedReason' },
    );
  }
  refuseOpenChildren(facts);
  const dispatcher = request.own.dispatcherId;
  const step: Step = {
    action: 'reply',
    matter: { holderId: dispatcher, flags: withoutFlags(request.matter, 'urged') },
    own: {
      ...handler(request, facts),
      resultClass: input.resultClass,
      publicText: input.publicText,
      unsolvedReason: input.unsolvedReason ?? null,
      followedUpAt: null,
      reached: null,
      solved: null,
      satisfied: null,
      followUpTries: 0,
    },
    data: { resultClass: input.resultClass },
  };
  const skips = request.matter.category
    ? facts.rules.category(request.matter.category)?.skip.includes('verify')
    : false;
  return skips ? [step, { action: 'verify', data: { skipped: true } }] : [step];
}

/** Who acts on it here has handled it, and will neither verify nor follow it up. */
function handler(request: Request, facts: Facts): { handledBy: string[] } {
  const { personId } = facts.actor;
  const { handledBy } = request.own;
  return { handledBy: personId === null || handledBy.includes(personId) ? handledBy : [...handledBy, personId] };
}
