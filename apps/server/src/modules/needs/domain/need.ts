import { conflict } from '../../../kernel/errors.ts';
import type { KindPart } from '../../../kernel/kind-part.ts';
import type { NeedState } from '../flow.ts';
import { tellingWords, withoutNumbers } from './words.ts';

/** What a need has beyond a matter. */
export interface NeedOwn {
  sort: string;
  content: string;
  address: string;
  people: number | null;
  group: string;
  wantedBy: string | null;
  repeatable: boolean;
  words: readonly string[];
  /** Who noted or last revised it; that person does not verify it. */
  notedBy: string | null;
  verifiedBy: string | null;
  /** Who said that it was met; that person does not look back on it. */
  metBy: string | null;
  gatheredInto: string | null;
  /** The state it had before it was gathered, to which undoing leads back. */
  gatheredFrom: NeedState | null;
  verifyText: string | null;
  metText: string | null;
  recheckText: string | null;
  endReason: string | null;
  rebounds: number;
}

/** Of a field of `own` the column it lies in. */
export const needPart: KindPart<NeedOwn> = {
  table: 'needs',
  columns: {
    sort: 'sort',
    content: 'content',
    address: 'address',
    people: 'people',
    group: 'people_group',
    wantedBy: 'wanted_by',
    repeatable: 'repeatable',
    words: 'words',
    notedBy: 'noted_by',
    verifiedBy: 'verified_by',
    metBy: 'met_by',
    gatheredInto: 'gathered_into',
    gatheredFrom: 'gathered_from',
    verifyText: 'verify_text',
    metText: 'met_text',
    recheckText: 'recheck_text',
    endReason: 'end_reason',
    rebounds: 'rebounds',
  },
};

export const columnsOf = (own: Partial<NeedOwn>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(own).map(([field, value]) => [needPart.columns[field as keyof NeedOwn], value]));

export interface NeedFacts {
  sort: string;
  content: string;
  address?: string | undefined;
  people?: number | null | undefined;
  group?: string | undefined;
  wantedBy?: string | null | undefined;
  repeatable?: boolean | undefined;
}

/** A need as it is noted, numbers of people taken out. */
export function notedNeed(facts: NeedFacts, notedBy: string | null): NeedOwn {
  const content = withoutNumbers(facts.content.trim());
  return {
    sort: facts.sort,
    content,
    address: withoutNumbers(facts.address?.trim() ?? ''),
    people: facts.people ?? null,
    group: facts.group?.trim() ?? '',
    wantedBy: facts.wantedBy ?? null,
    repeatable: facts.repeatable ?? false,
    words: tellingWords(`${content} ${facts.group ?? ''}`),
    notedBy,
    verifiedBy: null,
    metBy: null,
    gatheredInto: null,
    gatheredFrom: null,
    verifyText: null,
    metText: null,
    recheckText: null,
    endReason: null,
    rebounds: 0,
  };
}

/** What an action decides; the flow says when, the policy who. */
export interface NeedChange {
  own: Partial<NeedOwn>;
  to?: NeedState;
  data?: Record<string, unknown>;
  words?: Record<string, string>;
}
export interface NeedInput {
  text?: string;
  reason?: string;
  metOn?: string;
  intoId?: string;
  /** Of `meet`: what the residents behind it are told. */
  publicText?: string;
  /** Of `meet`: who says so, where that is somebody else than who acts. */
  by?: string | null;
  /** The project by which it moves. */
  project?: { id: string; number: string };
}
export interface DecisionFacts {
  id: string;
  state: NeedState;
  personId: string | null;
  /** The need it is to be gathered into. */
  into: { id: string; state: NeedState } | null;
  /** Needs gathered into this one. */
  gathered: number;
  /** Promises that are open. */
  promises: number;
}

type Decision = (own: NeedOwn, input: NeedInput, facts: DecisionFacts) => NeedChange;
const through = ({ project }: NeedInput): Record<string, unknown> =>
  project ? { projectId: project.id, projectNumber: project.number } : {};
const told = (text: string | undefined): Pick<NeedChange, 'words'> => (text ? { words: { text } } : {});
const because = (reason = ''): Pick<NeedChange, 'words'> => ({ words: { reason } });
const ended: Decision = (_own, { reason = '' }, facts) => {
  noPromises(facts);
  return { own: { endReason: reason }, ...because(reason) };
};

export const needDecisions: Record<
  | 'verify'
  | 'send-back'
  | 'list'
  | 'match'
  | 'unmatch'
  | 'meet'
  | 'recheck'
  | 'rebound'
  | 'gather'
  | 'release'
  | 'refuse'
  | 'withdraw',
  Decision
> = {
  verify: (_own, { text }, { personId }) => ({
    own: { verifiedBy: personId, verifyText: text ?? null },
    ...told(text),
  }),
  'send-back': (_own, { reason }, facts) => {
    noPromises(facts);
    return { own: { verifiedBy: null }, ...because(reason) };
  },
  list: () => ({ own: {} }),
  match: (_own, input) => ({ own: {}, data: through(input) }),
  unmatch: (_own, input) => ({ own: {}, data: through(input) }),
  meet: (_own, input, { personId }) => ({
    own: { metBy: input.by === undefined ? personId : input.by, metText: input.text ?? '' },
    data: { ...(input.metOn && { metOn: input.metOn }), ...through(input) },
    words: { text: input.text ?? '' },
  }),
  recheck: (_own, input) => ({
    own: { recheckText: input.text ?? null },
    data: through(input),
    ...told(input.text),
  }),
  rebound: (own, input) => ({
    own: { rebounds: own.rebounds + 1, metBy: null },
    data: through(input),
    ...because(input.reason),
  }),
  gather: (_own, _input, facts) => {
    const { into, state } = facts;
    if (!into || into.id === facts.id) throw itself();
    if (!(['noted', 'verified', 'listed', 'matched'] as const).some((open) => open === into.state)) throw overAlready();
    if (facts.gathered > 0) throw holdsOthers();
    noPromises(facts);
    return { own: { gatheredInto: into.id, gatheredFrom: state }, data: { intoId: into.id } };
  },
  release: (own) => ({
    own: { gatheredInto: null, gatheredFrom: null },
    to: own.gatheredFrom ?? 'noted',
    data: { fromId: own.gatheredInto },
  }),
  refuse: ended,
  withdraw: ended,
};

function noPromises({ promises }: DecisionFacts): void {
  if (promises > 0)
    throw conflict(
      'need-has-promises',
      '这项需求还有未了结的占用，请先让占用落空或兑现。',
      'Something is still promised for this need: let that fall through or be kept first.',
    );
}
const itself = (): Error =>
  conflict('gather-into-itself', '请选择另一项需求来归并。', 'Choose another need to gather this one into.');
const overAlready = (): Error =>
  conflict(
    'gather-into-ended',
    '要并入的需求已经了结或已归并，请选择一项仍在办的需求。',
    'The need to gather into has ended or is gathered itself: choose one that is open.',
  );
const holdsOthers = (): Error =>
  conflict(
    'need-holds-others',
    '已有别的需求归并到这一项，请把它们并入同一项，或先撤销归并。',
    'Others are gathered into this need: gather the other way round, or undo that first.',
  );
