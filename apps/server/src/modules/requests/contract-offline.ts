import { Type } from 'typebox';
import { Uuid } from '../matters/contract.ts';

/** What may be done with a request without a connection: what the person on the spot does alone. */
const offlineActions = ['sign', 'contact', 'ask', 'return', 'reply'] as const;

export const RequestAct = Type.Object(
  {
    requestId: Uuid,
    action: Type.Union(offlineActions.map((name) => Type.Literal(name))),
    input: Type.Record(Type.String(), Type.Unknown()),
  },
  { additionalProperties: false },
);
