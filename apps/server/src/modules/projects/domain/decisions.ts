import { conflict, invalid } from '../../../kernel/errors.ts';
import { addDays, type CivilDate, dayOfDate } from '../../../kernel/time.ts';
import type { Decision, NewMilestone, Source } from '../contract-parts.ts';
import type { ProjectAction, ProjectState } from '../flow.ts';
import { layMilestones } from './milestones.ts';
import { presentEffect, type ProjectOwn } from './project.ts';

/** What is given with the actions, all of them; the schema of each has been passed. */
export interface ProjectInput {
  text?: string;
  reason?: string;
  note?: string;
  unitId?: string;
  content?: string;
  budget?: { amount?: string; source?: string; text?: string };
  parts?: readonly { unitId: string; text: string }[];
  milestones?: readonly NewMilestone[];
  milestoneId?: string;
  reachedOn?: CivilDate;
  body?: string;
  decidedOn?: CivilDate;
  minutes?: string;
  meetingId?: string;
  sources?: readonly Source[];
  mode?: 'first' | 'choice';
  conditions?: string;
  closesOn?: CivilDate;
  percent?: number;
  before?: string;
  after?: string;
  peopleHelped?: number;
  published?: boolean;
  files?: readonly string[];
}

export interface ProjectFacts {
  state: ProjectState;
  personId: string | null;
  unitId: string | null;
  /** The unit that owns it, if any yet. */
  leadId: string | null;
  today: CivilDate;
  now: Date;
  /** 回头看: so many days after the effect was settled. */
  recheckAfterDays: number;
  newId(): string;
}

/** What an action decides; the flow says when, the policy who. */
export interface ProjectChange {
  own: Partial<ProjectOwn>;
  to?: ProjectState;
  /** The unit that must act next; undefined when it stays. */
  holderId?: string | null;
  leadId?: string;
  helpers?: readonly string[];
  data?: Record<string, unknown>;
  words?: Record<string, string>;
  /** Units whose claim did not win: each is told. */
  lost?: readonly string[];
  /** What it is made of besides; of a decision the meeting. */
  sources?: readonly Source[];
}

export type Decide = (own: ProjectOwn, input: ProjectInput, facts: ProjectFacts) => ProjectChange;

export const newParts = (given: readonly { unitId: string; text: string }[]): ProjectOwn['parts'] =>
  given.map(({ unitId, text }) => ({ unitId, text: text.trim(), report: null, reportedAt: null }));

/** From the draft to the decision, and what ends it before its time. */
export const planningDecisions = {
  revise: (own, { content, budget, parts, sources }) => ({
    own: {
      ...(content !== undefined && { content: content.trim() }),
      ...(budget && {
        budgetAmount: budget.amount ?? null,
        budgetSource: budget.source?.trim() ?? '',
        budgetText: budget.text?.trim() ?? '',
      }),
      ...(parts && { parts: newParts(parts) }),
    },
    ...(parts && { helpers: parts.map(({ unitId }) => unitId) }),
    ...(sources && { sources }),
    data: {
      revised: Object.keys({ ...(content && { content }), ...(budget && { budget }), ...(parts && { parts }) }),
      sources: sources ?? [],
    },
    ...(content !== undefined && content.trim() !== own.content && { words: { before: own.content } }),
  }),
  plan: (own, { milestones = [], reason }, { state, newId }) => {
    if (state === 'underway' && own.milestones.length > 0 && !reason)
      throw invalid(
        'plan-reason-needed',
        '项目已在实施，调整节点请说明原因。',
        'The project is under way: say why its milestones change.',
        { field: 'reason' },
      );
    const laid = layMilestones(own.milestones, milestones, newId);
    return {
      own: { milestones: laid },
      data: { milestones: laid.map(({ dueOn, percent }) => ({ dueOn, percent })) },
      ...(reason && { words: { reason } }),
    };
  },
  decide: (_own, { body = '', decidedOn = '', minutes = '', meetingId }, { today }) => {
    dayOfDate(decidedOn);
    if (decidedOn > today)
      throw invalid('decided-later', '议定日期不能晚于今天。', 'The day of the decision is not later than today.', {
        field: 'decidedOn',
      });
    const decision: Decision = { body: body.trim(), decidedOn, minutes: minutes.trim() };
    return {
      own: { decision },
      data: { decidedOn, meetingId: meetingId ?? null },
      ...(meetingId && { sources: [{ kind: 'meeting', id: meetingId }] }),
    };
  },
  stop: (own, { reason = '' }) => ({
    own: {
      stopReason: reason.trim(),
      claims: own.claims.map((claim) => (claim.state === 'waiting' ? { ...claim, state: 'lost' as const } : claim)),
    },
    holderId: null,
    words: { reason },
    lost: own.claims.flatMap(({ state, unitId }) => (state === 'waiting' ? [unitId] : [])),
  }),
} satisfies Partial<Record<ProjectAction, Decide>>;

/** 实效 and 回头看. */
export const effectDecisions = {
  effect: (own, { before = '', after = '', peopleHelped = 0, files = [] }, { personId, today }) => ({
    own: {
      effects: [
        ...own.effects.filter(({ round }) => round !== own.round),
        {
          round: own.round,
          before: before.trim(),
          after: after.trim(),
          peopleHelped,
          reportedBy: personId,
          reportedOn: today,
          published: null,
          withheldReason: null,
          publishedOn: null,
          recheckOn: null,
          recheckedBy: null,
          recheckedOn: null,
          rebounded: null,
          recheckText: null,
          files: [...files],
        },
      ],
    },
    holderId: own.plannerId,
    data: { round: own.round, peopleHelped },
  }),
  publish: (own, { published = true, reason }, { today, recheckAfterDays }) => {
    const effect = presentEffect(own);
    if (!effect)
      throw conflict(
        'effect-missing',
        '牵头单位还没有报实效，请先请其填报。',
        'The owner has not reported the effect yet: ask for it first.',
      );
    if (!published && !reason)
      throw invalid('withheld-reason-needed', '不公布实效请写明原因。', 'Say why the effect is not published.', {
        field: 'reason',
      });
    const recheckOn = addDays(today, recheckAfterDays);
    const settled = {
      ...effect,
      published,
      publishedOn: today,
      recheckOn,
      withheldReason: published ? null : (reason ?? null),
    };
    return {
      own: { effects: withEffect(own, settled), recheckOn },
      holderId: own.plannerId,
      data: { round: own.round, published, recheckOn, peopleHelped: effect.peopleHelped },
      ...(reason && { words: { reason } }),
    };
  },
  recheck: (own, { text = '' }, { personId, today }) => {
    if (own.recheckOn && today < own.recheckOn)
      throw conflict(
        'recheck-too-early',
        `回头看的日期是 ${own.recheckOn}，还没有到；如已反弹，请直接报反弹。`,
        `The recheck is due on ${own.recheckOn}, which has not come; if it has rebounded already, say so.`,
        { recheckOn: own.recheckOn },
      );
    return {
      own: { effects: lookedBack(own, { personId, today, rebounded: false, text }), recheckOn: null },
      holderId: null,
      data: { round: own.round, rebounded: false },
      words: { text },
    };
  },
  rebound: (own, { reason = '', percent = 0 }, { personId, today, now, leadId }) => ({
    own: {
      effects: lookedBack(own, { personId, today, rebounded: true, text: reason }),
      recheckOn: null,
      round: own.round + 1,
      percent,
      finishedOn: null,
      reports: [...own.reports, { on: today, percent, text: reason.trim(), by: personId, at: now.toISOString() }],
    },
    holderId: leadId,
    data: { round: own.round, rebounded: true, percent },
    words: { reason },
  }),
} satisfies Partial<Record<ProjectAction, Decide>>;

const withEffect = (own: ProjectOwn, effect: ProjectOwn['effects'][number]): ProjectOwn['effects'] =>
  own.effects.map((each) => (each.round === effect.round ? effect : each));

function lookedBack(
  own: ProjectOwn,
  found: { personId: string | null; today: CivilDate; rebounded: boolean; text: string },
): ProjectOwn['effects'] {
  return own.effects.map((each) =>
    each.round === own.round
      ? {
          ...each,
          recheckedBy: found.personId,
          recheckedOn: found.today,
          rebounded: found.rebounded,
          recheckText: found.text.trim(),
        }
      : each,
  );
}
