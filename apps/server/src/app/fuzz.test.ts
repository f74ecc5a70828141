import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seeded } from '../../../../simulator/random.ts';
import type { Endpoint } from '../kernel/endpoint.ts';
import { permissionCatalogue, roleCatalogue } from '../modules/accounts/index.ts';
import { reportRequest } from '../modules/requests/contract.ts';
import { type Known, mutated, type Schema, makeValue } from '../platform/testing/schema-values.ts';
import { modules } from './modules.ts';
import { type Person, startTestApp, type TestApp } from './testing.ts';

/** Calls made up from the contracts, half of them in order and half of them not: nothing breaks, nothing else is said than declared. */
const SEED = Number(process.env.HUYING_FUZZ_SEED ?? 311);
const EACH = Number(process.env.HUYING_FUZZ_EACH ?? 30);
/** A password is hashed slowly on purpose, and a workbook takes a thread of its own. */
const FEW = Math.min(6, EACH);
const slow = /^\/api\/(session|setup|people)|\.xlsx$/;
const endpoints: Endpoint[] = modules
  .flatMap(({ routes }) => routes.map(({ endpoint }) => endpoint))
  .filter(({ path }) => path !== '/api/live'); // a stream does not end

let test: TestApp;
let known: Known;
const ajv = addFormats.default(new Ajv({ strict: false, allErrors: true }));

beforeAll(async () => {
  test = await startTestApp();
  test.setNow(new Date());
  await test.inTransaction(({ tx }) =>
    tx.sql(
      `insert into roles (tenant_id, code, name, scope, permissions) values ($1, 'everything', '全权', 'tenant', $2)`,
      [tx.tenantId, permissionCatalogue.map(({ code }) => code)],
    ),
  );
  const codes: string[] = [];
  for (let i = 0; i < 12; i++) {
    const made = await test.call(reportRequest, {
      body: { content: `第 ${i} 处路灯不亮`, lon: 106.005, lat: 39.005, ...(i % 2 && { phone: '13900001111' }) },
    });
    codes.push(made.json.queryCode);
  }
  known = await whatIsThere(codes);
});
afterAll(() => test.stop());

/** Ids and codes that exist, so that calls get past "not found". */
async function whatIsThere(codes: string[]): Promise<Known> {
  const all = async (statement: string): Promise<unknown[]> =>
    (await test.platform.db.owner.query({ text: statement, rowMode: 'array' })).rows.map(([each]) => each);
  const [matters, units, places, people, versions, leaves, roles] = await Promise.all(
    [
      'select id from matters',
      'select id from units',
      'select id from places',
      'select id from people',
      'select id from list_versions',
      `select i->>'code' from list_versions, jsonb_array_elements(items) i where list = 'category' limit 30`,
      'select code from roles',
    ].map(all),
  );
  const byName: Record<string, unknown[] | undefined> = {
    id: [...matters!, ...matters!, ...units!, ...places!, ...people!, ...versions!],
    code: codes,
    category: leaves,
    unitId: units,
    parentId: [...units!, ...places!],
    proposedUnitId: units,
    placeId: places,
    role: roles,
    month: ['2026-10', '2026-11'],
    occasion: ['elderly', 'hardship'],
    lon: [106.005],
    lat: [39.005],
    version: [1, 2, 3],
    view: ['todo', 'all', 'new'],
    phone: ['13900001111'],
    q: ['路灯', '第 1'],
  };
  return (field) => byName[field] ?? [];
}

/** Who has signed in for the endpoint in hand, by role: calls end sessions and posts, so nobody is taken along to the next. */
const present = new Map<string, Person>();

/** A colleague whose role is made for this, or one who may do everything. */
async function somebodyFor(endpoint: Endpoint, i: number): Promise<Person | undefined> {
  if (endpoint.access === 'public' && i % 2) return undefined;
  const fit = roleCatalogue.filter(({ permissions }) => permissions.includes(endpoint.access));
  const role = i % 2 ? fit[i % fit.length]?.code : undefined;
  const at = {
    'grid-worker': { unit: 'c1', place: 'G1' },
    'community-worker': { unit: 'c1', place: 'C1' },
    delegate: { unit: 'c1', place: 'S1' },
  }[role ?? ''];
  const known = present.get(role ?? 'everything');
  const person = known ?? (await test.signIn(role ?? 'everything', at ?? { unit: 'd' }));
  present.set(role ?? 'everything', person);
  return person;
}

interface Made {
  params: Record<string, string>;
  query: Record<string, unknown>;
  body: unknown;
}

function makeUp(endpoint: Endpoint, random: ReturnType<typeof seeded>, broken: boolean): Made {
  const params = Object.fromEntries(
    [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => {
      const schema = (endpoint.params as Schema | undefined)?.properties?.[name] ?? { type: 'string' };
      return [name, String(makeValue(schema, random, known, name))];
    }),
  );
  const query = endpoint.query ? (makeValue(endpoint.query as Schema, random, known) as Made['query']) : {};
  const body = endpoint.body && makeValue(endpoint.body as Schema, random, known);
  if (!broken) return { params, query, body };
  const part = random.pick([
    ...(endpoint.params ? ['params'] : []),
    ...(endpoint.query ? ['query'] : []),
    'body',
    'body',
    'body',
  ]);
  if (part === 'params') {
    const odd = random.pick([
      'x',
      '0',
      '%00',
      '\u0000',
      '汉字',
      "'",
      'a'.repeat(90),
      '00000000-0000-0000-0000-000000000000',
    ]);
    return { params: { ...params, [random.pick(Object.keys(params))]: odd }, query, body };
  }
  if (part === 'query') return { params, query: mutated(query, random) as Made['query'], body };
  return { params, query, body: mutated(body ?? {}, random) };
}

/** Sends it as it would come over the wire; from an address of its own, so that no throttle answers instead. */
async function send(endpoint: Endpoint, made: Made, person: Person | undefined, i: number) {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(wellFormed(made.params[name] ?? '')),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(made.query ?? {}))
    for (const each of Array.isArray(value) ? value : [value])
      search.append(name, typeof each === 'object' ? JSON.stringify(each) : String(each));
  const payload = endpoint.method === 'GET' || made.body === undefined ? undefined : JSON.stringify(made.body);
  return test.http.inject({
    method: endpoint.method,
    url: `${path}?${search}`,
    remoteAddress: `10.1.${i >> 8}.${i & 255}`,
    headers: {
      ...(person && { cookie: `__Host-huying=${person.cookie}` }),
      ...(payload !== undefined && {
        'content-type': endpoint.form ? 'application/x-www-form-urlencoded' : 'application/json',
      }),
    },
    ...(payload !== undefined && { payload }),
  });
}

/** Half a character cannot be written into an address. */
const wellFormed = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');

/** The same schema, closed: an answer may not hold a field that nobody declared. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const inner = Object.fromEntries(Object.entries(node).map(([key, each]) => [key, closed(each)]));
  return 'properties' in inner && !('additionalProperties' in inner) && inner.type === 'object'
    ? { ...inner, additionalProperties: false }
    : inner;
}

const compiled = new Map<object, ValidateFunction>();
function checkOf(schema: object): ValidateFunction {
  const check = compiled.get(schema) ?? ajv.compile(closed(schema) as object);
  compiled.set(schema, check);
  return check;
}

let calls = 0;
const tally: Record<number, number> = {};
it.each(endpoints.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))(
  '%s',
  async (name, endpoint) => {
    const random = seeded(SEED + [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1e9, 7));
    const wrong: string[] = [];
    present.clear();
    const plain = endpoint.method === 'GET' && !endpoint.query && !endpoint.params;
    const rounds = plain ? 2 : slow.test(endpoint.path) ? FEW : EACH;
    for (let i = 0; i < rounds * 2; i++) {
      const made = makeUp(endpoint, random, i >= rounds);
      const person = await somebodyFor(endpoint, i);
      const answer = await send(endpoint, made, person, ++calls);
      const told = `${answer.statusCode} ${answer.body.slice(0, 200)} ← ${JSON.stringify(made).slice(0, 400)}`;
      if (answer.statusCode === 401) present.clear();
      tally[answer.statusCode] = (tally[answer.statusCode] ?? 0) + 1;
      const type = String(answer.headers['content-type']);
      if (answer.statusCode >= 500) wrong.push(told);
      else if (
        answer.statusCode >= 400 &&
        !/^(application\/problem\+json|text\/xml|application\/xml)/.test(type) &&
        !endpoint.produces
      )
        wrong.push(`not a problem: ${type} ${told}`);
      else if (answer.statusCode < 300 && endpoint.response && /json/.test(type)) {
        const check = checkOf(endpoint.response);
        if (!check(answer.json())) wrong.push(`${ajv.errorsText(check.errors)} ${told}`);
      }
    }
    expect(wrong.slice(0, 3)).toEqual([]);
  },
);

it('many calls were answered in every way', () => {
  console.log(`${calls} calls, seed ${SEED}: ${JSON.stringify(tally)}`);
  expect(calls).toBeGreaterThan(100 * EACH);
  for (const status of [200, 201, 404, 409, 422]) expect(tally[status] ?? 0, String(status)).toBeGreaterThan(20);
});
