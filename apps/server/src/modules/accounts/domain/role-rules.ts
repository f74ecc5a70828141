import type { Actor } from '../../../kernel/actor.ts';
import { type AppError, invalid } from '../../../kernel/errors.ts';
import { permissionCatalogue } from './permission-catalogue.ts';

/** Names that the program itself acts under; a role of that name would borrow their rights. */
const reservedCodes = new Set(['anonymous', 'system', 'api', 'resident']);

/** What each of the three administrators alone may do, and must keep, so that no one can be locked out or take over. */
const reservedPermissions: Readonly<Record<string, readonly string[]>> = {
  'system-admin': ['person.manage', 'settings.manage', 'apikey.manage'],
  'security-admin': ['post.grant', 'role.manage'],
  'audit-admin': ['audit.read'],
};
const knownPermissions = new Set(permissionCatalogue.map((entry) => entry.code));

/** A role that works on requests, and so may meet residents' contacts; administrators hold none. */
export const touchesRequests = (permissions: readonly string[]): boolean =>
  permissions.some((permission) => permission.startsWith('request.'));

export interface RoleDraft {
  code: string;
  scope: Actor['scope'];
  permissions: readonly string[];
}

/** Throws `invalid` when a role may not be as drafted; returns its permissions without repeats, sorted. */
export function checkRole(draft: RoleDraft): string[] {
  if (reservedCodes.has(draft.code)) throw codeReserved(draft.code);
  const unknown = draft.permissions.filter((permission) => !knownPermissions.has(permission));
  if (unknown.length > 0) throw unknownPermissions(unknown);
  for (const [administrator, own] of Object.entries(reservedPermissions)) {
    if (administrator === draft.code) checkAdministrator(draft, own);
    else if (own.some((permission) => draft.permissions.includes(permission))) throw administratorsApart();
  }
  return [...new Set(draft.permissions)].sort();
}

function checkAdministrator(draft: RoleDraft, own: readonly string[]): void {
  const complete = own.every((permission) => draft.permissions.includes(permission));
  if (!complete || draft.scope !== 'tenant') throw administratorWhole();
  if (touchesRequests(draft.permissions)) throw administratorsApart();
}

const codeReserved = (code: string): AppError =>
  invalid(
    'role-code-reserved',
    `角色编码 ${code} 由系统保留，请换一个。`,
    `The code ${code} is reserved. Choose another.`,
  );
const unknownPermissions = (unknown: readonly string[]): AppError =>
  invalid(
    'unknown-permission',
    `没有这些权限：${unknown.join('、')}。请从权限目录中选择。`,
    `No such permissions: ${unknown.join(', ')}. Choose from the catalogue.`,
    { unknown },
  );
const administratorWhole = (): AppError =>
  invalid(
    'administrator-role-fixed',
    '三员角色必须保留各自的管理权限，范围为全区，否则系统将无人管理。',
    'An administrator’s role keeps its own permissions and the whole tenant, or nobody could administer the system.',
  );
export const administratorsApart = (): AppError =>
  invalid(
    'administrators-apart',
    '系统、安全、审计三员的权限不能相互兼有，也不能与办理诉求的权限合在一起。',
    'The permissions of the three administrators cannot be combined with one another or with work on requests.',
  );

/** The same permissions without those that are an administrator's alone; for API keys. */
export function withoutReserved(permissions: readonly string[]): string[] {
  const reserved = new Set(Object.values(reservedPermissions).flat());
  return permissions.filter((permission) => !reserved.has(permission));
}
