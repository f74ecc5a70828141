import type { Actor } from '../../../kernel/actor.ts';

/** The active post of a session, with what its role says and where it is bound. */
export interface ActivePost {
  id: string;
  role: string;
  scope: Actor['scope'];
  permissions: readonly string[];
  unitId: string | null;
  unitPath: string | null;
  placeId: string | null;
  placePath: string | null;
}

/**
 * Which rows a post sees: what its role says, narrowed to the post's place when the role would see the whole tenant
 * (a supervisor of one street); nothing when what the role is bound to is missing.
 */
export function effectiveScope(scope: Actor['scope'], hasUnit: boolean, hasPlace: boolean): Actor['scope'] {
  if (scope === 'tenant') return hasPlace ? 'place' : 'tenant';
  if (scope === 'place') return hasPlace ? 'place' : 'none';
  if (scope === 'unit') return hasUnit ? 'unit' : 'none';
  return scope;
}

const nothing: ReadonlySet<string> = new Set();

/**
 * The actor of a signed-in person. Without a post that counts today, or while a temporary password waits to be changed,
 * the person is known but may do nothing.
 */
export function actorOfPost(
  tenantId: number,
  personId: string,
  post: ActivePost | null,
  mustChangePassword: boolean,
): Actor {
  const idle = post === null || mustChangePassword;
  return {
    tenantId,
    personId,
    postId: post?.id ?? null,
    role: post?.role ?? 'none',
    scope: idle ? 'none' : effectiveScope(post.scope, post.unitPath !== null, post.placePath !== null),
    permissions: idle ? nothing : new Set(post.permissions),
    unitId: post?.unitId ?? null,
    unitPath: post?.unitPath ?? null,
    placeId: post?.placeId ?? null,
    placePath: post?.placePath ?? null,
  };
}
