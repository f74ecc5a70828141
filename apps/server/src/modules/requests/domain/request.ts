import type { Actor } from '../../../kernel/actor.ts';
import type { Limit } from '../../../kernel/clock.ts';
import type { ClockMove } from '../../../kernel/flow.ts';
import type { WorkingCalendar } from '../../../kernel/working-calendar.ts';
import type { Ask } from '../contract-asks.ts';
import type { RequestAction, RequestState } from '../flow.ts';
import type { NewChild } from './children.ts';
import type { Adoption, Diverted, Link, MergedFrom, Suspension } from './carried.ts';

export type ResultClass = 'solved' | 'partly' | 'explained' | 'unsolvable' | 'beyond-duty';

export interface ReturnRecord {
  unitId: string;
  clause: string;
  reason: string;
  at: string;
  /** Null until adjudicated. */
  upheld: boolean | null;
}

/** What a request has beyond a matter: one row of `requests`. */
export interface RequestOwn {
  content: string;
  address: string;
  confidential: boolean;
  sourceSystem: string | null;
  sourceNumber: string | null;
  dispatchClause: string | null;
  dispatcherId: string | null;
  registeredBy: string | null;
  hasContact: boolean;
  returns: ReturnRecord[];
  adjudications: number;
  proposedUnitId: string | null;
  /** Persons who handled it: none of them may verify or follow it up. */
  handledBy: string[];
  contactedAt: Date | null;
  resultClass: ResultClass | null;
  publicText: string | null;
  unsolvedReason: string | null;
  followUpTries: number;
  followedUpAt: Date | null;
  reached: boolean | null;
  solved: boolean | null;
  satisfied: number | null;
  ratingReasons: string[];
  rehandled: number;
  reopened: number;
  meToo: number;
  rejection: string | null;
  openQuestion: string | null;
  /** The state in which the open question was asked: the answer leads back there. */
  askedFrom: RequestState | null;
  answers: { at: string; question: string; answer: string }[];
  public: boolean;
  /** Oldest first; at most the last one waits. */
  asks: Ask[];
  suspension: Suspension | null;
  mergedInto: string | null;
  mergedFrom: MergedFrom | null;
  adoptions: Adoption[];
  link: Link | null;
  diversions: Diverted[];
  escalations: number;
}

/** The shared part that the rules of a request look at and change (a subset of matters' Matter). */
export interface RequestMatter {
  id: string;
  number: string;
  state: RequestState;
  open: boolean;
  urgency: 'urgent' | 'normal' | 'complex';
  category: string | null;
  placeId: string | null;
  placePath: string;
  holderId: string | null;
  leadId: string | null;
  assigneeId: string | null;
  flags: string[];
  createdAt: Date;
  closedAt: Date | null;
  version: number;
}

export interface Request {
  matter: RequestMatter;
  own: RequestOwn;
}

/** The lists in force for one request: those it began with. */
export interface Rules {
  ids: Record<string, string>;
  calendar: WorkingCalendar;
  category(code: string): CategoryRule | undefined;
  limit(stage: string, category: string | null, urgency: string): Limit | undefined;
  rejection(code: string): { code: string; name: string; advice: string; phone: string | null } | undefined;
  hasClause(clause: string): boolean;
}

export interface CategoryRule {
  code: string;
  name: string;
  /** Steps that this sub-category leaves out. */
  skip: readonly ('file' | 'verify')[];
  defaultUrgency: 'urgent' | 'normal' | 'complex';
  nextSteps: string | null;
}

export interface Unit {
  id: string;
  name: string;
  path: string;
  kind: string;
}

/** What a decision may look at besides the request and the input. */
export interface Facts {
  actor: Actor;
  now: Date;
  rules: Rules;
  settings: {
    returnsPerUnit: number;
    returnsPerRequest: number;
    followUpTries: number;
    reopenDays: number;
    automaticRehandles: number;
    satisfiedFrom: number;
  };
  /** The unit named by the input, already looked up; undefined when none was named. */
  unit?: Unit;
  /** The clause of the duty list under which that unit answers, when the dispatcher named none. */
  clause?: string;
  /** The units named by the input, in its order. */
  units?: readonly Unit[];
  /** The units above the holder, nearest first. */
  above?: readonly Unit[];
  /** The civil date of `now`. */
  today?: string;
  /** The clock of handling as it stands. */
  handle?: HandleClock;
  /** Children of the request that are open, and departments that did not answer a whistle in time. */
  children?: { tasks: number; calls: number; ignored: number };
  /** What is merged into it: how many, not yet followed up, and unhappy. */
  merged?: { count: number; open: number; unhappy: number };
  /** The master it goes into, or follows. */
  master?: Request;
  /** The route named by the input. */
  diversion?: { code: string; name: string; phone: string | null };
}

export interface HandleClock {
  running: boolean;
  dueAt: Date | null;
  limit: Limit;
}

/** One step of the flow with what it changes and the facts it leaves in the log. */
export interface Step {
  action: RequestAction;
  to?: RequestState;
  matter?: Partial<RequestMatter>;
  own?: Partial<RequestOwn>;
  data?: Record<string, unknown>;
  /** What the person wrote with it: kept apart from the log. */
  words?: Record<string, string>;
  parties?: { unitId: string; role: 'lead' | 'former' | 'supervisor' | 'assisting' }[];
  /** Moves of clocks besides those of the action's row: an extension's amount, the clock of a review. */
  moves?: ClockMove[];
  /** Limits of stages that no list knows, by stage. */
  limits?: Record<string, Limit>;
  /** Child matters it makes. */
  children?: NewChild[];
  /** Of a merged request only: as open as its master. */
  open?: boolean;
  /** The clocks of the action stay as they are, e.g. a try to call that nobody answered. */
  keepClocks?: boolean;
}
