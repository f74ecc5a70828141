import { type Static, Type } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';

const closed = { additionalProperties: false } as const;

/**
 * `sheet`: 'a6' one card a page, 'a4-4' and 'a4-8' so many to an A4 page with cut marks. `which`: 'place' the place itself
 * (`copies` times), 'below' each grid below it, 'doors' one card for each of `addresses` (a building, a stair, a door).
 */
export const CardOrder = Type.Object(
  {
    placeId: Type.String({ format: 'uuid' }),
    sheet: Type.Enum(['a6', 'a4-4', 'a4-8']),
    which: Type.Enum(['place', 'below', 'doors']),
    copies: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 1 })),
    addresses: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }), { maxItems: 2000 }),
    ),
    names: Type.Optional(Type.Boolean({ default: true, description: 'Print the names of people' })),
  },
  closed,
);
export type CardOrder = Static<typeof CardOrder>;

export const printCards = endpoint({
  method: 'POST',
  path: '/api/contact-cards',
  access: 'place.read',
  summary: 'Contact cards with a QR code that opens a report with the place filled in, as PDF',
  body: CardOrder,
  produces: 'application/pdf',
});

export const cardsEndpoints = { printCards };
