import { Type, type Static } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { Instant, MaybeUuid, Urgency, Uuid } from '../matters/contract.ts';

const MaybeText = Type.Union([Type.String(), Type.Null()]);

/** Who would lead by one version of the duty list; null where the list is silent. */
const Leader = Type.Union([Type.Null(), Type.Object({ unitId: Uuid, clause: Type.String() })]);
/** A limit as the list has it: 5 'workdays', 120 'working-minutes'. */
const LimitText = Type.Union([Type.Null(), Type.Object({ amount: Type.Number(), unit: Type.String() })]);

export const PreviewExample = Type.Object({
  id: Uuid,
  number: Type.String(),
  createdAt: Instant,
  category: MaybeText,
  urgency: Urgency,
  placeId: MaybeUuid,
  /** Present for a duty list: who leads by the version in force and by the draft. */
  unit: Type.Optional(Type.Object({ from: Leader, to: Leader })),
  /** Present for a limit list: the stages whose limit differs. */
  limits: Type.Optional(Type.Array(Type.Object({ stage: Type.String(), from: LimitText, to: LimitText }))),
});
export type PreviewExample = Static<typeof PreviewExample>;

/** What a draft would have changed for the newest requests. Numbers, categories and units only: nothing anybody wrote. */
export const ListPreview = Type.Object({
  list: Type.Union([Type.Literal('duty'), Type.Literal('limit')]),
  /** How many of the newest requests were tried, 1,000 at most. */
  looked: Type.Integer(),
  /** Of these, still without a category: only clauses for everything apply to them. */
  uncategorised: Type.Integer(),
  changed: Type.Integer(),
  /** Duty list: from which unit to which, the most frequent first, 20 at most. */
  moves: Type.Array(Type.Object({ fromUnitId: MaybeUuid, toUnitId: MaybeUuid, count: Type.Integer() })),
  /** Limit list: how many requests get another limit, by stage. */
  stages: Type.Array(Type.Object({ stage: Type.String(), count: Type.Integer() })),
  /** 20 at most, the newest first. */
  examples: Type.Array(PreviewExample),
});
export type ListPreview = Static<typeof ListPreview>;

export const previewList = endpoint({
  method: 'GET',
  path: '/api/list-versions/{id}/preview',
  access: 'list.read',
  summary:
    'Which of the newest 1,000 requests a draft of the duty or limit list would send elsewhere or time differently',
  params: Type.Object({ id: Uuid }),
  response: ListPreview,
});
