import { type Static, Type } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { CivilDate, closed, MaybeCivilDate, MaybeText, MaybeUuid, Post, Scope, Uuid } from './contract-parts.ts';

const personName = Type.String({ minLength: 1, maxLength: 40 });
const title = Type.String({ maxLength: 40 });
const MaybePhone = Type.Unsafe<string | null>({ type: ['string', 'null'], maxLength: 24 });

/** `phone` is masked ('138****0000') unless the caller may manage people. `posts` are all of them, ended ones too. */
export const Person = Type.Object({
  id: Uuid,
  name: Type.String(),
  username: MaybeText,
  phone: MaybeText,
  active: Type.Boolean(),
  mustChangePassword: Type.Boolean(),
  /** ISO instant of the last sign-in, or null. */
  lastSignInAt: MaybeText,
  posts: Type.Array(Post),
  version: Type.Integer(),
  abilities: Type.Object({
    update: Type.Boolean(),
    resetPassword: Type.Boolean(),
    grantPost: Type.Boolean(),
  }),
});
export type Person = Static<typeof Person>;

export const listPeople = endpoint({
  method: 'GET',
  path: '/api/people',
  access: 'person.read',
  summary: 'List staff by name; search by part of a name, by user name or by an exact phone number',
  query: Type.Object(
    {
      search: Type.Optional(Type.String({ maxLength: 64 })),
      role: Type.Optional(Type.String({ maxLength: 40 })),
      /** People with a post at this unit or below it. */
      unit: Type.Optional(Uuid),
      active: Type.Optional(Type.Boolean()),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      after: Type.Optional(Type.String({ maxLength: 400 })),
    },
    closed,
  ),
  response: Type.Object({ items: Type.Array(Person), next: MaybeText }),
});

export const createPerson = endpoint({
  method: 'POST',
  path: '/api/people',
  access: 'person.manage',
  summary:
    'Add a person with a user name; the temporary password is told once, posts are granted by another administrator',
  body: Type.Object(
    {
      name: personName,
      username: Type.String({ minLength: 2, maxLength: 64 }),
      phone: Type.Optional(MaybePhone),
    },
    closed,
  ),
  status: 201,
  response: Type.Object({ person: Person, temporaryPassword: Type.String() }),
});

export const getPerson = endpoint({
  method: 'GET',
  path: '/api/people/{id}',
  access: 'person.read',
  summary: 'One person with every post, past and present',
  params: Type.Object({ id: Uuid }),
  response: Person,
});

const Sentence = Type.Object({ zh: Type.String(), en: Type.String() });

/** What one post lets its holder do: a sentence for each permission, with the rows it reaches. */
export const PostRights = Type.Object({
  post: Post,
  /** False: it has not begun, or nothing may be done in it now; `why` says which. */
  counts: Type.Boolean(),
  why: Type.Union([Type.Null(), Sentence]),
  scope: Scope,
  /** Which requests the holder sees. */
  reach: Sentence,
  permissions: Type.Array(Type.Object({ code: Type.String(), sentence: Sentence })),
});
export type PostRights = Static<typeof PostRights>;

export const getPersonRights = endpoint({
  method: 'GET',
  path: '/api/people/{id}/rights',
  access: 'post.grant',
  summary: 'What a person may see and do in each post that has not ended, in sentences, without acting as that person',
  params: Type.Object({ id: Uuid }),
  response: Type.Object({ id: Uuid, name: Type.String(), active: Type.Boolean(), items: Type.Array(PostRights) }),
});

export const updatePerson = endpoint({
  method: 'PATCH',
  path: '/api/people/{id}',
  access: 'person.manage',
  summary: 'Correct a person’s name or phone, or disable the account, which ends its sessions at once',
  params: Type.Object({ id: Uuid }),
  body: Type.Object(
    {
      version: Type.Integer({ minimum: 1 }),
      name: Type.Optional(personName),
      phone: Type.Optional(MaybePhone),
      active: Type.Optional(Type.Boolean()),
    },
    closed,
  ),
  response: Person,
});

export const resetPassword = endpoint({
  method: 'POST',
  path: '/api/people/{id}/password',
  access: 'person.manage',
  summary: 'Give a person a temporary password, told once; it must be changed at the next sign-in',
  params: Type.Object({ id: Uuid }),
  response: Type.Object({ temporaryPassword: Type.String() }),
});

export const grantPost = endpoint({
  method: 'POST',
  path: '/api/people/{id}/posts',
  access: 'post.grant',
  summary: 'Give another person a post; roles that exclude one another are refused',
  params: Type.Object({ id: Uuid }),
  body: Type.Object(
    {
      role: Type.String({ maxLength: 40 }),
      unitId: Type.Optional(MaybeUuid),
      placeId: Type.Optional(MaybeUuid),
      title: Type.Optional(title),
      /** Today unless told. */
      validFrom: Type.Optional(CivilDate),
      /** The last day of the post; open unless told. */
      validUntil: Type.Optional(MaybeCivilDate),
    },
    closed,
  ),
  status: 201,
  response: Post,
});

export const updatePost = endpoint({
  method: 'PATCH',
  path: '/api/posts/{id}',
  access: 'post.grant',
  summary: 'Set a post’s last day or title; another role, unit or place is another post',
  params: Type.Object({ id: Uuid }),
  body: Type.Object(
    {
      version: Type.Integer({ minimum: 1 }),
      title: Type.Optional(title),
      validUntil: Type.Optional(MaybeCivilDate),
    },
    closed,
  ),
  response: Post,
});

export const Role = Type.Object({
  code: Type.String(),
  name: Type.String(),
  nameEn: Type.String(),
  scope: Scope,
  permissions: Type.Array(Type.String()),
  /** Name of the group of which a person may hold one role only. */
  exclusive: MaybeText,
  builtIn: Type.Boolean(),
  /** People who hold the role today. */
  holders: Type.Integer(),
  version: Type.Integer(),
});
export type Role = Static<typeof Role>;

export const listRoles = endpoint({
  method: 'GET',
  path: '/api/roles',
  access: 'person.read',
  summary: 'All roles with their permissions, and the catalogue of permissions there are',
  response: Type.Object({
    items: Type.Array(Role),
    permissions: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), nameEn: Type.String() })),
  }),
});

export const putRole = endpoint({
  method: 'PUT',
  path: '/api/roles/{code}',
  access: 'role.manage',
  summary: 'Change a role, or make one (version 0); the three administrators stay apart',
  params: Type.Object({ code: Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$' }) }),
  body: Type.Object(
    {
      version: Type.Integer({ minimum: 0 }),
      name: Type.String({ minLength: 2, maxLength: 40 }),
      nameEn: Type.Optional(Type.String({ maxLength: 60 })),
      scope: Scope,
      permissions: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 100 }),
    },
    closed,
  ),
  response: Role,
});

export const peopleEndpoints = {
  listPeople,
  createPerson,
  getPerson,
  getPersonRights,
  updatePerson,
  resetPassword,
  grantPost,
  updatePost,
  listRoles,
  putRole,
};
