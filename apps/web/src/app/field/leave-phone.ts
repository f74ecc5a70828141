import { signOut } from '@huying/server/contract/accounts';
import { call } from '../../lib/api.ts';
import { forgetPerson, noteSignedOut } from '../../lib/device.ts';

/** Takes everything of this person off the phone, ends the session, and begins with a fresh page. */
export async function leavePhone(person: string): Promise<void> {
  // Before the server is asked: a phone that is out of reach must not stay open.
  noteSignedOut(true);
  await forgetPerson(person);
  const heard = await endSession();
  // Without a connection the bare shell stays, or there would be no page to come back to; it holds nothing of anybody.
  if (heard) await clearCaches();
  location.reload();
}

/** Tells the server of a sign-out; true when it has heard. */
export async function endSession(): Promise<boolean> {
  try {
    await call(signOut, { renewsSession: false });
    return noteSignedOut(false);
  } catch {
    return false;
  }
}

async function clearCaches(): Promise<void> {
  try {
    for (const name of await caches.keys()) await caches.delete(name);
    for (const each of await navigator.serviceWorker.getRegistrations()) await each.unregister();
  } catch {
    // A browser without caches keeps nothing in them.
  }
}
