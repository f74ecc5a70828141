import { Type, type Static } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { Instant, MaybeInstant, Uuid } from '../matters/contract.ts';
import { Day, input, Words } from './contract-inputs.ts';

const closed = { additionalProperties: false } as const;
const MaybeText = Type.Union([Type.String(), Type.Null()]);
const State = Type.Union([
  Type.Literal('asked'),
  Type.Literal('approved'),
  Type.Literal('refused'),
  Type.Literal('ended'),
]);

/** 准入事项: work for grid workers that is not on their published list. */
export const Admission = Type.Object({
  id: Uuid,
  /** Who wants it done. */
  unitId: Uuid,
  /** Where: the grids at this place and below. */
  placeId: Uuid,
  title: Type.String(),
  detail: Type.String(),
  /** How long it takes one grid worker in a week. */
  minutesWeekly: Type.Integer(),
  endsOn: Type.String(),
  state: State,
  /** Approved, and its last day has not passed. */
  active: Type.Boolean(),
  decisionReason: MaybeText,
  createdAt: Instant,
  decidedAt: MaybeInstant,
  /** Ended before its last day, or withdrawn before it was decided. */
  endedAt: MaybeInstant,
  version: Type.Integer(),
  abilities: Type.Array(Type.String()),
});
export type Admission = Static<typeof Admission>;

export const listGridDuties = endpoint({
  method: 'GET',
  path: '/api/grid-duties',
  access: 'signed-in',
  summary: 'The published list of what grid workers do; anything else has to be admitted',
  response: Type.Object({ items: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })) }),
});
export const askAdmission = endpoint({
  method: 'POST',
  path: '/api/admissions',
  access: 'admission.ask',
  summary: 'Ask to put work on grid workers that is not on their list, with its last day',
  body: Type.Object(
    {
      title: Type.String({ minLength: 2, maxLength: 60 }),
      detail: Words(1000),
      placeId: Uuid,
      minutesWeekly: Type.Integer({ minimum: 1, maximum: 2400 }),
      endsOn: Day,
    },
    closed,
  ),
  status: 201,
  response: Admission,
});
export const decideAdmission = endpoint({
  method: 'POST',
  path: '/api/admissions/{id}/decide',
  access: 'admission.decide',
  summary: 'Approve or refuse, by another person than the one who asked',
  params: Type.Object({ id: Uuid }),
  body: input({ approved: Type.Boolean(), reason: Words(500) }),
  response: Admission,
});
export const endAdmission = endpoint({
  method: 'POST',
  path: '/api/admissions/{id}/end',
  access: 'admission.ask',
  summary: 'The unit that asked ends it before its last day',
  params: Type.Object({ id: Uuid }),
  body: input({}),
  response: Admission,
});
export const listAdmissions = endpoint({
  method: 'GET',
  path: '/api/admissions',
  access: 'request.read',
  summary:
    'What was asked of grid workers beyond their list, newest first, at the places the caller sees and of their unit',
  query: Type.Object(
    {
      state: Type.Optional(State),
      /** Of what was approved: only what still holds (true), or what is over by its date (false). */
      active: Type.Optional(Type.Boolean()),
      unitId: Type.Optional(Uuid),
      /** What falls on the grids of this place, whether it was asked for here or for a wider area. */
      placeId: Type.Optional(Uuid),
      cursor: Type.Optional(Type.String({ maxLength: 200 })),
    },
    closed,
  ),
  response: Type.Object({ items: Type.Array(Admission), next: MaybeText }),
});

/** 负担: figures of what was put on grid workers, never of any one of them. */
export const Burden = Type.Object({
  active: Type.Integer(),
  waiting: Type.Integer(),
  refused: Type.Integer(),
  expired: Type.Integer(),
  ended: Type.Integer(),
  minutesWeekly: Type.Integer(),
  byUnit: Type.Array(Type.Object({ unitId: Uuid, active: Type.Integer(), minutesWeekly: Type.Integer() })),
  /** Each area that something was asked for: what falls on a grid worker there, from wider areas too; `grids` lie in it. */
  byPlace: Type.Array(
    Type.Object({
      placeId: Uuid,
      grids: Type.Integer(),
      active: Type.Integer(),
      minutesWeekly: Type.Integer(),
    }),
  ),
});
export type Burden = Static<typeof Burden>;

export const getBurden = endpoint({
  method: 'GET',
  path: '/api/burden',
  access: 'request.read',
  summary: 'How much work beyond the list lies on the grids now, by the unit that asked and by the area it falls on',
  response: Burden,
});

export const admissionEndpoints = {
  listGridDuties,
  askAdmission,
  decideAdmission,
  endAdmission,
  listAdmissions,
  getBurden,
};
