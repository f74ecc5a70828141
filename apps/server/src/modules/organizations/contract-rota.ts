import { type Static, Type } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { closed, IdParams, May, MaybeText, MaybeUuid, Month, Uuid } from './contract-parts.ts';

/** One month of a rota. `problem`: nobody was laid, or the unit laid has no seat in that month. */
export const RotaMonth = Type.Object({
  month: Type.String(),
  unitId: MaybeUuid,
  theme: Type.String(),
  problem: Type.Unsafe<'gap' | 'not-seated' | null>({ type: ['string', 'null'] }),
  /** 0 where nobody is laid. */
  version: Type.Integer(),
  may: May,
});
export type RotaMonth = Static<typeof RotaMonth>;
export const Rota = Type.Object({
  bodyId: Uuid,
  rotates: Type.Boolean(),
  month: Type.String(),
  chairId: MaybeUuid,
  theme: Type.String(),
  items: Type.Array(RotaMonth),
  nextGap: MaybeText,
  may: May,
});
export type Rota = Static<typeof Rota>;

const theme = Type.String({ maxLength: 80 });
const MonthParams = Type.Object({ id: Type.String({ format: 'uuid' }), month: Month });

export const getRota = endpoint({
  method: 'GET',
  path: '/api/joint-bodies/{id}/rota',
  access: 'body.read',
  summary:
    'The calendar of the rotating chair, every month of the span with its gaps; twelve months from now unless told',
  params: IdParams,
  query: Type.Object(
    { from: Type.Optional(Month), months: Type.Optional(Type.Integer({ minimum: 1, maximum: 36 })) },
    closed,
  ),
  response: Rota,
});
export const layRota = endpoint({
  method: 'POST',
  path: '/api/joint-bodies/{id}/rota',
  access: 'body.manage',
  summary: 'Lay a rota in one go: the units take turns by months; months already laid are kept unless replace is true',
  params: IdParams,
  body: Type.Object(
    {
      from: Month,
      months: Type.Integer({ minimum: 1, maximum: 36 }),
      unitIds: Type.Array(Uuid, { minItems: 1, maxItems: 60 }),
      replace: Type.Optional(Type.Boolean()),
    },
    closed,
  ),
  response: Rota,
});
export const setRotaMonth = endpoint({
  method: 'PUT',
  path: '/api/joint-bodies/{id}/rota/{month}',
  access: 'body.read',
  summary: 'Set the unit of a month (who maintains the body) or its theme (that unit too); no unit leaves a gap',
  params: MonthParams,
  body: Type.Object({ version: Type.Integer({ minimum: 0 }), unitId: MaybeUuid, theme: Type.Optional(theme) }, closed),
  response: Rota,
});
export const swapRotaMonths = endpoint({
  method: 'POST',
  path: '/api/joint-bodies/{id}/rota/swap',
  access: 'body.manage',
  summary: 'Swap the units of two months to come, each with its theme',
  params: IdParams,
  body: Type.Object(
    {
      months: Type.Unsafe<[Static<typeof Month>, Static<typeof Month>]>(
        Type.Array(Month, { minItems: 2, maxItems: 2 }),
      ),
    },
    closed,
  ),
  response: Rota,
});

export const rotaEndpoints = { getRota, layRota, setRotaMonth, swapRotaMonths };
