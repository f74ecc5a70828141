import type { FastifyInstance } from 'fastify';
import { expect } from 'vitest';
import type { Endpoint } from '../../kernel/endpoint.ts';
import type { Platform } from '../../platform/context.ts';
import { redAndBlue, upload } from '../files/testing.ts';
import { mattersEndpoints } from '../matters/contract.ts';
import { requestsEndpoints as api } from './contract.ts';

/** What a test's district offers (app/testing.ts): people who sign in, endpoints, a clock that is set by hand. */
export interface District<Person> {
  platform: Platform;
  http: FastifyInstance;
  tenantId: number;
  places: Record<string, string>;
  units: Record<string, string>;
  now(): Date;
  setNow(at: Date): void;
  signIn(role: string, at: { unit: string; place?: string }): Promise<Person>;
  call(endpoint: Endpoint, options: Options<Person>): Promise<Called>;
}
interface Options<Person> {
  as?: Person;
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  key?: string;
}
interface Called {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  json: any;
  text: string;
}

/** Who works on a request of the first community: its two workers, the district's dispatcher, a handler of the water office. */
export interface Desks<Person> {
  community: Person;
  colleague: Person;
  dispatcher: Person;
  handler: Person;
}

/** A session ends when the clock moves on: then everybody has to sign in anew. */
export async function signInDesks<Person>({ signIn }: District<Person>): Promise<Desks<Person>> {
  return {
    community: await signIn('community-worker', { unit: 'c1', place: 'C1' }),
    colleague: await signIn('community-worker', { unit: 'c1', place: 'C1' }),
    dispatcher: await signIn('district-dispatcher', { unit: 'd' }),
    handler: await signIn('department-handler', { unit: 'water' }),
  };
}

/** Inside the first grid of the test district. */
export const here = { lon: 106.005, lat: 39.005 };

/** Takes an action by its name, on the version that `as` sees, or `reader` in their place. */
export async function actOn<Person>(
  district: District<Person>,
  { name, as, reader = as, id, body = {} }: { name: string; as: Person; reader?: Person; id: string; body?: object },
): Promise<Called> {
  const detail = await district.call(api.getRequest, { as: reader, params: { id } });
  const endpoint = Object.values(api).find((each) => each.path === `/api/requests/{id}/${name}`);
  if (!endpoint) throw new Error(`no action ${name}`);
  return district.call(endpoint, { as, params: { id }, body: { version: detail.json?.version ?? 1, ...body } });
}

/** A picture that somebody has uploaded as proof. */
export async function evidence<Person extends { cookie: string }>(
  { http }: Pick<District<Person>, 'http'>,
  person: Person,
): Promise<string> {
  const bytes = await redAndBlue().jpeg().toBuffer();
  const { status, json } = await upload(http, { bytes, purpose: 'evidence', cookie: person.cookie });
  expect(status).toBe(201);
  return json.id;
}

/** Takes an action on a helper's part or on the call of a department, on the version given. */
export const actOnPart = <Person>(
  district: District<Person>,
  kind: 'co-tasks' | 'whistle-calls',
  { name, as, part, body = {} }: { name: string; as: Person; part: { id: string; version: number }; body?: object },
): Promise<Called> => {
  const endpoint = Object.values(api).find((each) => each.path === `/api/${kind}/{id}/${name}`);
  if (!endpoint) throw new Error(`no action ${name} on ${kind}`);
  return district.call(endpoint, { as, params: { id: part.id }, body: { version: part.version, ...body } });
};

/** Codes of a published list in their order, at most four; `condition` is on the item `i`. */
export async function codesOf(
  { platform, tenantId }: Pick<District<unknown>, 'platform' | 'tenantId'>,
  list: string,
  condition = 'true',
): Promise<string[]> {
  const { rows } = await platform.db.owner.query<{ code: string }>(
    `select i->>'code' as code from list_versions, jsonb_array_elements(items) i
     where tenant_id = $1 and list = $2 and state = 'published' and ${condition} order by 1 limit 4`,
    [tenantId, list],
  );
  return rows.map((row) => row.code);
}

/** Of sub-categories whose answers are verified. */
export const VERIFIED = `i->>'parent' is not null and not coalesce(i->'skip', '[]') ? 'verify'`;

interface Scene<Person> {
  district: District<Person>;
  dispatcher: Person;
  handler: Person;
}

/** The first steps of a request as one call each; `scene` is asked anew each time, for a test file lays it out later. */
export function requestSteps<Person>(scene: () => Scene<Person>) {
  const report = (body: object = {}, key?: string): Promise<Called> =>
    scene().district.call(api.reportRequest, {
      body: { content: '楼下水管爆了，水流了一地', ...here, ...body },
      ...(key && { key }),
    });

  const act = (name: string, as: Person, id: string, body: object = {}): Promise<Called> =>
    actOn(scene().district, { name, as, id, body });

  const must = async (name: string, as: Person, id: string, body: object = {}): Promise<Called['json']> => {
    const answer = await act(name, as, id, body);
    expect(answer.status, `${name}: ${answer.text}`).toBe(200);
    return answer.json;
  };

  const category = async (): Promise<string> => (await codesOf(scene().district, 'category', VERIFIED))[0] ?? '';

  /** A resident's report, and how the district finds it. */
  const reported = async (body: object = {}): Promise<Reported> => {
    const answer = await report(body);
    expect(answer.status, answer.text).toBe(201);
    const { number, queryCode } = answer.json;
    const { district, dispatcher } = scene();
    const found = await district.call(mattersEndpoints.searchMatters, { as: dispatcher, query: { q: number } });
    expect(found.json.items, found.text).toHaveLength(1);
    const { id, version } = found.json.items[0];
    return { id, code: queryCode, number, version };
  };

  /** Dispatched to the water office and signed for. */
  const handled = async (body: object = {}): Promise<Reported> => {
    const request = await reported(body);
    const { district, dispatcher, handler } = scene();
    await must('dispatch', dispatcher, request.id, { unitId: district.units.water, category: await category() });
    await must('sign', handler, request.id);
    return request;
  };

  return { report, reported, act, must, category, handled };
}

interface Reported {
  id: string;
  code: string;
  number: string;
  version: number;
}
