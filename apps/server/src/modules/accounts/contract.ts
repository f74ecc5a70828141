import { Type } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { closed, Password, Uuid } from './contract-parts.ts';
import { peopleEndpoints } from './contract-people.ts';
import { sessionEndpoints } from './contract-session.ts';

export type { Post, Scope } from './contract-parts.ts';
export * from './contract-people.ts';
export * from './contract-session.ts';

export const SavedView = Type.Object({
  id: Uuid,
  screen: Type.String(),
  name: Type.String(),
  query: Type.Record(Type.String(), Type.Unknown()),
});

export const listSavedViews = endpoint({
  method: 'GET',
  path: '/api/saved-views',
  access: 'signed-in',
  summary: 'List the views the caller has saved, of one screen or of all',
  query: Type.Object({ screen: Type.Optional(Type.String({ maxLength: 40 })) }, closed),
  response: Type.Object({ items: Type.Array(SavedView) }),
});

export const saveView = endpoint({
  method: 'POST',
  path: '/api/saved-views',
  access: 'signed-in',
  summary: 'Save a view for the caller alone; the same name on the same screen replaces the earlier one',
  body: Type.Object(
    {
      screen: Type.String({ pattern: '^[a-z0-9.-]{1,40}$' }),
      name: Type.String({ minLength: 1, maxLength: 40 }),
      query: Type.Record(Type.String({ maxLength: 40 }), Type.Unknown(), { maxProperties: 40 }),
    },
    closed,
  ),
  status: 201,
  response: SavedView,
});

export const deleteSavedView = endpoint({
  method: 'DELETE',
  path: '/api/saved-views/{id}',
  access: 'signed-in',
  summary: 'Forget one of the caller’s saved views',
  params: Type.Object({ id: Uuid }),
  status: 204,
});

export const getSetup = endpoint({
  method: 'GET',
  path: '/api/setup',
  access: 'public',
  summary: 'Whether this installation still waits for its first set-up',
  response: Type.Object({ needed: Type.Boolean() }),
});

const Administrator = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 40 }),
    username: Type.String({ minLength: 2, maxLength: 64 }),
    password: Password,
  },
  closed,
);

/** The three administrators are made together, because afterwards no one of them could make the other two. */
export const setUp = endpoint({
  method: 'POST',
  path: '/api/setup',
  access: 'public',
  summary: 'Make the tenant, its levels, its root and its three administrators; only while nobody exists',
  body: Type.Object(
    {
      setupCode: Type.String({ minLength: 12, maxLength: 40 }),
      tenantName: Type.String({ minLength: 2, maxLength: 40 }),
      tenantCode: Type.String({ pattern: '^[a-z0-9-]{2,40}$' }),
      hotline: Type.Optional(Type.String({ pattern: '^[0-9-]{3,20}$' })),
      levels: Type.Array(
        Type.Object({ name: Type.String({ minLength: 1, maxLength: 20 }), isGrid: Type.Boolean() }, closed),
        { minItems: 2, maxItems: 5 },
      ),
      administrators: Type.Object({ system: Administrator, security: Administrator, audit: Administrator }, closed),
    },
    closed,
  ),
  status: 201,
  response: Type.Object({ tenantId: Type.Integer(), tenantCode: Type.String() }),
});

export const accountsEndpoints = {
  ...sessionEndpoints,
  ...peopleEndpoints,
  listSavedViews,
  saveView,
  deleteSavedView,
  getSetup,
  setUp,
};
