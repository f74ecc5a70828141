import { type Static, Type } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { closed, MaybeText, Password, Post, Scope, Uuid } from './contract-parts.ts';

const SessionPost = Type.Object({
  ...Post.properties,
  /** Which rows this post sees, after the post's own place has narrowed the role. */
  scope: Scope,
});

/**
 * Who is signed in, in which post, and what the tenant wants every page to know. `activePost` is null when the last
 * post ran out; `permissions` are then empty. While `mustChangePassword` is true nothing but the password may be changed.
 */
export const Session = Type.Object({
  tenant: Type.Union([
    Type.Null(),
    Type.Object({ id: Type.Integer(), code: Type.String(), name: Type.String(), hotline: Type.String() }),
  ]),
  person: Type.Union([Type.Null(), Type.Object({ id: Uuid, name: Type.String(), username: MaybeText })]),
  /** Posts that count today. */
  posts: Type.Array(SessionPost),
  activePost: Type.Union([Type.Null(), SessionPost]),
  permissions: Type.Array(Type.String()),
  mustChangePassword: Type.Boolean(),
  setupNeeded: Type.Boolean(),
  /** Where residents open the system, for links and codes given to them; left out for visitors and while it is not set. */
  publicUrl: Type.Optional(Type.String()),
  demoAccounts: Type.Optional(
    Type.Array(
      Type.Object({ username: Type.String(), name: Type.String(), role: Type.String(), title: Type.String() }),
    ),
  ),
  /** The one password of all demo accounts; present exactly when `demoAccounts` is. */
  demoPassword: Type.Optional(Type.String()),
});
export type Session = Static<typeof Session>;

export const getSession = endpoint({
  method: 'GET',
  path: '/api/session',
  access: 'public',
  summary: 'Who is signed in, in which post, with which permissions; and the tenant this address belongs to',
  response: Session,
});

export const signIn = endpoint({
  method: 'POST',
  path: '/api/session',
  access: 'public',
  summary: 'Sign in with user name and password; the answer sets the session cookie',
  body: Type.Object({ username: Type.String({ minLength: 1, maxLength: 64 }), password: Password }, closed),
  response: Session,
});

export const signOut = endpoint({
  method: 'DELETE',
  path: '/api/session',
  access: 'public',
  summary: 'End this session',
  status: 204,
});

export const switchPost = endpoint({
  method: 'PUT',
  path: '/api/session/post',
  access: 'signed-in',
  summary: 'Act in another of one’s own posts from now on',
  body: Type.Object({ postId: Uuid }, closed),
  response: Session,
});

export const changePassword = endpoint({
  method: 'POST',
  path: '/api/session/password',
  access: 'signed-in',
  summary: 'Change one’s own password; every other session of the person ends',
  body: Type.Object({ current: Password, next: Password }, closed),
  response: Session,
});

export const sessionEndpoints = { getSession, signIn, signOut, switchPost, changePassword };
