import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/database.ts';
import { organizationsModule } from '../organizations/testing.ts';
import { markDemoAccounts, prepareSetup } from './index.ts';
import { accountsModule } from './module.ts';
import { mondayMorning, PASSWORD, startProcess, type TestProcess } from './testing.ts';

const modules = [organizationsModule, accountsModule];
let database: TestDatabase;
let here: TestProcess;

beforeAll(async () => {
  database = await createTestDatabase();
  here = await startProcess(modules, database, mondayMorning());
});
afterAll(async () => {
  await here?.stop();
  await database?.drop();
});

const administrator = (kind: string) => ({
  name: `${kind}管理员`,
  username: `${kind}-one`,
  password: `${PASSWORD} ${kind}`,
});
const form = {
  setupCode: 'AAAA-BBBB-CCCC',
  tenantName: '青禾区',
  tenantCode: 'qinghe',
  hotline: '0900-12345',
  levels: [
    { name: '区', isGrid: false },
    { name: '街道', isGrid: false },
    { name: '社区', isGrid: false },
    { name: '网格', isGrid: true },
  ],
  administrators: {
    system: administrator('system'),
    security: administrator('security'),
    audit: administrator('audit'),
  },
};
const post = (body: object, from = '10.0.0.1') => here.call('POST', '/api/setup', { body, from });

test('the first start: nobody, no tenant, a code on the console, then everything in one step', async () => {
  expect((await here.call('GET', '/api/setup')).json()).toEqual({ needed: true });
  expect((await here.call('GET', '/api/session')).json()).toMatchObject({
    tenant: null,
    person: null,
    setupNeeded: true,
  });
  const earlier = await prepareSetup(here.platform);
  const code = await prepareSetup(here.platform);
  expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  const { rows } = await here.platform.db.owner.query('select s::text as row from setup_codes s');
  expect(rows[0].row).not.toContain(code);

  const refused = async (body: object): Promise<string> => (await post(body)).json().code;
  expect(await refused(form)).toBe('setup-code-wrong');
  expect(await refused({ ...form, setupCode: earlier })).toBe('setup-code-wrong');
  const right = { ...form, setupCode: String(code).toLowerCase().replaceAll('-', ' ') };
  const alike = { ...form.administrators, audit: { ...administrator('audit'), password: `${PASSWORD} system` } };
  expect(await refused({ ...right, administrators: alike })).toBe('administrators-alike');
  const weak = { ...form.administrators, audit: { ...administrator('audit'), password: '1234567890' } };
  expect(await refused({ ...right, administrators: weak })).toBe('password-weak');
  // Two grid levels are refused in the middle of the work: nothing may be left behind.
  expect(await refused({ ...right, levels: form.levels.map((level) => ({ ...level, isGrid: true })) })).toBe(
    'level-grid',
  );
  expect((await here.call('GET', '/api/setup')).json()).toEqual({ needed: true });

  const [one, two] = await Promise.all([post(right), post(right)]);
  const statuses = [one.statusCode, two.statusCode].sort();
  expect(statuses).toEqual([201, 410]);
  const made = one.statusCode === 201 ? one : two;
  expect(made.json()).toMatchObject({ tenantCode: 'qinghe' });
  expect((await here.call('GET', '/api/setup')).json()).toEqual({ needed: false });
  expect(await prepareSetup(here.platform)).toBeNull();
  expect((await post(right)).json().code).toBe('already-set-up');
});

test('afterwards the three sign in, each with an office of its own', async () => {
  const permissionsOf = async (kind: string): Promise<string[]> => {
    const body = { username: `${kind}-one`, password: `${PASSWORD} ${kind}` };
    const session = (await here.call('POST', '/api/session', { body })).json();
    expect(session).toMatchObject({
      tenant: { code: 'qinghe', name: '青禾区', hotline: '0900-12345' },
      activePost: { role: `${kind}-admin`, unitName: '青禾区', scope: 'tenant' },
      mustChangePassword: false,
      setupNeeded: false,
    });
    return session.permissions;
  };
  const [system, security, audit] = [
    await permissionsOf('system'),
    await permissionsOf('security'),
    await permissionsOf('audit'),
  ];
  expect(system).toContain('person.manage');
  expect(security).toContain('post.grant');
  expect(audit).toContain('audit.read');
  const everyday = new Set(['place.read', 'unit.read', 'list.read', 'notification.read', 'person.read']);
  const offices = [system, security, audit].map((all) => all.filter((each) => !everyday.has(each)));
  const everything = offices.flat();
  expect(new Set(everything).size).toBe(everything.length);
});

test('guessing the code is slowed down', async () => {
  const codes = await Promise.all(
    Array.from({ length: 25 }, async () => (await post(form, '10.0.0.2')).json().code as string),
  );
  expect(codes.filter((code) => code === 'too-many-tries')).toHaveLength(5);
});

test('demo accounts are shown and usable in a demo, and refused everywhere else', async () => {
  const password = `${PASSWORD} audit`;
  const tenantId = (await here.call('GET', '/api/session')).json().tenant.id as number;
  await here.platform.db.transaction(tenantId, (tx) => markDemoAccounts(tx, ['audit-one'], password));
  const demo = await startProcess(modules, database, mondayMorning(), { demo: true });
  const body = { username: 'audit-one', password };
  expect((await demo.call('GET', '/api/session')).json()).toMatchObject({
    demoAccounts: [{ username: 'audit-one', name: 'audit管理员', role: 'audit-admin', title: '审计管理员' }],
    demoPassword: password,
  });
  expect((await demo.call('POST', '/api/session', { body })).statusCode).toBe(200);
  const seen = (await here.call('GET', '/api/session')).json();
  expect([seen.demoAccounts, seen.demoPassword]).toEqual([undefined, undefined]);
  expect((await here.call('POST', '/api/session', { body })).json().code).toBe('demo-account');
  await demo.stop();
});
