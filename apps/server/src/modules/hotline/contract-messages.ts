import { Type, type Static } from 'typebox';

const Text = (max: number) => Type.String({ maxLength: max });
const Said = Type.String({ minLength: 1, maxLength: 2000 });
const Moment = Type.String({ minLength: 8, maxLength: 40 });

/** An order as the hotline sends it. Codes are theirs; a name beside a code helps until somebody has settled it. */
export const OrderData = Type.Object({
  title: Type.Optional(Text(1000)),
  content: Type.String({ minLength: 1, maxLength: 20_000 }),
  madeAt: Moment,
  dueAt: Type.Optional(Moment),
  name: Type.Optional(Text(100)),
  phone: Type.Optional(Text(100)),
  address: Type.Optional(Text(500)),
  areaCode: Type.Optional(Text(100)),
  areaName: Type.Optional(Text(200)),
  categoryCode: Type.Optional(Text(100)),
  categoryName: Type.Optional(Text(200)),
  urgencyCode: Type.Optional(Text(100)),
  lon: Type.Optional(Type.Number({ minimum: -180, maximum: 180 })),
  lat: Type.Optional(Type.Number({ minimum: -90, maximum: 90 })),
  /** Of history: when it was closed there, and with what answer; it then comes in closed. */
  closedAt: Type.Optional(Moment),
  reply: Type.Optional(Text(20_000)),
  /** Whatever else they keep; it stays with the words of the request. */
  extra: Type.Optional(Type.Record(Type.String(), Text(2000))),
});
export type OrderData = Static<typeof OrderData>;

/** What each kind of message carries. */
export const inboundData = {
  order: OrderData,
  supplement: Type.Object({ words: Said }),
  urge: Type.Object({ words: Said }),
  supervise: Type.Object({ words: Said }),
  cancel: Type.Object({ reason: Said }),
  'return-decision': Type.Object({ approved: Type.Boolean(), reason: Type.Optional(Text(2000)) }),
  'extension-decision': Type.Object({
    approved: Type.Boolean(),
    dueAt: Type.Optional(Moment),
    reason: Type.Optional(Text(2000)),
  }),
  'follow-up': Type.Object({
    reached: Type.Boolean(),
    solved: Type.Optional(Type.Boolean()),
    satisfied: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
    reasons: Type.Optional(Type.Array(Text(40), { maxItems: 8 })),
    note: Type.Optional(Text(1000)),
  }),
  rehandle: Type.Object({ reason: Said }),
} as const;
export type InboundKind = keyof typeof inboundData;
export const inboundKinds = Object.keys(inboundData) as InboundKind[];
export type InboundData = { [K in InboundKind]: Static<(typeof inboundData)[K]> };

/** What every message has, whatever it says; its order within the order by `seq`, from 1, without gaps. */
export const Envelope = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 100 }),
  number: Type.String({ minLength: 1, maxLength: 100 }),
  seq: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
  kind: Type.String({ minLength: 1, maxLength: 40 }),
  at: Type.Optional(Moment),
  data: Type.Record(Type.String(), Type.Unknown()),
});
export type Envelope = Static<typeof Envelope>;
