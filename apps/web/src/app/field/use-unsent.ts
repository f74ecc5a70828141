import { fieldOutbox } from '../../lib/field-outbox.ts';
import type { Parcel } from '../../lib/parcel.ts';
import { useSession } from '../../lib/session.ts';
import { useSignal } from '../../lib/use-signal.ts';

/** What this person has on the phone that the server does not have whole. */
export function useUnsent(): Parcel[] {
  const { person } = useSession();
  return useSignal(fieldOutbox.parcels).filter(({ owner, state }) => owner === person.id && state !== 'sent');
}
