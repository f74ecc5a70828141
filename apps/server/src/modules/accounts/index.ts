/** Who people are, which posts they hold, who is signed in; the tenant's roles; residents' consents. */
export { giveConsents } from './commands/consents.ts';
export { createPerson, type NewPerson } from './commands/create-person.ts';
export { ensureRoles } from './commands/ensure-roles.ts';
export { grantPost, type NewPost } from './commands/grant-post.ts';
export { movePosts, type PostAt, postsAt } from './commands/move-posts.ts';
export { resetPasswordAtConsole } from './commands/reset-at-console.ts';
export { permissionCatalogue } from './domain/permission-catalogue.ts';
export { roleCatalogue } from './domain/shipped-roles.ts';
export { hashPassword } from './password-hash.ts';
export { type HolderAt, holdersAt } from './queries/holders-at.ts';
export { holdersOf, permittedIn } from './queries/holders.ts';
export { namesOfPeople } from './queries/names-of-people.ts';
export { markDemoAccounts } from './queries/demo-accounts.ts';
export { apiKeyHash, newApiKey, tellApiKeysChanged } from './sessions/api-keys.ts';
export { type Identify, identify } from './sessions/identify.ts';
export { onSessionEnd } from './sessions/session-state.ts';
export { createSession, endSessions } from './sessions/session-store.ts';
export { prepareSetup } from './sessions/setup-code.ts';
