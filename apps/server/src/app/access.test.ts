import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Endpoint } from '../kernel/endpoint.ts';
import { permissionCatalogue, roleCatalogue } from '../modules/accounts/index.ts';
import { mattersEndpoints } from '../modules/matters/contract.ts';
import { actionNames, requestsEndpoints as api } from '../modules/requests/contract.ts';
import { newId } from '../platform/ids.ts';
import { modules } from './modules.ts';
import { founder, newTenant, type Person, startTestApp, type TestApp } from './testing.ts';

/** The access table: every endpoint of the contracts × every role × nobody, called through the whole adapter. */
const endpoints: Endpoint[] = modules.flatMap((module) => module.routes.map((route) => route.endpoint));
const roles = roleCatalogue.map((role) => role.code).filter((code) => code !== 'resident');
/** Where a role's post is, for a role that needs a unit or a place. */
const postOf: Record<string, { unit?: string; place?: string }> = {
  'grid-worker': { unit: 'c1', place: 'G1' },
  'community-worker': { unit: 'c1', place: 'C1' },
  'street-dispatcher': { unit: 's1', place: 'S1' },
  'district-dispatcher': { unit: 'd' },
  'department-handler': { unit: 'water' },
  'department-dispatcher': { unit: 'water' },
  'unit-liaison': { unit: 'water' },
  delegate: { place: 'S1' },
};
/** The same roles elsewhere: a sibling unit, a sibling place. */
const siblingOf: Record<string, { unit?: string; place?: string }> = {
  'grid-worker': { unit: 'c2', place: 'G3' },
  'community-worker': { unit: 'c2', place: 'C2' },
  'street-dispatcher': { unit: 's2', place: 'S2' },
  'department-handler': { unit: 'heat' },
  'department-dispatcher': { unit: 'heat' },
  delegate: { place: 'S2' },
};

let test: TestApp;
const people = new Map<string, Person>();

beforeAll(async () => {
  test = await startTestApp();
  for (const role of roles) people.set(role, await test.signIn(role, postOf[role]));
});
afterAll(() => test.stop());

const params = (endpoint: Endpoint, id: string): Record<string, string> =>
  Object.fromEntries(
    [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [
      name ?? '',
      name === 'id' ? id : name === 'list' ? 'category' : 'x',
    ]),
  );
const permissionsOf = (role: string): readonly string[] =>
  roleCatalogue.find((each) => each.code === role)?.permissions ?? [];

/** Open311 carries its key in the form, as the standard has it: the route asks for it, not the gate. */
const asksForKey = (endpoint: Endpoint): boolean => endpoint.method === 'POST' && endpoint.path.startsWith('/open311/');

describe('every endpoint says who may call it', () => {
  it('with a permission that exists, or public, or signed-in', () => {
    const known = new Set(['public', 'signed-in', ...permissionCatalogue.map((permission) => permission.code)]);
    expect(endpoints.filter((endpoint) => !known.has(endpoint.access)).map((endpoint) => endpoint.path)).toEqual([]);
  });

  it('and no two share a method and a path', () => {
    const keys = endpoints.map((endpoint) => `${endpoint.method} ${endpoint.path}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('the gate of the transport', () => {
  for (const endpoint of endpoints) {
    if (endpoint.path === '/api/live') continue; // a stream does not end; it is asked below
    it(`${endpoint.method} ${endpoint.path} is for ${endpoint.access}`, async () => {
      const id = newId(test.now());
      const nobody = await test.call(endpoint, { params: params(endpoint, id) });
      if (asksForKey(endpoint)) expect([400, 401, 403]).toContain(nobody.status);
      else if (endpoint.access === 'public') expect([401, 403]).not.toContain(nobody.status);
      else expect(nobody.status, nobody.text).toBe(401);
      if (endpoint.path === '/api/session' && endpoint.method === 'DELETE') return;
      for (const role of roles) {
        const answer = await test.call(endpoint, { as: people.get(role), params: params(endpoint, id) });
        const may =
          endpoint.access === 'public' ||
          endpoint.access === 'signed-in' ||
          permissionsOf(role).includes(endpoint.access);
        if (asksForKey(endpoint)) continue;
        if (may) expect(answer.status, `${role}: ${answer.text}`).not.toBe(401);
        else expect(answer.status, `${role}: ${answer.text}`).toBe(403);
        expect(answer.status, `${role}: ${answer.text}`).toBeLessThan(500);
      }
    });
  }

  it('an address in which no id stands where one belongs is the address of nothing, in every module', async () => {
    const withId = endpoints.filter(({ params: of }) => JSON.stringify(of ?? {}).includes('"format":"uuid"'));
    expect(withId.length).toBeGreaterThan(100);
    for (const endpoint of withId) {
      const role = roles.find((each) => permissionsOf(each).includes(endpoint.access)) ?? roles[0];
      const answer = await test.call(endpoint, { as: people.get(role ?? ''), params: params(endpoint, 'xyz') });
      const at = `${endpoint.method} ${endpoint.path}: ${answer.text}`;
      expect([answer.status, answer.json.code], at).toEqual([404, 'not-found']);
      expect(answer.json.detail, at).toMatch(/^没有找到/);
    }
  });

  it('GET /api/live is closed to nobody', async () => {
    expect((await test.call(mattersEndpoints.live)).status).toBe(401);
  });
});

/** One request of grid G1 that the water department handles: who sees it, by role and by where the role stands. */
describe('the wall around one request', () => {
  let id: string;
  const readers = [
    'grid-worker',
    'community-worker',
    'street-dispatcher',
    'district-dispatcher',
    'department-handler',
    'department-dispatcher',
    'supervisor',
  ];
  const byId: Endpoint[] = [
    api.getRequest,
    api.explainClocks,
    mattersEndpoints.verifyLog,
    api.suggestDispatch,
    api.revealReporter,
    ...Object.values(api).filter((endpoint) =>
      actionNames.some((name) => endpoint.path === `/api/requests/{id}/${name}`),
    ),
    api.appealAssessment,
  ];

  beforeAll(async () => {
    const reported = await test.call(api.reportRequest, {
      body: { content: '自来水管漏水', lon: 106.005, lat: 39.005, phone: '13900001111' },
    });
    const { rows } = await test.platform.db.owner.query('select id from matters where number = $1', [
      reported.json.number,
    ]);
    id = rows[0].id;
    const { rows: leaves } = await test.platform.db.owner.query(
      `select i->>'code' as code from list_versions, jsonb_array_elements(items) i where list = 'category' and state = 'published' and i->>'parent' is not null limit 1`,
    );
    const dispatcher = people.get('district-dispatcher');
    const sent = await test.call(api.dispatchRequest, {
      as: dispatcher,
      params: { id },
      body: { version: 1, unitId: test.units.water, category: leaves[0].code },
    });
    expect(sent.status, sent.text).toBe(200);
  });

  const bodyOf = (endpoint: Endpoint): object | undefined => {
    if (endpoint === api.revealReporter) return { reason: '核对地址' };
    return endpoint.method === 'POST' ? validBodies[endpoint.path.split('/').at(-1) ?? ''] : undefined;
  };

  it('its own people reach it', async () => {
    for (const role of readers) {
      const answer = await test.call(api.getRequest, { as: people.get(role), params: { id } });
      expect(answer.status, `${role}: ${answer.text}`).toBe(200);
      expect(answer.text).not.toContain('13900001111');
    }
    const colleague = await test.signIn('department-handler', { unit: 'water' });
    expect((await test.call(api.getRequest, { as: colleague, params: { id } })).status).toBe(200);
  });

  it('a sibling unit does not know it exists, whatever it asks', async () => {
    for (const [role, at] of Object.entries(siblingOf)) {
      const sibling = await test.signIn(role, at);
      for (const endpoint of byId) {
        const answer = await test.call(endpoint, { as: sibling, params: { id }, body: bodyOf(endpoint) });
        const may = permissionsOf(role).includes(endpoint.access);
        expect(answer.status, `${role} ${endpoint.path}: ${answer.text}`).toBe(may ? 404 : 403);
      }
      const list = await test.call(api.listRequests, { as: sibling, query: { view: 'all' } });
      expect(list.json.items.map((row: { id: string }) => row.id)).not.toContain(id);
      const search = await test.call(mattersEndpoints.searchMatters, { as: sibling, query: { q: '自来水管' } });
      expect(search.json.items).toEqual([]);
    }
  });

  it('nobody of another tenant reaches it, whatever their role', async () => {
    const other = await newTenant(test.platform, 'other', '别区');
    await test.inTransaction(async (ctx) => {
      const { ensureRoles } = await import('../modules/accounts/index.ts');
      const { ensureLists } = await import('../modules/lists/index.ts');
      await ensureRoles(ctx.tx);
      await ensureLists(ctx);
    }, founder(other));
    for (const role of ['district-dispatcher', 'supervisor', 'system-admin', 'audit-admin']) {
      const stranger = await test.newcomer(role, other);
      for (const endpoint of byId) {
        const answer = await test.call(endpoint, { as: stranger, params: { id }, body: bodyOf(endpoint) });
        expect([403, 404], `${role} ${endpoint.path}: ${answer.text}`).toContain(answer.status);
      }
    }
  });

  it('an acting role in the wrong seat is refused, not obeyed', async () => {
    const community = people.get('community-worker');
    const sign = await test.call(api.signRequest, { as: community, params: { id }, body: { version: 2 } });
    expect(sign.status).toBe(403);
  });
});

const validBodies: Record<string, object> = Object.fromEntries(
  Object.entries({
    decline: { reason: 'repeat' },
    answer: { publicText: '已答复' },
    file: { category: 'x' },
    dispatch: { unitId: '00000000-0000-7000-8000-000000000000' },
    reassign: { unitId: '00000000-0000-7000-8000-000000000000', reason: '改派' },
    ask: { question: '几号楼' },
    supply: { answer: '三号楼' },
    return: { clause: '1.1', reason: '不归我们' },
    adjudicate: { upheld: false, reason: '请办理' },
    contact: { channel: 'phone', reached: true },
    reply: { resultClass: 'solved', publicText: '已修好' },
    verify: { onSite: false },
    rework: { reason: '没修好' },
    'follow-up': { channel: 'phone', reached: false },
    rehandle: { reason: '再办' },
    reopen: { reason: '又坏了' },
    void: { reason: '误登记' },
    appeal: { ground: 'other', reason: '不属实', files: ['00000000-0000-7000-8000-000000000000'] },
    'co-handle': { unitIds: ['00000000-0000-7000-8000-000000000000'], task: '协助' },
    whistle: { type: 'request', unitIds: ['00000000-0000-7000-8000-000000000000'], reason: '请到场' },
    escalate: { ground: 'overdue', reason: '超期' },
    adopt: {},
    urge: { cause: 'leader', words: '请抓紧' },
    supervise: { cause: 'leader', words: '请抓紧' },
    'answer-urge': { answer: '今天办' },
    transfer: { kind: 'mediation', reference: '调解1号' },
    'end-transfer': { outcome: '已调解' },
    divert: { route: 'fire' },
    merge: { masterId: '00000000-0000-7000-8000-000000000000' },
    unmerge: { reason: '不是一件事' },
    'ask-extension': { reasonClass: 'complex', reason: '工程大', amount: 1 },
    'ask-suspension': {
      reasonClass: 'funds',
      reason: '等资金',
      reviewOn: '2026-12-01',
      files: ['00000000-0000-7000-8000-000000000000'],
    },
    approve: {},
    refuse: { reason: '不同意' },
    'withdraw-ask': {},
    resume: {},
    review: { outcome: 'resume', reason: '恢复' },
    'self-handle': { publicText: '已办' },
    accept: {},
    sign: {},
    close: {},
  }).map(([name, body]) => [name, name === 'appeal' ? body : { version: 2, ...body }]),
);
