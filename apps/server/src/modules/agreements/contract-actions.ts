import { Type, type TProperties } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { byId, closed, Content, MaybeInstant, NextStep, Score, Text, Uuid, Version } from './contract-parts.ts';

export const AgreementResult = Type.Object({
  id: Uuid,
  number: Type.String(),
  state: Type.String(),
  edition: Type.Integer(),
  version: Type.Integer(),
  dueAt: MaybeInstant,
  abilities: Type.Array(Type.String()),
});

const input = <P extends TProperties>(properties: P) => Type.Object({ ...properties, version: Version }, closed);
export const agreementInputs = {
  /** The whole content. What was sent stays as an edition of its own; the change is a new one, which both sides sign. */
  revise: input({ content: Content, note: Type.Optional(Type.String({ maxLength: 500 })) }),
  send: input({}),
  'send-back': input({ reason: Text(500) }),
  /** The edition and the hash the signer has seen. */
  sign: input({ edition: Type.Integer({ minimum: 1 }), hash: Type.String({ pattern: '^[0-9a-f]{64}$' }) }),
  /** A draft that never came into force is over; of a change the signed edition stays. */
  withdraw: input({ reason: Text(500) }),
  rate: input({ score: Score, text: Text(500) }),
  conclude: input({ step: NextStep, text: Text(500) }),
  end: input({ reason: Text(500) }),
} as const;
export type AgreementActionName = keyof typeof agreementInputs;

export const agreementPermissions: Record<AgreementActionName, string> = {
  revise: 'agreement.draft',
  send: 'agreement.draft',
  'send-back': 'agreement.sign',
  sign: 'agreement.sign',
  withdraw: 'agreement.draft',
  rate: 'agreement.review',
  conclude: 'agreement.review',
  end: 'agreement.sign',
};

const action = <N extends AgreementActionName>(name: N) =>
  endpoint({
    method: 'POST',
    path: `/api/agreements/{id}/${name}` as const,
    access: agreementPermissions[name],
    summary: `Action on an agreement: ${name}`,
    params: byId,
    body: agreementInputs[name],
    response: AgreementResult,
  });

export const agreementActionEndpoints = {
  reviseAgreement: action('revise'),
  sendAgreement: action('send'),
  sendBackAgreement: action('send-back'),
  signAgreement: action('sign'),
  withdrawAgreement: action('withdraw'),
  rateAgreement: action('rate'),
  concludeReview: action('conclude'),
  endAgreement: action('end'),
};
