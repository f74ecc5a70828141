import { type Static, Type } from 'typebox';
import { closed, Day, Id, nullable } from '../territory/contract-shapes.ts';
import { netKinds } from './domain/kinds.ts';
import { teamRoles } from './domain/team-roles.ts';

/** The shapes of service nets, duty and teams; contract.ts hands them on with its endpoints. */

export const NetKind = Type.Enum([...netKinds]);
export const Shift = Type.Enum(['day', 'night']);
export type Shift = Static<typeof Shift>;
const Clock = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' });
export const MaybeClock = nullable<string>(Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' }));
const Instant = Type.String();
export const Name = Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' });
const Code = Type.String({ pattern: '^[A-Za-z0-9._-]{1,40}$' });
/** A number of work that may be shown to all staff and on the grid card; never a private one. */
export const WorkPhone = nullable<string>(Type.String({ minLength: 3, maxLength: 30, pattern: '^[0-9+() \\-]+$' }));
const MaybeText = nullable<string>(Type.String());
export const Keywords = Type.Array(Type.String({ minLength: 1, maxLength: 20 }), { maxItems: 40 });

/** Who answers a turn: `until` is when the turn ends, `wholeDay` when there are no nights of their own. `insteadOf`: whom the person stands in for, by name. */
export const OnDuty = Type.Object({
  name: Type.String(),
  title: Type.String(),
  shift: Shift,
  wholeDay: Type.Boolean(),
  until: Instant,
  standIn: Type.Boolean(),
  insteadOf: MaybeText,
});
export type OnDuty = Static<typeof OnDuty>;

/** A section in a list. `phone` null: one calls `unitPhone`. `onDuty` null: nobody is down for this hour. */
export const SectionRow = Type.Object({
  id: Id,
  code: Type.String(),
  name: Type.String(),
  phone: MaybeText,
  active: Type.Boolean(),
  covers: Type.Enum(['places', 'ground', 'nothing']),
  placeIds: Type.Array(Id),
  onDuty: nullable<OnDuty>({ ...OnDuty }),
  version: Type.Integer(),
});
export type SectionRow = Static<typeof SectionRow>;

/** A net with its sections. `dayStart`, `nightStart`: 'HH:MM'; without a night shift one turn lasts 24 hours. */
export const Net = Type.Object({
  id: Id,
  kind: NetKind,
  name: Type.String(),
  unitId: Id,
  unit: Type.String(),
  unitPhone: MaybeText,
  keywords: Type.Array(Type.String()),
  dayStart: Type.String(),
  nightStart: MaybeText,
  active: Type.Boolean(),
  version: Type.Integer(),
  sections: Type.Array(SectionRow),
  abilities: Type.Array(Type.String()),
});
export type Net = Static<typeof Net>;

export const NewNet = Type.Object(
  {
    unitId: Id,
    kind: NetKind,
    name: Name,
    keywords: Type.Optional(Keywords),
    dayStart: Type.Optional(Clock),
    nightStart: Type.Optional(MaybeClock),
  },
  closed,
);
export type NewNet = Static<typeof NewNet>;
export const NetChange = Type.Object(
  {
    version: Type.Integer(),
    name: Type.Optional(Name),
    kind: Type.Optional(NetKind),
    keywords: Type.Optional(Keywords),
    dayStart: Type.Optional(Clock),
    nightStart: Type.Optional(MaybeClock),
    active: Type.Optional(Type.Boolean()),
  },
  closed,
);
export type NetChange = Static<typeof NetChange>;

const PlaceIds = Type.Array(Id, { maxItems: 2000 });
export const NewSection = Type.Object(
  { code: Code, name: Name, phone: Type.Optional(WorkPhone), placeIds: Type.Optional(PlaceIds) },
  closed,
);
export type NewSection = Static<typeof NewSection>;
/** `placeIds` replaces what the section covers, ground of its own too. */
export const SectionChange = Type.Object(
  {
    version: Type.Integer(),
    name: Type.Optional(Name),
    phone: Type.Optional(WorkPhone),
    active: Type.Optional(Type.Boolean()),
    placeIds: Type.Optional(PlaceIds),
  },
  closed,
);
export type SectionChange = Static<typeof SectionChange>;

export const DutyPerson = Type.Object({
  id: Id,
  name: Type.String(),
  title: Type.String(),
  active: Type.Boolean(),
  version: Type.Integer(),
});
export type DutyPerson = Static<typeof DutyPerson>;

/** `weekday` 1 Monday … 7 Sunday. A night belongs to the day on which it begins. */
export const Slot = Type.Object(
  { weekday: Type.Integer({ minimum: 1, maximum: 7 }), shift: Shift, personId: Id },
  closed,
);
export type Slot = Static<typeof Slot>;
/** `validUntil` null: until another one begins; before `validFrom` it was replaced on the day it would have begun. */
export const Roster = Type.Object({
  id: Id,
  slots: Type.Array(Slot),
  validFrom: Type.String(),
  validUntil: MaybeText,
});
export type Roster = Static<typeof Roster>;
/** `validFrom`: today (the default) or a day to come. */
export const NewRoster = Type.Object(
  { version: Type.Integer(), slots: Type.Array(Slot, { maxItems: 14 }), validFrom: Type.Optional(Day) },
  closed,
);
export type NewRoster = Static<typeof NewRoster>;

export const Exception = Type.Object({
  id: Id,
  from: Type.String(),
  until: Type.String(),
  shift: nullable<Shift>(Type.String()),
  insteadOfId: nullable<string>(Type.String()),
  personId: nullable<string>(Type.String()),
  createdAt: Instant,
  cancelledAt: MaybeText,
});
export type Exception = Static<typeof Exception>;
/** `personId` null: nobody. `insteadOfId`: only the turns of this person; without it all turns of the days. */
export const NewException = Type.Object(
  {
    from: Day,
    until: Day,
    shift: Type.Optional(nullable<Shift>(Type.String({ enum: ['day', 'night', null] }))),
    insteadOfId: Type.Optional(nullable<string>(Type.String({ format: 'uuid' }))),
    personId: nullable<string>(Type.String({ format: 'uuid' })),
  },
  closed,
);
export type NewException = Static<typeof NewException>;

/** One day of the calendar: who has which turn, and whether it is otherwise than the week says. */
export const DutyDay = Type.Object({
  day: Type.String(),
  turns: Type.Array(Type.Object({ shift: Shift, personId: nullable<string>(Type.String()), standIn: Type.Boolean() })),
});
export type DutyDay = Static<typeof DutyDay>;

/** Everything about one section; `calendar` runs for 28 days from `from`. History: newest first. */
export const SectionDetail = Type.Object({
  ...SectionRow.properties,
  netId: Id,
  net: Type.String(),
  dayStart: Type.String(),
  nightStart: MaybeText,
  people: Type.Array(DutyPerson),
  rosters: Type.Array(Roster),
  exceptions: Type.Array(Exception),
  calendar: Type.Array(DutyDay),
  areas: Type.Array(
    Type.Object({
      validFrom: Instant,
      validUntil: MaybeText,
      places: Type.Integer(),
      ground: Type.Integer(),
    }),
  ),
  abilities: Type.Array(Type.String()),
});
export type SectionDetail = Static<typeof SectionDetail>;

/** Polygons of a net's sections for drawing (as the map of places); `rings` are empty where nothing is drawn. */
export const NetMap = Type.Object({
  bounds: nullable<number[]>(Type.Array(Type.Number())),
  items: Type.Array(
    Type.Object({ id: Id, name: Type.String(), rings: Type.Array(Type.Array(Type.Array(Type.Number()))) }),
  ),
});
export type NetMap = Static<typeof NetMap>;

export const TeamRole = Type.Enum([...teamRoles]);
/** `fromPlace`: the place above for which it was entered; null: this one. `since`: null for who holds the grid's own post. */
export const TeamMember = Type.Object({
  role: TeamRole,
  name: Type.String(),
  title: Type.String(),
  unitId: nullable<string>(Type.String()),
  unit: MaybeText,
  phone: MaybeText,
  fromPlace: MaybeText,
});
export type TeamMember = Static<typeof TeamMember>;
export const NewMember = Type.Object(
  {
    role: TeamRole,
    name: Name,
    title: Type.Optional(Type.String({ maxLength: 60 })),
    unitId: Type.Optional(nullable<string>(Type.String({ format: 'uuid' }))),
    phone: Type.Optional(WorkPhone),
  },
  closed,
);
export type NewMember = Static<typeof NewMember>;
/** `own`: entered for this very place. `team`: who holds here in all. `mark`: give it back with the change. */
export const Team = Type.Object({
  placeId: Id,
  place: Type.String(),
  own: Type.Array(NewMember),
  team: Type.Array(TeamMember),
  former: Type.Array(
    Type.Object({ role: TeamRole, name: Type.String(), title: Type.String(), from: Instant, until: Instant }),
  ),
  mark: Type.Integer(),
  abilities: Type.Array(Type.String()),
});
export type Team = Static<typeof Team>;

/** The place that answers are about. */
export const AnswerPlace = Type.Object({
  id: Id,
  code: Type.String(),
  name: Type.String(),
  isGrid: Type.Boolean(),
  chain: Type.Array(Type.Object({ id: Id, name: Type.String(), levelName: Type.String() })),
  households: nullable<number>(Type.Integer()),
  phone: MaybeText,
  compounds: Type.Array(Type.String()),
});
export type AnswerPlace = Static<typeof AnswerPlace>;
/**
 * One net here. `why.cover`: 'ground' the section's own polygon, 'place' a place it lists (`why.place`). `why.share`: how much of
 * the place asked for lies in it, 0 to 1; null for a point. `why.matched`: the word asked with that led here.
 */
export const NetAnswer = Type.Object({
  netId: Id,
  net: Type.String(),
  kind: NetKind,
  sectionId: Id,
  section: Type.String(),
  unitId: Id,
  unit: Type.String(),
  phone: MaybeText,
  onDuty: nullable<OnDuty>({ ...OnDuty }),
  why: Type.Object({
    cover: Type.Enum(['ground', 'place']),
    place: MaybeText,
    share: nullable<number>(Type.Number()),
    matched: MaybeText,
  }),
});
export type NetAnswer = Static<typeof NetAnswer>;
/** `choices`: several places fit the words; ask again with one of their ids. `place` null: outside all places, or a choice is open. */
export const Answer = Type.Object({
  at: Instant,
  foundBy: nullable<string>(Type.String({ description: 'point, place, compound or name' })),
  foundText: MaybeText,
  place: nullable<AnswerPlace>({ ...AnswerPlace }),
  choices: Type.Array(Type.Object({ placeId: Id, name: Type.String(), within: Type.String(), compound: MaybeText })),
  team: Type.Array(TeamMember),
  nets: Type.Array(NetAnswer),
});
export type Answer = Static<typeof Answer>;
