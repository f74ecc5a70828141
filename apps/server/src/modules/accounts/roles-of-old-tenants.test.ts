import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serverRoot } from '../../platform/server-root.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/database.ts';
import { roleCatalogue } from './domain/shipped-roles.ts';

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const dispatcher =
  'request.register request.read request.accept request.dispatch request.verify request.follow-up request.reveal request.export request.import report.read';
/** What a tenant of the first day was given; it never changes, for such tenants are there. Everybody has `staff` besides. */
const first: Readonly<Record<string, string>> = {
  'grid-worker': 'request.register request.read request.handle',
  'community-worker':
    'request.register request.read request.accept request.dispatch request.handle request.verify request.follow-up request.reveal request.export report.read',
  'street-dispatcher': `${dispatcher} request.handle`,
  'district-dispatcher': `${dispatcher} list.draft`,
  'department-handler': 'request.read request.handle request.reveal',
  'department-dispatcher': 'request.read request.handle request.reveal request.export report.read',
  'unit-liaison': '',
  supervisor: 'request.read request.verify request.follow-up request.export report.read',
  'system-admin':
    'person.read person.manage place.manage unit.manage settings.manage list.draft import.manage apikey.manage',
  'security-admin': 'person.read post.grant role.manage list.publish',
  'audit-admin': 'audit.read',
};
const staff = ['place.read', 'unit.read', 'list.read', 'notification.read'];
const FIRST_DAY = '2026-11-22';

/** What the migrations since the first day do to roles, in their order. */
async function roleChanges(): Promise<string[]> {
  const folder = join(serverRoot(), 'migrations');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql') && name >= FIRST_DAY).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.flatMap((text) => text.match(/^(?:update|insert into) roles\b[^;]*;/gm) ?? []);
}

it('the roles of a tenant of the first day become those a new tenant begins with, and its own choices stay', async () => {
  const { rows } = await client.query<{ id: number }>(
    `insert into tenants (code, name) values ('old', '老租户') returning id`,
  );
  const tenantId = rows[0]?.id;
  const lay = (code: string, permissions: readonly string[]) =>
    client.query(`insert into roles (tenant_id, code, name, scope, permissions) values ($1, $2, $2, 'unit', $3)`, [
      tenantId,
      code,
      permissions,
    ]);
  for (const [code, permissions] of Object.entries(first))
    await lay(code, [...permissions.split(' ').filter(Boolean), ...staff]);
  await lay('our-own', ['audit.read']);
  const changes = await roleChanges();
  expect(changes.length).toBeGreaterThan(10);
  for (const change of changes) await client.query(change);
  const { rows: now } = await client.query<{ code: string; permissions: string[] }>(
    'select code, permissions from roles where tenant_id = $1',
    [tenantId],
  );
  const sorted = (roles: readonly { code: string; permissions: readonly string[] }[]) =>
    Object.fromEntries(roles.map(({ code, permissions }) => [code, [...permissions].sort()]));
  expect(sorted(now)).toEqual({ ...sorted(roleCatalogue), 'our-own': ['audit.read'] });
});
