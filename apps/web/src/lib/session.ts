import { ApiError } from './api-error.ts';
import { call } from './api.ts';
import { signal } from './signal.ts';
import { useSignal } from './use-signal.ts';

/** A role held at a place or an organisation. One person may hold several; one is active at a time. */
export interface Post {
  id: string;
  /** Stable code of the role, such as 'dispatcher'. */
  role: string;
  /** As the person knows it: 「城东街道 · 派单员」. */
  title: string;
}

export interface Session {
  person: { id: string; name: string };
  posts: Post[];
  post: Post | null;
  permissions: string[];
}

/** undefined: not asked yet; null: nobody is signed in. */
export const session = signal<Session | null | undefined>(undefined);

const whoAmI = { method: 'GET', path: '/api/session' };

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isPost = (value: unknown): value is Post =>
  isRecord(value) && [value.id, value.role, value.title].every((part) => typeof part === 'string');

/** Reads the server's answer; anything that is not a session counts as nobody. */
export function toSession(answer: unknown): Session | null {
  if (!isRecord(answer) || !isRecord(answer.person)) return null;
  const { id, name } = answer.person;
  if (typeof id !== 'string' || typeof name !== 'string') return null;
  return {
    person: { id, name },
    posts: Array.isArray(answer.posts) ? answer.posts.filter(isPost) : [],
    post: isPost(answer.post) ? answer.post : null,
    permissions: Array.isArray(answer.permissions)
      ? answer.permissions.filter((item): item is string => typeof item === 'string')
      : [],
  };
}

/** Asks the server who is signed in. Throws ApiError when it cannot be reached. */
export async function loadSession(): Promise<Session | null> {
  try {
    session.set(toSession(await call(whoAmI, { renewsSession: false })));
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error;
    session.set(null);
  }
  return session.get() ?? null;
}

/** The session inside a shell that has already made sure of one. */
export function useSession(): Session {
  const current = useSignal(session);
  if (!current) throw new Error('useSession is for pages behind the sign-in');
  return current;
}

/** Whether the active post holds a permission: for menus only; what may be done to a record comes with it as `abilities`. */
export const mayUse = (current: Session, permission: string | undefined): boolean =>
  permission === undefined || current.permissions.includes(permission);
