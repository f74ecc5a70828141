/** Who acts: one person in one post at a time, or nobody known. Everything a policy may ask about the caller is here. */
export interface Actor {
  tenantId: number;
  personId: string | null;
  postId: string | null;
  /** Code of the role of the active post; 'anonymous' for a visitor, 'system' for the clock and the job runner. */
  role: string;
  /** Which rows the role sees: the whole tenant, its place's subtree, its unit's subtree, its own, none. */
  scope: 'tenant' | 'place' | 'unit' | 'own' | 'none';
  permissions: ReadonlySet<string>;
  unitId: string | null;
  unitPath: string | null;
  placeId: string | null;
  placePath: string | null;
}

export const anonymous = (tenantId: number): Actor => ({ ...nobody, tenantId, role: 'anonymous', scope: 'none' });

/** The clock and the job runner: sees its tenant, may do what no person is asked for (warnings, sweeps). */
export const systemActor = (tenantId: number): Actor => ({ ...nobody, tenantId, role: 'system', scope: 'tenant' });

const nobody: Omit<Actor, 'tenantId' | 'role' | 'scope'> = {
  personId: null,
  postId: null,
  permissions: new Set<string>(),
  unitId: null,
  unitPath: null,
  placeId: null,
  placePath: null,
};

/** Whether two actors are one person in one post who sees and may do the same. */
export const sameReach = (a: Actor, b: Actor): boolean =>
  a.tenantId === b.tenantId &&
  a.personId === b.personId &&
  a.postId === b.postId &&
  a.scope === b.scope &&
  a.unitPath === b.unitPath &&
  a.placePath === b.placePath &&
  a.permissions.size === b.permissions.size &&
  [...a.permissions].every((permission) => b.permissions.has(permission));

export const holds = (actor: Actor, permission: string): boolean => actor.permissions.has(permission);
