import { getSession, type Session } from '@huying/server/contract/accounts';
import { call } from './api.ts';
import { signal } from './signal.ts';
import { useSignal } from './use-signal.ts';

export type { Session } from '@huying/server/contract/accounts';
export type SessionPost = Session['posts'][number];
/** A session with somebody in it. */
export type SignedIn = Session & { person: NonNullable<Session['person']> };

/** undefined: not asked yet. */
export const session = signal<Session | undefined>(undefined);

/** Asks the server who is signed in, and for the tenant's name and hotline. Throws ApiError when it cannot be reached. */
export async function loadSession(): Promise<Session> {
  const answer = await call(getSession, { renewsSession: false });
  session.set(answer);
  return answer;
}

export const isSignedIn = (current: Session | undefined): current is SignedIn => current?.person != null;

/** The session, on pages behind the sign-in. */
export function useSession(): SignedIn {
  const current = useSignal(session);
  if (!isSignedIn(current)) throw new Error('useSession is for pages behind the sign-in');
  return current;
}

/** Name and hotline of the place this address belongs to; the national hotline while they are not known. */
export function useTenant(): { name: string; hotline: string } {
  const tenant = useSignal(session)?.tenant;
  return { name: tenant?.name ?? '呼应', hotline: tenant?.hotline ?? '12345' };
}

/**
 * The address of a page for residents, to be given to them: staff may have come in by another one, an inner network's.
 * Where nothing is set it is the one that is open.
 */
export const residentsAddress = (path: string): string => `${session.get()?.publicUrl ?? location.origin}${path}`;

/** Whether the active post holds a permission: for menus only. What may be done to a record comes with it as `abilities`. */
export const mayUse = (current: Session, permission: string | undefined): boolean =>
  permission === undefined || current.permissions.includes(permission);
