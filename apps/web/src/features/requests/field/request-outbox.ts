import { type RegisterBody, registerRequest } from '@huying/server/contract/requests';
import { type Output, call } from '../../../lib/api.ts';
import { createOutbox, type Parcel } from '../../../lib/outbox.ts';
import { session } from '../../../lib/session.ts';

export type Registered = Output<typeof registerRequest>;

/** Reports of the field worker that are not on the server yet. Another person signed in on this phone cannot send them. */
export const requestOutbox = createOutbox({
  kind: 'request',
  owner: () => session.get()?.person?.id ?? null,
  deliver: (parcel, pictures) =>
    call(registerRequest, {
      body: { ...(parcel.body as RegisterBody), ...(pictures.length > 0 && { files: pictures.map(({ id }) => id) }) },
      idempotencyKey: parcel.id,
      renewsSession: false,
    }),
});

export const registeredOf = (parcel: Parcel): Registered => parcel.receipt as Registered;
