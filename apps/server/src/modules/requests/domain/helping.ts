import { conflict, invalid } from '../../../kernel/errors.ts';
import type { WhistleType } from '../contract-together.ts';
import { MOST_HELPERS } from './children.ts';
import { withFlag } from './flags.ts';
import type { Facts, Request, Step } from './request.ts';

/** Of the time left to the lead: helpers answer earlier, so that the lead can put the parts together. */
const SHARE_OF_HELPERS = 0.8;

/** 协办: each unit named gets its part as a matter of its own; the lead alone answers the resident. */
export function coHandle(
  request: Request,
  input: { unitIds: string[]; task: string; dueAt?: string },
  facts: Facts,
): Step[] {
  const units = facts.units ?? [];
  refuseOwn(request, input.unitIds);
  const open = facts.children?.tasks ?? 0;
  if (open + units.length > MOST_HELPERS) {
    throw invalid(
      'too-many-helpers',
      `协办单位最多 ${MOST_HELPERS} 家，现有 ${open} 家未办结。请先收尾再增加。`,
      `At most ${MOST_HELPERS} units may help at once; ${open} are still open.`,
      { field: 'unitIds', open },
    );
  }
  const dueAt = helpersDue(input.dueAt, facts);
  return [
    {
      action: 'co-handle',
      matter: { flags: withFlag(request, 'joint', 'helped') },
      data: { unitIds: input.unitIds, dueAt: dueAt?.toISOString() ?? null },
      words: { task: input.task },
      parties: units.map((unit) => ({ unitId: unit.id, role: 'assisting' as const })),
      children: [{ kind: 'co-task', unitIds: input.unitIds, task: input.task, dueAt }],
    },
  ];
}

/** Earlier than the limit of the request: as told, else four fifths of what is left. */
function helpersDue(told: string | undefined, { handle, now }: Facts): Date | null {
  const limit = handle?.running ? handle.dueAt : null;
  const left = limit ? limit.getTime() - now.getTime() : 0;
  if (told === undefined) return left > 0 ? new Date(now.getTime() + Math.floor(left * SHARE_OF_HELPERS)) : null;
  const due = new Date(told);
  if (due <= now || (limit && left > 0 && due >= limit)) {
    throw invalid(
      'helpers-limit',
      '协办时限要晚于现在、早于主办时限，请重新选择。',
      'The limit of the helpers must lie after now and before the limit of the lead.',
      { field: 'dueAt', limit: limit?.toISOString() ?? null },
    );
  }
  return due;
}

export interface WhistleInput {
  type: WhistleType;
  unitIds: string[];
  reason: string;
  meetingAt?: string;
  meetingPlace?: string;
}

/** 吹哨: the departments named have to report; each has its own clock, and what they do is theirs to answer for. */
export function whistle(request: Request, input: WhistleInput, facts: Facts): Step[] {
  refuseOwn(request, input.unitIds);
  const meetingAt = input.meetingAt === undefined ? null : new Date(input.meetingAt);
  if (meetingAt && meetingAt <= facts.now) {
    throw invalid(
      'meeting-past',
      '碰头时间已经过去，请重新选择。',
      'The time of the meeting has passed: choose another.',
      { field: 'meetingAt' },
    );
  }
  return [
    {
      action: 'whistle',
      matter: { flags: withFlag(request, 'whistled', 'was-whistled') },
      data: { type: input.type, unitIds: input.unitIds, meetingAt: meetingAt?.toISOString() ?? null },
      words: { reason: input.reason, ...(input.meetingPlace && { meetingPlace: input.meetingPlace }) },
      parties: input.unitIds.map((unitId) => ({ unitId, role: 'assisting' as const })),
      children: [
        {
          kind: 'whistle',
          unitIds: input.unitIds,
          type: input.type,
          reason: input.reason,
          meetingAt,
          meetingPlace: input.meetingPlace?.trim() || null,
        },
      ],
    },
  ];
}

function refuseOwn({ matter }: Request, unitIds: readonly string[]): void {
  if (matter.leadId === null || !unitIds.includes(matter.leadId)) return;
  throw invalid(
    'lead-among-helpers',
    '主办单位不能同时是协办或被吹哨单位，请去掉本单位。',
    'The unit that leads cannot be one of those it calls: take it out.',
    { field: 'unitIds' },
  );
}

/** Invariant 7: children are closed before their request is answered, handed back or put on hold. */
export function refuseOpenChildren({ children }: Facts): void {
  if (!children || (children.tasks === 0 && children.calls === 0)) return;
  throw conflict(
    'children-open',
    `还有 ${children.tasks} 项协办、${children.calls} 个哨单没有办结。请等对方办结，或由主办单位说明理由后收尾。`,
    `${children.tasks} helpers and ${children.calls} called departments are not done. Wait for them, or close their parts with a reason.`,
    { tasks: children.tasks, calls: children.calls },
  );
}
