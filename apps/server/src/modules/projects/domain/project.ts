import type { KindPart } from '../../../kernel/kind-part.ts';
import type { Call, Claim, Decision, Effect, Milestone, Part, Report } from '../contract-parts.ts';

/** What a project has beyond a matter; its type is the matter's category, its owner the matter's lead. */
export interface ProjectOwn {
  /** The unit that drafted it: it puts it to the decision, gives it out and settles its effect. */
  plannerId: string;
  draftedBy: string | null;
  content: string;
  budgetAmount: string | null;
  budgetSource: string;
  budgetText: string;
  decision: Decision | null;
  call: Call | null;
  claims: readonly Claim[];
  parts: readonly Part[];
  milestones: readonly Milestone[];
  reports: readonly Report[];
  /** One for each round, the present one last. */
  effects: readonly Effect[];
  percent: number;
  round: number;
  recheckOn: string | null;
  startedOn: string | null;
  finishedOn: string | null;
  stopReason: string | null;
}

/** Of a field of `own` the column it lies in. */
export const projectPart: KindPart<ProjectOwn> = {
  table: 'projects',
  columns: {
    plannerId: 'planner_id',
    draftedBy: 'drafted_by',
    content: 'content',
    budgetAmount: 'budget_amount',
    budgetSource: 'budget_source',
    budgetText: 'budget_text',
    decision: 'decision',
    call: 'call',
    claims: 'claims',
    parts: 'parts',
    milestones: 'milestones',
    reports: 'reports',
    effects: 'effects',
    percent: 'percent',
    round: 'round',
    recheckOn: 'recheck_on',
    startedOn: 'started_on',
    finishedOn: 'finished_on',
    stopReason: 'stop_reason',
  },
};

/** What lies as JSON goes out as text. */
export const columnsOf = (own: Partial<ProjectOwn>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(own).map(([field, value]) => [
      projectPart.columns[field as keyof ProjectOwn],
      value !== null && typeof value === 'object' ? JSON.stringify(value) : value,
    ]),
  );

/** The milestone that is to be reached next. */
export const nextMilestone = (own: Pick<ProjectOwn, 'milestones'>): Milestone | undefined =>
  own.milestones.find(({ reachedOn }) => reachedOn === null);

/** The effect of the present round, once it has been reported. */
export const presentEffect = (own: Pick<ProjectOwn, 'effects' | 'round'>): Effect | undefined =>
  own.effects.find(({ round }) => round === own.round);

export const waitingClaims = (own: Pick<ProjectOwn, 'claims'>): Claim[] =>
  own.claims.filter(({ state }) => state === 'waiting');
