import { conflict, invalid } from '../../../kernel/errors.ts';
import type { EscalateGround, UrgeCause } from '../contract-together.ts';
import { withFlag, withoutFlags } from './flags.ts';
import { noted } from './intake.ts';
import type { Facts, Request, Step, Unit } from './request.ts';

/** 提级: a unit above takes it over; who received it first stays a party. The clock of handling runs on. */
export function escalate(
  request: Request,
  input: { unitId?: string; ground: EscalateGround; reason: string },
  facts: Facts,
): Step[] {
  checkGround(request, input.ground, facts);
  const to = upperUnit(input.unitId, facts);
  const former = request.matter.holderId;
  return [
    {
      action: 'escalate',
      matter: { holderId: to.id, leadId: to.id, assigneeId: null, flags: withFlag(request, 'escalated') },
      own: { escalations: request.own.escalations + 1 },
      data: { unitId: to.id, ground: input.ground, from: former, tell: former },
      words: { reason: input.reason },
      parties: [{ unitId: to.id, role: 'lead' }, ...(former ? [{ unitId: former, role: 'former' as const }] : [])],
    },
  ];
}

function upperUnit(named: string | undefined, { above = [] }: Facts): Unit {
  const to = named === undefined ? above[0] : above.find((unit) => unit.id === named);
  if (to) return to;
  throw invalid(
    'not-above',
    named === undefined ? '上面没有可以接手的单位。' : '提级只能交给承办单位的上级，请重新选择。',
    named === undefined ? 'There is no unit above to take it over.' : 'Only a unit above the holder can take it over.',
    { field: 'unitId' },
  );
}

/** What is claimed must be so; that the level cannot decide it, only people can tell. */
function checkGround(request: Request, ground: EscalateGround, facts: Facts): void {
  const holds: Record<EscalateGround, boolean> = {
    'whistle-failed': (facts.children?.ignored ?? 0) > 0,
    rehandled: request.own.rehandled > 0,
    overdue: facts.handle?.dueAt != null && facts.handle.running && facts.handle.dueAt < facts.now,
    'beyond-level': true,
  };
  if (holds[ground]) return;
  throw invalid(
    'ground-does-not-hold',
    '所选的提级理由与记录不符，请核对后重新选择。',
    'The ground given does not agree with the record: choose another.',
    { field: 'ground', ground },
  );
}

/** 领办: a delegate or a leader takes part; the unit that answers for it stays the same. */
export function adopt(request: Request, input: { note?: string }, facts: Facts): Step[] {
  const { personId, postId } = facts.actor;
  if (request.own.adoptions.some((each) => each.personId === personId)) {
    throw conflict('already-adopted', '您已经领办了这件事。', 'You have adopted this already.');
  }
  return [
    {
      action: 'adopt',
      matter: { flags: withFlag(request, 'adopted') },
      own: {
        adoptions: [
          ...request.own.adoptions,
          { personId, postId, at: facts.now.toISOString(), note: input.note?.trim() ?? '' },
        ],
      },
      words: noted(input.note),
    },
  ];
}

interface UrgeInput {
  cause: UrgeCause;
  words: string;
}

/** 催办: the unit that holds it owes an answer in writing. */
export const urge = (request: Request, input: UrgeInput, _facts: Facts): Step[] => [
  {
    action: 'urge',
    matter: { flags: withFlag(request, 'urged') },
    data: { cause: input.cause },
    words: { words: input.words },
  },
];

/** 督办: likewise, with a shorter limit of its own besides that of handling. */
export const supervise = (request: Request, input: UrgeInput, facts: Facts): Step[] => {
  const { unitId } = facts.actor;
  return [
    {
      action: 'supervise',
      matter: { flags: withFlag(request, 'supervised', 'urged') },
      data: { cause: input.cause },
      words: { words: input.words },
      ...(unitId && { parties: [{ unitId, role: 'supervisor' as const }] }),
    },
  ];
};

export function answerUrge(request: Request, input: { answer: string }, _facts: Facts): Step[] {
  if (!request.matter.flags.includes('urged')) {
    throw conflict('not-urged', '没有待回复的催办或督办。', 'No written answer is owed.');
  }
  return [
    {
      action: 'answer-urge',
      matter: { flags: withoutFlags(request.matter, 'urged') },
      data: { tell: request.own.dispatcherId },
      words: { answer: input.answer },
    },
  ];
}
