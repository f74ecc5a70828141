import { Type, type Static } from 'typebox';
import { Instant, MaybeInstant, Uuid } from '../matters/contract.ts';

export const closed = { additionalProperties: false } as const;
export const byId = Type.Object({ id: Uuid });
export const MaybeText = Type.Union([Type.String(), Type.Null()]);
export const MaybeDay = MaybeText;
export const Version = Type.Integer({ minimum: 1 });
export const Cursor = Type.Optional(Type.String({ maxLength: 200 }));
export const Words = Type.Optional(Type.String({ minLength: 1, maxLength: 60 }));
/** Which rows of a public list: those with all the words, of a sort (its code), at a place (as it is written in the row). */
export const listFilter = {
  q: Words,
  sort: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  place: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
};
export const Text = (max: number) => Type.String({ minLength: 2, maxLength: max, pattern: '\\S' });

/** 需求、资源、项目、实效. */
export const ListKind = Type.Enum(['needs', 'resources', 'projects', 'effects']);
export type ListKind = Static<typeof ListKind>;

export const Named = Type.Object({ code: Type.String(), name: Type.String(), nameEn: Type.String() });
const MaybeCount = Type.Union([Type.Integer(), Type.Null()]);
export const PublicMilestone = Type.Object({
  title: Type.String(),
  dueOn: Type.String(),
  percent: Type.Integer(),
  reachedOn: MaybeDay,
});

/** What stands beside the words of a row. Places are named at the level of communities; units are named, persons never. */
export const ItemFacts = Type.Object({
  /** Number of the need or project; empty for a resource. */
  number: Type.String(),
  sort: Named,
  place: Type.String(),
  state: Type.String(),
  /** People concerned, or helped. */
  people: MaybeCount,
  wantedBy: MaybeDay,
  repeatable: Type.Boolean(),
  /** Who gives or leads. */
  unit: MaybeText,
  helpers: Type.Array(Type.String()),
  amount: Type.Union([
    Type.Object({
      capacity: Type.Integer(),
      left: Type.Integer(),
      /** Of what was promised for needs, what has been given. */
      kept: Type.Integer(),
      measure: Type.String(),
    }),
    Type.Null(),
  ]),
  fromOn: MaybeDay,
  untilOn: MaybeDay,
  percent: MaybeCount,
  milestones: Type.Array(Type.Omit(PublicMilestone, ['title'])),
  startedOn: MaybeDay,
  finishedOn: MaybeDay,
  publishedOn: MaybeDay,
  recheckedOn: MaybeDay,
  rebounded: Type.Union([Type.Boolean(), Type.Null()]),
  rating: Type.Union([Type.Object({ average: Type.Number(), ratings: Type.Integer() }), Type.Null()]),
  pictures: Type.Array(Type.Object({ id: Uuid, purpose: Type.Enum(['before', 'after']) })),
});
export type ItemFacts = Static<typeof ItemFacts>;

/** One row of a public list. */
export const PublicItem = Type.Object({
  id: Uuid,
  kind: ListKind,
  ...ItemFacts.properties,
  title: Type.String(),
  text: Type.String(),
  group: Type.String(),
  hours: Type.String(),
  conditions: Type.String(),
  before: Type.String(),
  after: Type.String(),
  milestones: Type.Array(PublicMilestone),
  /** `claim`: pass to see the picture for some hours (`/files/{id}?claim=`). */
  pictures: Type.Array(
    Type.Object({ id: Uuid, purpose: Type.Enum(['before', 'after']), claim: Type.Optional(Type.String()) }),
  ),
});
export type PublicItem = Static<typeof PublicItem>;

export const ItemChange = Type.Object({
  id: Uuid,
  title: Type.String(),
  fields: Type.Array(Type.Object({ field: Type.String(), from: Type.String(), to: Type.String() })),
});
const Entry = Type.Object({ id: Uuid, title: Type.String() });
/** What one edition adds, drops and changes against another. */
export const EditionDiff = Type.Object({
  from: Type.Union([Type.Integer(), Type.Null()]),
  to: Type.Union([Type.Integer(), Type.Null()]),
  added: Type.Array(Entry),
  gone: Type.Array(Entry),
  changed: Type.Array(ItemChange),
  unchanged: Type.Integer(),
});
export type EditionDiff = Static<typeof EditionDiff>;

export { Instant, MaybeInstant, Uuid };
