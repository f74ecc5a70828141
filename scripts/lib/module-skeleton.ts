import { pascal } from './scaffold.ts';

/** 'patrols' → 'patrol', 'agencies' → 'agency', 'training' → 'training'. */
export const nounOf = (name: string): string =>
  /[^aeiou]ies$/.test(name) ? name.replace(/ies$/, 'y') : /[^su]s$/.test(name) ? name.slice(0, -1) : name;

/** File name and text of the migration, after all that are there: of today, or of the last day when that lies ahead. */
export function migrationPath(files: readonly string[], name: string, title: string, now: Date): [string, string] {
  const last =
    files
      .filter((file) => file.endsWith('.sql'))
      .sort()
      .at(-1) ?? '';
  const today = now.toISOString().slice(0, 10);
  const lastDay = last.slice(0, 10);
  const day = [lastDay, today].sort().at(-1) ?? today;
  const number = day === lastDay ? Number(last.slice(11, 13)) + 1 : 1;
  const text = `-- ${title}
create table ${name} (
  tenant_id integer not null references tenants,
  id uuid not null,
  name text not null,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (tenant_id, id)
);
create index ${name}_newest on ${name} (tenant_id, created_at desc, id desc);

call protect_tenant('${name}');
`;
  return [`${day}-${String(number).padStart(2, '0')}-${name}.sql`, text];
}

/** The files of a module with one table, a page of its rows and a command that adds one. */
export function moduleFiles(name: string, title: string): [string, string][] {
  const noun = nounOf(name);
  const [Many, One] = [pascal(name), pascal(noun)];
  const words: Words = { name, noun, Many, One, title };
  return [
    ['module.ts', manifest(words)],
    [
      'index.ts',
      `/** ${title}: what the modules below may call. */\nexport { create${One} } from './commands/create-${noun}.ts';\n`,
    ],
    ['contract.ts', contract(words)],
    ['tables.ts', tables(words)],
    ['policy.ts', policy(words)],
    ['routes.ts', routes(words)],
    [`commands/create-${noun}.ts`, createCommand(words)],
    [`queries/list-${name}.ts`, listQuery(words)],
    [`${name}.api.test.ts`, apiTest(words)],
  ];
}

interface Words {
  name: string;
  noun: string;
  Many: string;
  One: string;
  title: string;
}

const manifest = ({ name }: Words): string => `import type { Module } from '../../platform/module.ts';
import { routes } from './routes.ts';

export const ${name}Module: Module = { name: '${name}', routes };
`;

const contract = ({ name, noun, Many, One, title }: Words): string => `import { type Static, Type } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';

const Uuid = Type.String({ format: 'uuid' });

/** ${title} */
export const ${One} = Type.Object({
  id: Uuid,
  name: Type.String(),
  createdAt: Type.String({ format: 'date-time' }),
  version: Type.Integer(),
});
export type ${One} = Static<typeof ${One}>;

// Open to the system administrator alone until accounts/domain/permission-catalogue.ts has permissions for it.
export const list${Many} = endpoint({
  method: 'GET',
  path: '/api/${name}',
  access: 'settings.manage',
  summary: 'The newest ${name}, 20 a page',
  query: Type.Object({ cursor: Type.Optional(Type.String({ maxLength: 200 })) }, { additionalProperties: false }),
  response: Type.Object({ items: Type.Array(${One}), next: Type.Unsafe<string | null>({ type: ['string', 'null'] }) }),
});

export const create${One} = endpoint({
  method: 'POST',
  path: '/api/${name}',
  access: 'settings.manage',
  summary: 'Add a ${noun}',
  body: Type.Object({ name: Type.String({ minLength: 2, maxLength: 80 }) }, { additionalProperties: false }),
  status: 201,
  response: ${One},
});

export const ${name}Endpoints = { list${Many}, create${One} };
`;

const tables = ({ name, Many, One }: Words): string => `export interface ${One}Table {
  tenant_id: number;
  id: string;
  name: string;
  created_at: Date;
  version: number;
}

export interface ${Many}Tables {
  ${name}: ${One}Table;
}
`;

const policy = ({ name }: Words): string => `import { type Actor, holds } from '../../kernel/actor.ts';

/** Who may read and change the ${name} of the tenant. The clock and the first set-up act as 'system'. */
export const can = (actor: Actor, _permission: 'read' | 'create'): boolean =>
  actor.role === 'system' || holds(actor, 'settings.manage');
`;

const routes = ({
  name,
  noun,
  Many,
  One,
}: Words): string => `import { command, query, type Route } from '../../platform/http/route.ts';
import { create${One} } from './commands/create-${noun}.ts';
import { ${name}Endpoints as endpoints } from './contract.ts';
import { list${Many} } from './queries/list-${name}.ts';

export const routes: Route[] = [
  query(endpoints.list${Many}, (ctx, { query }) => list${Many}(ctx, query.cursor)),
  command(endpoints.create${One}, (ctx, { body }) => create${One}(ctx, body)),
];
`;

const createCommand = ({ name, noun, Many, One }: Words): string => `import type { Static } from 'typebox';
import { forbidden } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { builder } from '../../../platform/database/database.ts';
import { emit } from '../../../platform/events.ts';
import type { create${One} as contract, ${One} } from '../contract.ts';
import { can } from '../policy.ts';
import type { ${Many}Tables } from '../tables.ts';

const db = builder<${Many}Tables>();

/** Adds one with the name given; leaves \`${noun}.created\`. Throws forbidden. */
export async function create${One}(ctx: Ctx, input: Static<typeof contract.body>): Promise<${One}> {
  const { tx, actor, now } = ctx;
  if (!can(actor, 'create')) throw forbidden();
  const row = { tenant_id: tx.tenantId, id: ctx.newId(), name: input.name.trim(), created_at: now, version: 1 };
  await tx.run(db.insertInto('${name}').values(row));
  await emit(tx, actor, now, row.id, { kind: '${noun}.created', data: {} });
  return { id: row.id, name: row.name, createdAt: now.toISOString(), version: row.version };
}
`;

const listQuery = ({ name, Many }: Words): string => `import { forbidden, invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { rawJson, type RawJson } from '../../../platform/http/route.ts';
import { can } from '../policy.ts';

const PAGE = 20;
/** The row after the page only tells that there is another page. */
const LIST = \`select id, json_build_object('id', id, 'name', name, 'createdAt', created_at, 'version', version)::text as json,
    created_at::text as at
  from ${name}
  where tenant_id = $1 and ($2::timestamptz is null or (created_at, id) < ($2::timestamptz, $3::uuid))
  order by created_at desc, id desc limit \${PAGE + 1}\`;

/** A page of the tenant's ${name}, newest first. Throws forbidden, invalid (cursor-malformed). */
export async function list${Many}({ tx, actor }: Ctx, cursor?: string): Promise<RawJson> {
  if (!can(actor, 'read')) throw forbidden();
  const [at, id] = cursor === undefined ? [null, null] : readCursor(cursor);
  const rows = await tx.sql<{ id: string; json: string; at: string }>(LIST, [tx.tenantId, at, id]);
  const page = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? page.at(-1) : undefined;
  const next = last ? JSON.stringify(Buffer.from(JSON.stringify([last.at, last.id])).toString('base64url')) : 'null';
  return rawJson(\`{"items":[\${page.map(({ json }) => json).join()}],"next":\${next}}\`);
}

function readCursor(cursor: string): [string, string] {
  try {
    const [at, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    if (typeof at === 'string' && !Number.isNaN(Date.parse(at)) && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id))
      return [at, id];
  } catch {
    // told below
  }
  throw invalid('cursor-malformed', '翻页位置无效，请从第一页重新打开。', 'The page cursor is not valid: start from the first page.');
}
`;

const apiTest = ({ name, noun, Many, One }: Words): string => `import { afterAll, beforeAll, expect, it } from 'vitest';
import { founder, newTenant, type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { create${One}, list${Many} } from './contract.ts';
import { create${One} as create${One}Command } from './index.ts';

let test: TestApp;
let admin: Person;
beforeAll(async () => {
  test = await startTestApp();
  admin = await test.signIn('system-admin', { unit: 'd' });
});
afterAll(() => test.stop());

it('is made and listed newest first, a page at a time', async () => {
  for (let i = 1; i <= 25; i++) {
    const made = await test.call(create${One}, { as: admin, body: { name: \`第 \${i} 个\` } });
    expect(made.status, made.text).toBe(201);
    expect(made.json).toMatchObject({ name: \`第 \${i} 个\`, version: 1 });
  }
  const first = await test.call(list${Many}, { as: admin });
  expect(first.json.items).toHaveLength(20);
  const second = await test.call(list${Many}, { as: admin, query: { cursor: first.json.next } });
  expect(second.json).toMatchObject({ next: null });
  const names = [...first.json.items, ...second.json.items].map((each: { name: string }) => each.name);
  expect(new Set(names).size).toBe(25);
  expect((await test.call(list${Many}, { as: admin, query: { cursor: 'nonsense' } })).json.code).toBe('cursor-malformed');
});

it('leaves one event', async () => {
  const { json } = await test.call(create${One}, { as: admin, body: { name: '留痕' } });
  const { rows } = await test.platform.db.owner.query('select kind, data from events where subject_id = $1', [json.id]);
  expect(rows).toEqual([{ kind: '${noun}.created', data: {} }]);
});

it('is closed to whoever lacks the permission', async () => {
  const handler = await test.signIn('department-handler', { unit: 'water' });
  expect((await test.call(list${Many}, { as: handler })).status).toBe(403);
  expect((await test.call(create${One}, { as: handler, body: { name: '越权' } })).status).toBe(403);
});

it('stays within its tenant', async () => {
  const other = await newTenant(test.platform, '${name}-other', '别区');
  await test.inTransaction((ctx) => create${One}Command(ctx, { name: '别区的' }), founder(other));
  const { json } = await test.call(list${Many}, { as: admin });
  expect(json.items.map((each: { name: string }) => each.name)).not.toContain('别区的');
});
`;
