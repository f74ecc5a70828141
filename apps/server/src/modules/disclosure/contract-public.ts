import { Type, type Static } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import {
  closed,
  Cursor,
  EditionDiff,
  Instant,
  ListKind,
  listFilter,
  MaybeInstant,
  MaybeText,
  Named,
  PublicItem,
  Uuid,
} from './contract-parts.ts';

/** The edition a list is read from. One that was withdrawn says so and shows no rows. */
export const PublicEdition = Type.Object({
  number: Type.Integer(),
  publishedAt: Instant,
  note: Type.String(),
  items: Type.Integer(),
  withdrawnAt: MaybeInstant,
  withdrawReason: MaybeText,
});
export type PublicEdition = Static<typeof PublicEdition>;
export const PublicPlace = Type.Object({
  placeId: Uuid,
  place: Type.String(),
  level: Type.Integer(),
  kinds: Type.Array(Type.Object({ kind: ListKind, edition: PublicEdition })),
});
export type PublicPlace = Static<typeof PublicPlace>;

const ofList = Type.Object({ kind: ListKind });
const listOf = { placeId: Uuid };
export const publicPlaces = endpoint({
  method: 'GET',
  path: '/api/public/lists',
  access: 'public',
  summary: 'The places that publish lists, each with the newest edition of its lists',
  response: Type.Object({ items: Type.Array(PublicPlace), licence: Type.String() }),
});
export const publicList = endpoint({
  method: 'GET',
  path: '/api/public/lists/{kind}',
  access: 'public',
  summary: 'The rows of a public list, by words, sort and place if told, and how many there are of each',
  params: ofList,
  query: Type.Object({ ...listOf, ...listFilter, cursor: Cursor }, closed),
  response: Type.Object({
    placeId: Uuid,
    place: Type.String(),
    edition: PublicEdition,
    items: Type.Array(PublicItem),
    next: MaybeText,
    /** Rows that were asked for, on all pages. */
    count: Type.Integer(),
    /** All sorts of the edition, those with most rows first; `count`: rows that were asked for, were it not for the sort. */
    sorts: Type.Array(Type.Object({ ...Named.properties, count: Type.Integer() })),
    /** All places of the edition in the same way. */
    places: Type.Array(Type.Object({ name: Type.String(), count: Type.Integer() })),
  }),
});
export const publicItem = endpoint({
  method: 'GET',
  path: '/api/public/lists/{kind}/items/{id}',
  access: 'public',
  summary: 'One row of a public list, with passes to its pictures',
  params: Type.Object({ kind: ListKind, id: Uuid }),
  query: Type.Object(listOf, closed),
  response: Type.Object({
    placeId: Uuid,
    place: Type.String(),
    edition: PublicEdition,
    item: PublicItem,
    /** The same project on the list of projects or of effects, where it stands there too. */
    also: Type.Union([PublicItem, Type.Null()]),
  }),
});
export const publicEditions = endpoint({
  method: 'GET',
  path: '/api/public/lists/{kind}/editions',
  access: 'public',
  summary: 'The editions of a public list, newest first, withdrawn ones with the reason',
  params: ofList,
  query: Type.Object(listOf, closed),
  response: Type.Object({ items: Type.Array(PublicEdition) }),
});
export const publicDiff = endpoint({
  method: 'GET',
  path: '/api/public/lists/{kind}/diff',
  access: 'public',
  summary: 'What changed between two editions of a public list, neither of them withdrawn',
  params: ofList,
  query: Type.Object({ ...listOf, from: Type.Integer({ minimum: 1 }), to: Type.Integer({ minimum: 1 }) }, closed),
  response: EditionDiff,
});
export const publicGivers = endpoint({
  method: 'GET',
  path: '/api/public/givers',
  access: 'public',
  summary: 'Who gives what: the units on the list of resources with what they offer and what of it was given',
  query: Type.Object(listOf, closed),
  response: Type.Object({
    placeId: Uuid,
    place: Type.String(),
    edition: PublicEdition,
    items: Type.Array(Type.Object({ unit: Type.String(), gives: Type.Array(PublicItem) })),
  }),
});
/** What a phone asks for the projects it follows: nothing of who asks is kept. */
export const followedProjects = endpoint({
  method: 'GET',
  path: '/api/public/followed',
  access: 'public',
  summary: 'How some projects stand in the editions in force',
  query: Type.Object({ id: Type.Array(Uuid, { minItems: 1, maxItems: 50 }) }, closed),
  response: Type.Object({
    items: Type.Array(
      Type.Object({
        id: Uuid,
        placeId: Uuid,
        title: Type.String(),
        state: Type.String(),
        percent: Type.Integer(),
        /** Milestones that were reached. */
        reached: Type.Integer(),
        hasEffect: Type.Boolean(),
      }),
    ),
  }),
});

const data = <const F extends 'csv' | 'json' | 'rss'>(format: F, produces: string, summary: string) =>
  endpoint({
    method: 'GET',
    path: `/api/public/lists/{kind}/data.${format}` as const,
    access: 'public',
    summary,
    params: ofList,
    query: Type.Object({ ...listOf, ...listFilter }, closed),
    produces,
  });
export const publicCsv = data('csv', 'text/csv', 'A public list as open data: CSV (UTF-8 with byte order mark)');
export const publicJson = data(
  'json',
  'application/json',
  'A public list as open data: JSON with licence, time and version',
);
export const publicFeed = data(
  'rss',
  'application/rss+xml',
  'A public list as a feed (RSS 2.0), to be told of new editions',
);

export const publicEndpoints = {
  publicPlaces,
  publicList,
  publicItem,
  publicEditions,
  publicDiff,
  publicGivers,
  followedProjects,
  publicCsv,
  publicJson,
  publicFeed,
};
