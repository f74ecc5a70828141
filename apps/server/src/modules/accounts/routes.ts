import { command, query, type Route, raw } from '../../platform/http/route.ts';
import { createPersonForForm } from './commands/create-person.ts';
import { grantPost } from './commands/grant-post.ts';
import { changePassword, signOut, switchPost } from './commands/own-session.ts';
import { putRole } from './commands/put-role.ts';
import { resetPassword } from './commands/reset-password.ts';
import { deleteSavedView, saveView } from './commands/saved-views.ts';
import { setUp } from './commands/set-up.ts';
import { signIn } from './commands/sign-in.ts';
import { updatePerson } from './commands/update-person.ts';
import { updatePost } from './commands/update-post.ts';
import { accountsEndpoints as endpoints } from './contract.ts';
import { getPerson } from './queries/get-person.ts';
import { getPersonRights } from './queries/get-person-rights.ts';
import { getSession } from './queries/get-session.ts';
import { listPeople } from './queries/list-people.ts';
import { listRoles } from './queries/list-roles.ts';
import { listSavedViews } from './queries/list-saved-views.ts';
import { needsSetup } from './sessions/setup-code.ts';

// What needs the cookie itself, or transactions of its own, is a raw route.
export const routes: Route[] = [
  query(endpoints.getSession, (ctx) => getSession(ctx)),
  raw(endpoints.signIn, signIn),
  raw(endpoints.signOut, signOut),
  raw(endpoints.switchPost, switchPost),
  raw(endpoints.changePassword, changePassword),
  query(endpoints.listPeople, (ctx, { query }) => listPeople(ctx, query)),
  command(endpoints.createPerson, (ctx, { body }) => createPersonForForm(ctx, body)),
  query(endpoints.getPerson, (ctx, { params }) => getPerson(ctx, params.id)),
  query(endpoints.getPersonRights, (ctx, { params }) => getPersonRights(ctx, params.id)),
  command(endpoints.updatePerson, (ctx, { params, body }) => updatePerson(ctx, params.id, body)),
  command(endpoints.resetPassword, (ctx, { params }) => resetPassword(ctx, params.id)),
  command(endpoints.grantPost, (ctx, { params, body }) => grantPost(ctx, params.id, body)),
  command(endpoints.updatePost, (ctx, { params, body }) => updatePost(ctx, params.id, body)),
  query(endpoints.listRoles, (ctx) => listRoles(ctx)),
  command(endpoints.putRole, (ctx, { params, body }) => putRole(ctx, params.code, body)),
  query(endpoints.listSavedViews, (ctx, { query }) => listSavedViews(ctx, query)),
  command(endpoints.saveView, (ctx, { body }) => saveView(ctx, body)),
  command(endpoints.deleteSavedView, (ctx, { params }) => deleteSavedView(ctx, params.id)),
  query(endpoints.getSetup, async ({ platform }) => ({ needed: await needsSetup(platform) })),
  raw(endpoints.setUp, setUp),
];
