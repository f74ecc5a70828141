import { Type, type Static } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { LimitItem } from '../lists/contract.ts';

const closed = { additionalProperties: false } as const;
const Code = Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' });
const Advice = Type.String({ minLength: 2, maxLength: 300 });

/** Where what is not for the desk goes at once. A report that holds one of the words is told the advice when it is sent. */
export const DiversionItem = Type.Object(
  {
    code: Code,
    name: Type.String({ minLength: 1, maxLength: 20 }),
    phone: Type.Unsafe<string | null>({ type: ['string', 'null'], pattern: '^[0-9][0-9-]{1,19}$' }),
    words: Type.Array(Type.String({ minLength: 2, maxLength: 20 }), { minItems: 1, maxItems: 60 }),
    zh: Advice,
    en: Advice,
  },
  closed,
);
export type DiversionItem = Static<typeof DiversionItem>;

/** 网格员事项清单: one of the things grid workers do; anything else has to be admitted. */
export const GridDutyItem = Type.Object({ code: Code, name: Type.String({ minLength: 2, maxLength: 40 }) }, closed);
export type GridDutyItem = Static<typeof GridDutyItem>;

const lists = {
  diversions: Type.Array(DiversionItem, { minItems: 1, maxItems: 60 }),
  gridDuties: Type.Array(GridDutyItem, { minItems: 1, maxItems: 100 }),
  /** 应急时限预案: for all categories; new requests begin with it while it is switched on. */
  emergencyLimits: Type.Array(LimitItem, { minItems: 1, maxItems: 60 }),
};

/** Lists of the desk that are changed at once, without a draft; as shipped until a tenant changes them. */
export const DeskLists = Type.Object({ ...lists, version: Type.Integer({ minimum: 0 }) });
export type DeskLists = Static<typeof DeskLists>;

export const getDeskLists = endpoint({
  method: 'GET',
  path: '/api/desk-lists',
  access: 'list.read',
  summary: 'Routes of diversion, what grid workers do, and the preset of limits of an emergency',
  response: DeskLists,
});
export const saveDeskLists = endpoint({
  method: 'PUT',
  path: '/api/desk-lists',
  access: 'settings.manage',
  summary: 'Replaces one or more of these lists; a preset that is switched on already stays as it was',
  body: Type.Object(
    {
      diversions: Type.Optional(lists.diversions),
      gridDuties: Type.Optional(lists.gridDuties),
      emergencyLimits: Type.Optional(lists.emergencyLimits),
      version: Type.Integer({ minimum: 0 }),
    },
    closed,
  ),
  response: DeskLists,
});

export const deskListEndpoints = { getDeskLists, saveDeskLists };
