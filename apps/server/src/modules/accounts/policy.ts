import { type Actor, holds } from '../../kernel/actor.ts';

/** What a policy asks about a person: the posts that have not ended. */
export interface PersonFacts {
  id: string;
  posts: readonly { role: string; exclusive: string | null; unitPath: string | null; placePath: string | null }[];
}

export type AccountsPermission =
  | 'person.read'
  | 'person.manage'
  | 'person.reset-password'
  | 'post.grant'
  | 'role.manage'
  | 'settings.manage';

/** Somebody who is not there yet, or nobody in particular. */
export const newcomer: PersonFacts = { id: '', posts: [] };

/**
 * What an actor may do with a person's record. Whoever holds the post of another administrator is out of the system
 * administrator's reach, or one could take the other's account over (三员分立): the security administrator ends that
 * post first, or the password is reset at the server's console. Nobody grants to himself or resets his own password.
 */
export function can(actor: Actor, permission: AccountsPermission, person: PersonFacts = newcomer): boolean {
  if (actor.role === 'system') return true;
  const asked = permission === 'person.reset-password' ? 'person.manage' : permission;
  if (!holds(actor, asked)) return false;
  switch (permission) {
    case 'person.read':
      return sees(actor, person);
    case 'person.manage':
      return sees(actor, person) && !holdsAnotherOffice(actor, person);
    case 'person.reset-password':
      return sees(actor, person) && !holdsAnotherOffice(actor, person) && person.id !== actor.personId;
    case 'post.grant':
      return actor.scope === 'tenant' && person.id !== actor.personId;
    default:
      return actor.scope === 'tenant';
  }
}

const holdsAnotherOffice = (actor: Actor, person: PersonFacts): boolean =>
  person.posts.some((post) => post.exclusive !== null && post.role !== actor.role);

/** The same rows as `peopleScope` in queries/scope.ts: a person with a post within the actor's reach. */
function sees(actor: Actor, person: PersonFacts): boolean {
  switch (actor.scope) {
    case 'tenant':
      return true;
    case 'unit':
      return actor.unitPath !== null && person.posts.some((post) => below(post.unitPath, actor.unitPath));
    case 'place':
      return actor.placePath !== null && person.posts.some((post) => below(post.placePath, actor.placePath));
    case 'own':
      return person.id === actor.personId;
    default:
      return false;
  }
}

const below = (path: string | null, top: string | null): boolean =>
  path !== null && top !== null && path.startsWith(top);
