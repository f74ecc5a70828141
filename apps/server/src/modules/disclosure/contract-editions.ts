import { Type, type Static } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import {
  byId,
  closed,
  Cursor,
  EditionDiff,
  Instant,
  ListKind,
  MaybeInstant,
  MaybeText,
  Text,
  Uuid,
  Version,
} from './contract-parts.ts';

const Who = Type.Union([Type.Object({ id: Uuid, name: Type.String() }), Type.Null()]);
export const EditionAbility = Type.Enum(['revise', 'discard', 'publish', 'withdraw']);
export type EditionAbility = Static<typeof EditionAbility>;
/** What one press hides in all rows: what blocks, or one of the doubtful sorts. */
export const Hiding = Type.Enum(['blocking', 'addresses', 'persons', 'numbers']);
export type Hiding = Static<typeof Hiding>;
export const Edition = Type.Object({
  id: Uuid,
  placeId: Uuid,
  place: Type.String(),
  kind: ListKind,
  state: Type.Enum(['draft', 'published', 'withdrawn']),
  /** Null for a draft. */
  number: Type.Union([Type.Integer(), Type.Null()]),
  note: Type.String(),
  /** Everybody who prepared it: none of them publishes it. */
  preparers: Type.Array(Type.Object({ id: Uuid, name: Type.String() })),
  preparedAt: Instant,
  publishedBy: Who,
  publishedAt: MaybeInstant,
  withdrawnAt: MaybeInstant,
  withdrawReason: MaybeText,
  counts: Type.Object({
    /** On the list; without those left out. */
    shown: Type.Integer(),
    leftOut: Type.Integer(),
    /** Rows in which something still blocks the publication; 0 once published. */
    blocked: Type.Integer(),
    /** Rows in which something is to be looked at. */
    doubtful: Type.Integer(),
    /** Rows with something doubtful of a sort; 0 once published. */
    found: Type.Object({ addresses: Type.Integer(), persons: Type.Integer(), numbers: Type.Integer() }),
  }),
  /** The last press over all rows, while it can be taken back. */
  undo: Type.Union([Type.Object({ hid: Hiding, rows: Type.Integer() }), Type.Null()]),
  version: Type.Integer(),
  abilities: Type.Array(EditionAbility),
});
export type Edition = Static<typeof Edition>;

const Brief = Type.Union([
  Type.Object({
    id: Uuid,
    number: Type.Integer(),
    state: Type.Enum(['published', 'withdrawn']),
    publishedAt: Instant,
  }),
  Type.Null(),
]);
export const BoardRow = Type.Object({
  placeId: Uuid,
  place: Type.String(),
  level: Type.Integer(),
  kinds: Type.Array(Type.Object({ kind: ListKind, newest: Brief, draftId: Type.Union([Uuid, Type.Null()]) })),
});
export type BoardRow = Static<typeof BoardRow>;

export const disclosureBoard = endpoint({
  method: 'GET',
  path: '/api/disclosure/board',
  access: 'disclosure.read',
  summary: 'The places of the own area that publish lists, with the newest edition and the draft of each kind',
  response: Type.Object({
    items: Type.Array(BoardRow),
    /** prepare, words: what the caller may do here. */
    abilities: Type.Array(Type.Enum(['prepare', 'words'])),
  }),
});
export const prepareEdition = endpoint({
  method: 'POST',
  path: '/api/disclosure/editions',
  access: 'disclosure.prepare',
  summary: 'Begin the next edition of a list with the rows of today; public words are set in it, never in the source',
  body: Type.Object({ placeId: Uuid, kind: ListKind }, closed),
  status: 201,
  response: Edition,
});
export const listEditions = endpoint({
  method: 'GET',
  path: '/api/disclosure/editions',
  access: 'disclosure.read',
  summary: 'The numbered editions of one list, newest first',
  query: Type.Object({ placeId: Uuid, kind: ListKind, cursor: Cursor }, closed),
  response: Type.Object({ items: Type.Array(Edition), next: MaybeText }),
});
export const getEdition = endpoint({
  method: 'GET',
  path: '/api/disclosure/editions/{id}',
  access: 'disclosure.read',
  summary: 'One edition: who prepared and published it, how many rows, how many are blocked, what the caller may do',
  params: byId,
  response: Edition,
});

const onEdition = <N extends string, B extends ReturnType<typeof Type.Object>>(
  name: N,
  access: string,
  summary: string,
  body: B,
) =>
  endpoint({
    method: 'POST',
    path: `/api/disclosure/editions/{id}/${name}` as const,
    access,
    summary,
    params: byId,
    body,
    response: Edition,
  });
export const replaceMarks = onEdition(
  'replace-marks',
  'disclosure.prepare',
  'Make everything that blocks, or everything doubtful of one sort, unreadable in all rows at once; what blocks unless told',
  Type.Object({ version: Version, hide: Type.Optional(Hiding) }, closed),
);
export const undoReplace = onEdition(
  'undo-replace',
  'disclosure.prepare',
  'Take the last press over all rows back, but for rows that were changed since',
  Type.Object({ version: Version }, closed),
);
export const collectAgain = onEdition(
  'collect',
  'disclosure.prepare',
  'Take the rows of now; public words stay where the source has not changed',
  Type.Object({ version: Version }, closed),
);
export const publishEdition = onEdition(
  'publish',
  'disclosure.publish',
  'Give a draft its number and show it to everybody; by somebody who did not prepare it, and only when nothing blocks',
  Type.Object({ version: Version, note: Type.Optional(Type.String({ maxLength: 300 })) }, closed),
);
export const withdrawEdition = onEdition(
  'withdraw',
  'disclosure.publish',
  'Take a published edition back; everybody sees that it was, and why',
  Type.Object({ version: Version, reason: Text(200) }, closed),
);
export const discardEdition = endpoint({
  method: 'DELETE',
  path: '/api/disclosure/editions/{id}',
  access: 'disclosure.prepare',
  summary: 'Discard a draft',
  params: byId,
  query: Type.Object({ version: Version }, closed),
  status: 204,
});
export const diffEdition = endpoint({
  method: 'GET',
  path: '/api/disclosure/editions/{id}/diff',
  access: 'disclosure.read',
  summary: 'What an edition adds, drops and changes against another of the same list; the one before it unless told',
  params: byId,
  query: Type.Object({ against: Type.Optional(Uuid) }, closed),
  response: EditionDiff,
});

const Word = Type.Object({ id: Uuid, word: Type.String(), isName: Type.Boolean(), addedAt: Instant });
export const listDisclosureWords = endpoint({
  method: 'GET',
  path: '/api/disclosure/words',
  access: 'disclosure.read',
  summary: 'Words that count as names here, and words that hold a name and are none',
  response: Type.Object({ items: Type.Array(Word), abilities: Type.Array(Type.Enum(['change'])) }),
});
export const addDisclosureWord = endpoint({
  method: 'POST',
  path: '/api/disclosure/words',
  access: 'disclosure.publish',
  summary: 'Put a word on one of the two lists',
  body: Type.Object({ word: Text(40), isName: Type.Boolean() }, closed),
  status: 201,
  response: Word,
});
export const removeDisclosureWord = endpoint({
  method: 'DELETE',
  path: '/api/disclosure/words/{id}',
  access: 'disclosure.publish',
  summary: 'Take a word off its list',
  params: byId,
  status: 204,
});

export const editionEndpoints = {
  disclosureBoard,
  prepareEdition,
  listEditions,
  getEdition,
  replaceMarks,
  undoReplace,
  collectAgain,
  publishEdition,
  withdrawEdition,
  discardEdition,
  diffEdition,
  listDisclosureWords,
  addDisclosureWord,
  removeDisclosureWord,
};
