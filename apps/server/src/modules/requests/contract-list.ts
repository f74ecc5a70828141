import { Type, type Static } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { MatterPage, Urgency, Uuid } from '../matters/contract.ts';

export const Source = Type.Union([
  Type.Literal('app'),
  Type.Literal('phone'),
  Type.Literal('walk-in'),
  Type.Literal('visit'),
  Type.Literal('patrol'),
  Type.Literal('mobile-worker'),
  Type.Literal('hotline'),
  Type.Literal('import'),
  Type.Literal('open311'),
]);
export type Source = Static<typeof Source>;

export const View = Type.Union([
  Type.Literal('todo'),
  Type.Literal('new'),
  Type.Literal('due-today'),
  Type.Literal('overdue'),
  Type.Literal('returned'),
  Type.Literal('reopened'),
  Type.Literal('follow-up'),
  /** Extensions and suspensions the caller may decide. */
  Type.Literal('approvals'),
  Type.Literal('suspended'),
  Type.Literal('mine'),
  Type.Literal('all'),
]);

/** Of what is open: less than 80 % of the limit used; 80 % or more; over the limit; no limit running. */
export const Warn = Type.Union([
  Type.Literal('within'),
  Type.Literal('approaching'),
  Type.Literal('breached'),
  Type.Literal('unlimited'),
]);
export type Warn = Static<typeof Warn>;

/** A civil date in the tenant's time zone. */
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

/** What a list shows; the same filter drives exports, saved views and the figures of reports. Everything is optional and combines with "and". */
export const ListFilter = Type.Object(
  {
    view: Type.Optional(View),
    state: Type.Optional(Type.Array(Type.String({ maxLength: 20 }), { maxItems: 20 })),
    open: Type.Optional(Type.Boolean()),
    urgency: Type.Optional(Urgency),
    category: Type.Optional(Type.String({ maxLength: 40 })),
    /** True: not yet given a category; false: given one. Likewise `noLead` and `noPlace`. */
    noCategory: Type.Optional(Type.Boolean()),
    source: Type.Optional(Source),
    holderId: Type.Optional(Uuid),
    leadId: Type.Optional(Uuid),
    /** Led by this unit or one below it. */
    leadWithin: Type.Optional(Uuid),
    noLead: Type.Optional(Type.Boolean()),
    /** At this place or one below it. */
    placeId: Type.Optional(Uuid),
    /** Not at a place below this one: at the place itself, elsewhere or nowhere. */
    notBelow: Type.Optional(Uuid),
    noPlace: Type.Optional(Type.Boolean()),
    overdue: Type.Optional(Type.Boolean()),
    warn: Type.Optional(Warn),
    /** The answers at the latest follow-up; who was not reached is neither solved nor unsolved, neither satisfied nor not. */
    reached: Type.Optional(Type.Boolean()),
    solved: Type.Optional(Type.Boolean()),
    satisfied: Type.Optional(Type.Boolean()),
    /** Whether a panel has left it out of the assessment. */
    excluded: Type.Optional(Type.Boolean()),
    /** Whether a limit for contacting the resident ran, and whether the contact took place within it. Both need followedFrom and followedTo. */
    contactDue: Type.Optional(Type.Boolean()),
    contactedInTime: Type.Optional(Type.Boolean()),
    /** Civil dates, both included: of the registration, */
    from: Type.Optional(Day),
    to: Type.Optional(Day),
    /** of the end, for what has ended, */
    closedFrom: Type.Optional(Day),
    closedTo: Type.Optional(Day),
    /** of the latest follow-up, the cohort of the three rates. */
    followedFrom: Type.Optional(Day),
    followedTo: Type.Optional(Day),
    q: Type.Optional(Type.String({ minLength: 2, maxLength: 60 })),
  },
  { additionalProperties: false },
);
export type ListFilter = Static<typeof ListFilter>;

export const listRequests = endpoint({
  method: 'GET',
  path: '/api/requests',
  access: 'request.read',
  summary: 'Newest (or most urgent) requests the active post may see, 20 a page',
  query: Type.Object(
    {
      ...ListFilter.properties,
      sort: Type.Optional(Type.Union([Type.Literal('newest'), Type.Literal('due')])),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      cursor: Type.Optional(Type.String({ maxLength: 200 })),
    },
    { additionalProperties: false },
  ),
  response: MatterPage,
});
