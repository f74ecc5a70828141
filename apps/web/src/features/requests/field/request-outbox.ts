import type { RegisterBody, registerRequest } from '@huying/server/contract/requests';
import type { Output } from '../../../lib/api.ts';
import { fieldBodyOf, receiptOf } from '../../../lib/field-outbox.ts';
import type { Parcel } from '../../../lib/outbox.ts';

type Registered = Output<typeof registerRequest>;

/** A report among what waits on the phone; null for other kinds. */
export const reportOf = (parcel: Parcel): RegisterBody | null => {
  const { kind, content } = fieldBodyOf(parcel);
  return kind === 'request' ? (content as RegisterBody) : null;
};
export const registeredOf = (parcel: Parcel): Registered => receiptOf(parcel).result as unknown as Registered;
