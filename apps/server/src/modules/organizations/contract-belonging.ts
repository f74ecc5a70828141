import { type Static, Type } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { Body, Seat } from './contract-bodies.ts';
import { MeetingRow } from './contract-meetings.ts';
import { LeaderLink, Pairing } from './contract-pairings.ts';
import { IdParams, MaybeText, MaybeUuid, Uuid } from './contract-parts.ts';

/** What a unit owes or gives, in one line; `kind` and `id` say where it is opened. */
export const UnitPageEntry = Type.Object({
  kind: Type.String(),
  id: Uuid,
  /** What `id` belongs to, where it is opened elsewhere: the meeting of a decision. */
  withinId: MaybeUuid,
  title: Type.String(),
  state: Type.String(),
  dueOn: MaybeText,
  late: Type.Boolean(),
});
export type UnitPageEntry = Static<typeof UnitPageEntry>;

export const Belonging = Type.Object({
  unitId: Uuid,
  bodies: Type.Array(Body),
  /** All seats it has or had, the present ones first. */
  seats: Type.Array(Seat),
  /** Months it is in the chair, from this month on. */
  rota: Type.Array(Type.Object({ bodyId: Uuid, bodyName: Type.String(), month: Type.String(), theme: Type.String() })),
  pairings: Type.Array(Pairing),
  leaderLinks: Type.Array(LeaderLink),
  /** To come, to which it is invited. */
  meetings: Type.Array(MeetingRow),
  owes: Type.Array(UnitPageEntry),
  gives: Type.Array(UnitPageEntry),
});
export type Belonging = Static<typeof Belonging>;

export const getBelonging = endpoint({
  method: 'GET',
  path: '/api/units/{id}/belonging',
  access: 'body.read',
  summary: 'One page of a unit: what it belongs to, what it owes and what it gives',
  params: IdParams,
  response: Belonging,
});
