import { Type, type Static } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { byId, closed, Cursor, ItemFacts, MaybeText, Text, Uuid, Version, Words } from './contract-parts.ts';

export const TextMark = Type.Object({
  kind: Type.Enum([
    'phone',
    'identity',
    'card',
    'mail',
    'account',
    'plate',
    'dwelling',
    'name',
    'maybe-name',
    'maybe-address',
    'number',
  ]),
  /** Places in the text (UTF-16). */
  from: Type.Integer(),
  to: Type.Integer(),
  blocks: Type.Boolean(),
});
export const PreviewText = Type.Object({
  /** title, text, group, hours, conditions, before, after, milestone.0 … */
  field: Type.String(),
  text: Type.String(),
  marks: Type.Array(TextMark),
  /** The same with what blocks made unreadable; null when nothing blocks. */
  suggestion: MaybeText,
  /** Whether it is other than where it was taken from. */
  changed: Type.Boolean(),
});
export type PreviewText = Static<typeof PreviewText>;
export const PreviewItem = Type.Object({
  id: Uuid,
  facts: ItemFacts,
  texts: Type.Array(PreviewText),
  leftOut: MaybeText,
  blocked: Type.Boolean(),
  version: Type.Integer(),
});
export type PreviewItem = Static<typeof PreviewItem>;
/** Which rows of an edition; changed: on the list with public words other than its source has. */
export const Showing = Type.Enum(['all', 'blocked', 'doubtful', 'changed', 'left-out']);
export type Showing = Static<typeof Showing>;
export const listEditionItems = endpoint({
  method: 'GET',
  path: '/api/disclosure/editions/{id}/items',
  access: 'disclosure.read',
  summary: 'The rows of an edition with what was found in their words, by words if told',
  params: byId,
  query: Type.Object({ show: Type.Optional(Showing), q: Words, cursor: Cursor }, closed),
  response: Type.Object({
    items: Type.Array(PreviewItem),
    next: MaybeText,
    /** Rows with the words, of each state; a row may be in several. */
    counts: Type.Object({
      all: Type.Integer(),
      blocked: Type.Integer(),
      doubtful: Type.Integer(),
      changed: Type.Integer(),
      'left-out': Type.Integer(),
    }),
  }),
});
export const reviseEditionItem = endpoint({
  method: 'PATCH',
  path: '/api/disclosure/editions/{id}/items/{itemId}',
  access: 'disclosure.prepare',
  summary: 'Set the public words of a row, leave out pictures, or leave the row out with a reason',
  params: Type.Object({ id: Uuid, itemId: Uuid }),
  body: Type.Object(
    {
      version: Version,
      texts: Type.Optional(
        Type.Array(
          Type.Object({ field: Type.String({ maxLength: 20 }), text: Type.String({ maxLength: 4000 }) }, closed),
          {
            maxItems: 60,
          },
        ),
      ),
      /** Those that stay. */
      pictures: Type.Optional(Type.Array(Uuid, { maxItems: 100 })),
      leaveOut: Type.Optional(Text(200)),
      /** Have the words of the source again. */
      restore: Type.Optional(Type.Boolean()),
      /** Put a row that was left out on the list again. */
      takeIn: Type.Optional(Type.Boolean()),
    },
    closed,
  ),
  response: PreviewItem,
});

export const previewEndpoints = { listEditionItems, reviseEditionItem };
