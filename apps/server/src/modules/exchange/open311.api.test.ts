import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { requestsEndpoints } from '../requests/contract.ts';
import { exchangeEndpoints as api } from './contract.ts';
import { expectValid, sample, shapeOf } from './testing.ts';

let app: TestApp;
let admin: Person;
let key: string;
let service: string;

beforeAll(async () => {
  app = await startTestApp();
  admin = await app.signIn('system-admin');
  key = (await makeKey(['request.register'])).key;
  service = (await get('services.json')).json[0].service_code;
});
afterAll(() => app?.stop());
beforeEach(async () => {
  admin = await app.signIn('system-admin');
});

async function makeKey(permissions: string[]) {
  const answer = await app.call(api.createApiKey, { as: admin, body: { name: '市热线平台', permissions } });
  expect(answer.status, answer.text).toBe(201);
  return answer.json as { id: string; key: string };
}
async function get(path: string, headers: Record<string, string> = {}) {
  const response = await app.http.inject({ url: `/open311/v2/${path}`, headers });
  const isJson = String(response.headers['content-type']).startsWith('application/json');
  return { status: response.statusCode, text: response.body, json: isJson ? response.json() : undefined };
}
async function post(format: 'json' | 'xml', form: Record<string, string>, headers: Record<string, string> = {}) {
  const response = await app.http.inject({
    method: 'POST',
    url: `/open311/v2/requests.${format}`,
    payload: new URLSearchParams(form).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });
  return {
    status: response.statusCode,
    text: response.body,
    json: format === 'json' ? response.json() : undefined,
  };
}
const report = (more: Record<string, string> = {}): Record<string, string> => ({
  api_key: key,
  service_code: service,
  lat: '39.005',
  long: '106.005',
  description: '路口的灯坏了',
  ...more,
});
const created = async (more: Record<string, string> = {}): Promise<string> => {
  const answer = await post('json', report(more));
  expect(answer.status, answer.text).toBe(200);
  return answer.json[0].service_request_id;
};

describe('GeoReport v2 in JSON keeps to the published schemas', () => {
  test('services and their definitions', async () => {
    const services = await get('services.json');
    expect(services.json.length).toBeGreaterThan(20);
    expectValid('services', services.json);
    for (const each of services.json.slice(0, 5)) {
      const definition = await get(`services/${each.service_code}.json`);
      expectValid('service-definition', definition.json);
      expect(definition.json.service_code).toBe(each.service_code);
    }
  });

  test('requests', async () => {
    const number = await created({ 'attribute[publish]': 'yes' });
    const list = await get(`requests.json?service_request_id=${number}`);
    expectValid('requests', list.json);
    expect(list.json).toMatchObject([
      {
        service_request_id: number,
        status: 'open',
        service_code: service,
        description: '路口的灯坏了',
        requested_datetime: '2026-11-18T10:00:00+08:00',
        lat: 39.005,
        long: 106.005,
      },
    ]);
    expect((await get(`requests/${number}.json`)).json).toEqual(list.json);
  });

  test('discovery says where and how', async () => {
    const { json } = await get('discovery.json');
    expect(json.endpoints).toMatchObject([
      { url: 'http://127.0.0.1/open311/v2', type: 'production', formats: ['text/xml', 'application/json'] },
    ]);
  });
});

describe('GeoReport v2 in XML has the elements of the samples, in their order', () => {
  test('discovery', async () => {
    expect(shapeOf((await get('discovery.xml')).text)).toEqual(sample('node_client_mocks/discovery-dc.xml'));
  });
  test('services', async () => {
    const ours = shapeOf((await get('services.xml')).text);
    expect(ours).toEqual(sample('node_client_mocks/dc-services.xml'));
    expect(ours).toEqual(sample('ruby_client_fixtures/services.xml'));
  });
  test('service definition', async () => {
    expect(shapeOf((await get(`services/${service}.xml`)).text)).toEqual(
      sample('node_client_mocks/dc-services-S0301.xml'),
    );
  });
  test('requests, one and none', async () => {
    const number = await created({ 'attribute[publish]': 'yes' });
    expect(shapeOf((await get('requests.xml')).text)).toEqual(sample('ruby_client_fixtures/service_requests.xml'));
    expect(shapeOf((await get(`requests/${number}.xml`)).text)).toEqual(
      sample('ruby_client_fixtures/get_service_request.xml'),
    );
    expect(shapeOf((await get('requests.xml?status=closed')).text)).toEqual(
      sample('ruby_client_fixtures/service_requests_empty.xml'),
    );
  });
  test('a report, and its token', async () => {
    const { text, status } = await post('xml', report());
    expect(status).toBe(200);
    expect(shapeOf(text)).toEqual(sample('ruby_client_fixtures/post_service_request.xml'));
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0] ?? '';
    const token = await get(`tokens/${code}.xml`);
    expect(token.status, token.text).toBe(200);
    expect(shapeOf(token.text)).toEqual(sample('node_client_mocks/token.xml'));
  });
  test('errors', async () => {
    const { status, text } = await get('requests/not-an-id.xml');
    expect(status).toBe(404);
    expect(shapeOf(text)).toEqual(sample('ruby_client_fixtures/get_service_request_not_found.xml'));
    expect(text).toContain('<code>404</code>');
  });
  test('whatever a resident writes is text', async () => {
    const words = `]]><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><a b='&e;'>&amp; \u0007\u{1f600}</a>`;
    const number = await created({ description: words, 'attribute[publish]': 'yes' });
    const { text } = await get(`requests/${number}.xml`);
    expect(XMLValidator.validate(text)).toBe(true);
    expect(text).not.toMatch(/<!|<a /);
    const read = new XMLParser({ parseTagValue: false }).parse(text).service_requests.request;
    expect(read.description).toBe(words.replace('\u0007', ''));
  });
});

describe('who sees what', () => {
  test('only what its reporter agreed to show, and a key what it has brought; never a contact', async () => {
    const hidden = await created({
      description: '我家暖气不热',
      phone: '13812345678',
      first_name: '三',
      last_name: '张',
    });
    const shown = await created({
      description: '找我打13812345678或0952-2012345，邮箱 a@b.cn，身份证640202199001011234',
      phone: '13812345678',
      last_name: '张',
      'attribute[publish]': 'yes',
    });
    expect((await get(`requests/${hidden}.json`)).status).toBe(404);
    expect((await get(`requests/${hidden}.json?api_key=${encodeURIComponent(key)}`)).json).toMatchObject([
      { service_request_id: hidden, description: null },
    ]);
    const other = await makeKey(['request.register']);
    expect((await get(`requests/${hidden}.json?api_key=${encodeURIComponent(other.key)}`)).status).toBe(404);
    const { text } = await get(`requests/${shown}.json`);
    expect(text).not.toMatch(/1381|2012345|a@b|64020|张/);
    expect((await get('requests.json')).text).not.toContain('暖气');
  });

  test('a resident of our own pages is shown by consent alone, confidential ones never', async () => {
    const own = async (body: object): Promise<string> =>
      (
        await app.call(requestsEndpoints.reportRequest, {
          body: { content: '楼道堆物', lon: 106.005, lat: 39.005, ...body },
        })
      ).json.number;
    const agreed = await own({ consents: ['publish-result'] });
    const silent = await own({});
    const confidential = await own({ consents: ['publish-result'], confidential: true });
    expect((await get(`requests/${agreed}.json`)).status).toBe(200);
    expect((await get(`requests/${silent}.json`)).status).toBe(404);
    expect((await get(`requests/${confidential}.json`)).status).toBe(404);
  });

  test('the status follows the request, and the reply is the note', async () => {
    const number = await created({ 'attribute[publish]': 'yes' });
    const dispatcher = await app.signIn('district-dispatcher', { unit: 'd' });
    const { rows } = await app.platform.db.owner.query('select id, version from matters where number = $1', [number]);
    const answered = await app.call(requestsEndpoints.answerRequest, {
      as: dispatcher,
      params: { id: rows[0].id },
      body: { version: rows[0].version, publicText: '已通知路灯所，今晚修复。' },
    });
    expect(answered.status, answered.text).toBe(200);
    expect((await get(`requests/${number}.json`)).json).toMatchObject([
      { status: 'closed', status_notes: '已通知路灯所，今晚修复。', agency_responsible: '测试区' },
    ]);
  });
});

describe('a report', () => {
  test('needs a key that may register, a known service and a place', async () => {
    const refusal = async (form: Record<string, string>) => {
      const { status, json } = await post('json', form);
      expect(json[0].code).toBe(status);
      return status;
    };
    const { api_key: _key, ...anonymous } = report();
    expect(await refusal(anonymous)).toBe(403);
    expect(await refusal(report({ api_key: `${app.tenantId}.${'x'.repeat(43)}` }))).toBe(403);
    const reader = await makeKey(['report.read']);
    expect(await refusal(report({ api_key: reader.key }))).toBe(403);
    expect(await refusal(report({ service_code: '' }))).toBe(400);
    expect(await refusal(report({ service_code: 'no-such' }))).toBe(404);
    expect(await refusal(report({ lat: '', long: '' }))).toBe(400);
    expect(await refusal(report({ lat: 'x' }))).toBe(400);
    expect(await refusal(report({ phone: '12' }))).toBe(400);
    expect(await refusal(report({ description: 'x'.repeat(4001) }))).toBe(400);
    expect(await refusal(report({ jurisdiction_id: 'elsewhere' }))).toBe(404);
    expect((await post('json', report({ jurisdiction_id: 'test' }))).status).toBe(200);
  });

  test('with the same Idempotency-Key is one request', async () => {
    const headers = { 'idempotency-key': 'from-the-hotline-1' };
    const [first, second] = [await post('json', report(), headers), await post('json', report(), headers)];
    expect(second.json[0].service_request_id).toBe(first.json[0].service_request_id);
  });

  test('is taken without a key only where the tenant allows it, and not without end', async () => {
    const { api_key: _key, ...anonymous } = report({ description: '匿名上报' });
    const options = (await app.call(api.getOpen311Options, { as: admin })).json;
    expect(options).toEqual({ anonymous: false, contact: '', version: 0 });
    const saved = await app.call(api.setOpen311Options, {
      as: admin,
      body: { ...options, anonymous: true, contact: '0952-12345' },
    });
    expect(saved.json).toEqual({ anonymous: true, contact: '0952-12345', version: 1 });
    expect((await app.call(api.setOpen311Options, { as: admin, body: options })).status).toBe(409);
    expect((await get('discovery.json')).json.contact).toBe('0952-12345');
    const statuses: number[] = [];
    for (let i = 0; i < 62 && statuses.at(-1) !== 429; i += 1) statuses.push((await post('json', anonymous)).status);
    expect(statuses[0]).toBe(200);
    expect(statuses.at(-1)).toBe(429);
  });

  test('of a revoked key is refused at once', async () => {
    const { id, key: gone } = await makeKey(['request.register']);
    expect((await post('json', report({ api_key: gone }))).status).toBe(200);
    expect((await app.call(api.revokeApiKey, { as: admin, params: { id } })).status).toBe(204);
    expect((await post('json', report({ api_key: gone }))).status).toBe(403);
    const { items } = (await app.call(api.listApiKeys, { as: admin })).json;
    expect(JSON.stringify(items)).not.toContain(gone);
    expect(items.find((each: { id: string }) => each.id === id).revokedAt).not.toBeNull();
  });

  test('in a form is read nowhere else', async () => {
    const response = await app.http.inject({
      method: 'POST',
      url: '/api/reports',
      payload: 'content=a+form+of+another+site',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(response.statusCode).toBe(415);
  });
});

describe('what is asked for', () => {
  test('spans at most ninety days, and says so', async () => {
    expect((await get('requests.json?start_date=2026-01-01&end_date=2026-06-01')).status).toBe(400);
    expect((await get('requests.json?start_date=yesterday')).status).toBe(400);
    expect((await get('requests.json?status=lost')).status).toBe(400);
    expect((await get('requests.json?start_date=2026-11-01T00:00:00%2B08:00')).status).toBe(200);
    expect((await get('requests.json?start_date=2020-01-01&end_date=2020-02-01')).json).toEqual([]);
  });

  test('is told in the language of the caller', async () => {
    const chinese = (await get('services.json')).json[0].service_name;
    const english = (await get('services.json', { 'accept-language': 'en' })).json[0].service_name;
    expect(chinese).toMatch(/\p{Script=Han}/u);
    expect(english).not.toBe(chinese);
  });
});
