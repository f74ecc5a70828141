import { fillAnswerSlot } from '../../lib/answer-slot.tsx';
import { registerPatrolKinds } from '../../features/patrols/patrol-parcels.ts';
import { registerRequestKinds } from '../../features/requests/field/field-kinds.ts';
import { openDeviceOf, signedOutUnheard } from '../../lib/device.ts';
import { session } from '../../lib/session.ts';
import { lastOwner } from '../../lib/vault.ts';
import { leaveBy } from '../gate/gate.tsx';
import { startShell } from '../start.tsx';
import { FieldApp } from './field-app.tsx';
import { endSession, leavePhone } from './leave-phone.ts';
import { startWorker } from './start-worker.ts';

fillAnswerSlot(() => import('../../features/nets/here.tsx').then((m) => m.WhoAnswersHere));
registerRequestKinds();
registerPatrolKinds();
startWorker();
leaveBy(async () => leavePhone(session.get()?.person?.id ?? (await lastOwner()) ?? ''));

/** A sign-out that was not heard of comes first; then what the last person kept here, for a start without a connection. */
async function begin(): Promise<void> {
  if (signedOutUnheard()) await endSession();
  const person = await lastOwner();
  if (person !== null) await openDeviceOf(person).catch(console.error);
}
void begin().finally(() => startShell('field', <FieldApp />));
