import { type Static, Type } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { Code, Cursor, Instant, MaybeText, MaybeUuid, Reason, Uuid } from './contract-parts.ts';

/** Of a paired community, of the own community, of the own street, of elsewhere. */
const Nearness = Type.Union([
  Type.Literal('paired'),
  Type.Literal('here'),
  Type.Literal('around'),
  Type.Literal('elsewhere'),
]);
/** A resource of the own that meets the need, with the reasons in words. */
const Fit = Type.Object({
  resourceId: Uuid,
  name: Type.String(),
  left: Type.Integer(),
  perNeed: Type.Integer(),
  measure: Type.String(),
  reasons: Type.Array(Reason),
});
/** A need as those see it who may give: what is wanted and where about, nothing of who asked. */
export const OpenNeed = Type.Object({
  id: Uuid,
  number: Type.String(),
  content: Type.String(),
  sort: Type.String(),
  placeId: MaybeUuid,
  keeperId: MaybeUuid,
  people: Type.Union([Type.Integer(), Type.Null()]),
  group: Type.String(),
  wantedBy: MaybeText,
  repeatable: Type.Boolean(),
  nearness: Nearness,
  listedAt: Instant,
  /** How many other units' promises wait or stand. */
  others: Type.Integer(),
  /** What the own side has promised already. */
  mine: Type.Union([Type.Literal('tentative'), Type.Literal('confirmed'), Type.Null()]),
  fits: Type.Array(Fit),
});
export type OpenNeed = Static<typeof OpenNeed>;

export const listOpenNeeds = endpoint({
  method: 'GET',
  path: '/api/open-needs',
  access: 'resource.offer',
  summary:
    'Needs on the list that nobody has been matched with: paired communities first, then the own place, street and the rest',
  query: Type.Object({
    /** Paired communities, the own place and street only, unless 'all'. */
    within: Type.Optional(Type.Union([Type.Literal('near'), Type.Literal('all')])),
    sort: Type.Optional(Code),
    q: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    cursor: Cursor,
  }),
  response: Type.Object({ items: Type.Array(OpenNeed), next: MaybeText }),
});
