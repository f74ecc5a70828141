import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { exchangeEndpoints } from '../exchange/contract.ts';
import { formOf } from '../files/testing.ts';
import { requestsEndpoints } from '../requests/contract.ts';
import { hotlineEndpoints as api, type PushResult } from './contract.ts';
import { deliverTenant, sweepFolder } from './testing.ts';

const SECRET = 'agreed between both sides';
let app: TestApp;
let admin: Person;
let dispatcher: Person;
let key: string;
beforeAll(async () => {
  app = await startTestApp();
  admin = await app.signIn('system-admin');
  dispatcher = await app.signIn('district-dispatcher', { unit: 'd' });
  const body = { ...link, secret: SECRET, token: 'a token of theirs', version: 0 };
  expect((await app.call(api.setHotline, { as: admin, body })).status).toBe(200);
  const made = await app.call(exchangeEndpoints.createApiKey, {
    as: admin,
    body: { name: '热线', permissions: ['hotline.exchange'] },
  });
  key = made.json.key;
});
afterAll(() => app?.stop());

const link = {
  enabled: true,
  pushUrl: 'http://127.0.0.1:9/in',
  pullUrl: null,
  pullMinutes: 5,
  algorithm: 'sha256',
  signedOnly: true,
  datum: 'CGCS2000',
};

async function push(messages: unknown[], change: { secret?: string; at?: Date; bearer?: string; body?: string } = {}) {
  const body = JSON.stringify({ messages });
  const at = String(Math.floor((change.at ?? app.now()).getTime() / 1000));
  const text = `call.${at}.${body}`;
  const signature = createHmac('sha256', change.secret ?? SECRET)
    .update(text)
    .digest('base64');
  const response = await app.http.inject({
    method: 'POST',
    url: '/api/hotline/push',
    payload: change.body ?? body,
    headers: {
      'content-type': 'application/json',
      ...(change.bearer !== '' && { authorization: `Bearer ${change.bearer ?? key}` }),
      'webhook-id': 'call',
      'webhook-timestamp': at,
      'webhook-signature': `v1,${signature}`,
    },
  });
  return { status: response.statusCode, json: response.json() as { results: PushResult[]; code?: string } };
}

const order = (number: string, seq = 1, data: object = {}) => ({
  id: `${number}-${seq}`,
  number,
  seq,
  kind: 'order',
  data: { content: `${number} 路灯不亮`, madeAt: '2026-11-18 09:00:00', ...data },
});
const say = (number: string, seq: number, kind: string, data: object) => ({
  id: `${number}-${seq}`,
  number,
  seq,
  kind,
  data,
});
const sql = async <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await app.platform.db.owner.query(text, values)).rows as Row[];
const requestOf = async (number: string) => {
  const [row] = await sql<{ id: string; state: string; version: number }>(
    `select m.id, m.state, m.version from requests r join matters m on m.id = r.id where r.source_system = '12345' and r.source_number = $1`,
    [number],
  );
  if (!row) throw new Error(`no request ${number}`);
  return row;
};
const inbox = async (number: string) =>
  (
    await sql<{ seq: number; state: string }>('select seq, state from hotline_inbox where number = $1 order by seq', [
      number,
    ])
  ).map(({ seq, state }) => `${seq} ${state}`);

describe('who may push', () => {
  test('a key with the permission, and a signature over the very bytes, not older than five minutes', async () => {
    expect((await push([order('S1')], { bearer: '' })).status).toBe(401);
    expect((await push([order('S1')], { secret: 'another one' })).status).toBe(403);
    expect((await push([order('S1')], { at: new Date(app.now().getTime() - 301_000) })).status).toBe(403);
    expect((await push([order('S1')], { body: JSON.stringify({ messages: [order('S2')] }) })).status).toBe(403);
    expect(await sql('select from hotline_inbox')).toEqual([]);
    expect((await push([order('S1')])).json.results).toEqual([{ id: 'S1-1', status: 'accepted' }]);
    const other = await app.call(exchangeEndpoints.createApiKey, {
      as: admin,
      body: { name: '大屏', permissions: ['report.read'] },
    });
    expect((await push([order('S3')], { bearer: other.json.key })).status).toBe(403);
  });

  test('secrets go in and never come out', async () => {
    const { json, text } = await app.call(api.getHotline, { as: admin });
    expect(json.link).toMatchObject({ hasSecret: true, hasToken: true, enabled: true });
    expect(text).not.toContain(SECRET);
    const [row] = await sql<{ dump: string }>('select l::text as dump from hotline_links l');
    expect(row?.dump).not.toContain('agreed');
    const kept = await app.call(api.setHotline, { as: admin, body: { ...link, version: json.link.version } });
    expect(kept.json).toMatchObject({ hasSecret: true, hasToken: true });
    expect((await app.call(api.setHotline, { as: admin, body: { ...link, version: 1 } })).status).toBe(409);
    expect((await app.call(api.getHotline, { as: dispatcher })).status).toBe(403);
  });
});

describe('what comes', () => {
  test('in the wrong order waits for what is missing, and is gone through in its order', async () => {
    const late = await push([
      say('W1', 3, 'cancel', { reason: '已解决' }),
      say('W1', 2, 'supplement', { words: '在东门' }),
    ]);
    expect(late.json.results.map(({ status, expected }) => [status, expected])).toEqual([
      ['waiting', 1],
      ['waiting', 1],
    ]);
    await push([order('W1')]);
    expect(await inbox('W1')).toEqual(['1 applied', '2 applied', '3 applied']);
    expect((await requestOf('W1')).state).toBe('withdrawn');
    const kinds = await sql<{ kind: string }>(`select kind from events where subject_id = $1 order by seq`, [
      (await requestOf('W1')).id,
    ]);
    expect(kinds.map(({ kind }) => kind)).toEqual(['request.registered', 'request.supplemented', 'request.withdrawn']);
  });

  test('twice makes nothing twice: by id, by place, and as a row of a table before', async () => {
    await push([order('T1')]);
    expect(
      (await push([order('T1'), { ...order('T1'), id: 'another id' }])).json.results.map(({ status }) => status),
    ).toEqual(['duplicate', 'duplicate']);
    const [count] = await sql<{ n: number }>(`select count(*)::int as n from requests where source_number = 'T1'`);
    expect(count?.n).toBe(1);
  });

  test('what cannot be understood is kept, holds nobody up, and may come again mended', async () => {
    const { json } = await push([
      { ...order('M1'), data: { content: '没有时间' } },
      { id: 'M2-1', number: 'M2', seq: 1, kind: 'greeting', data: {} },
      'nonsense',
      order('M3'),
    ]);
    expect(json.results.map(({ status, reason }) => [status, reason])).toEqual([
      ['rejected', 'malformed'],
      ['rejected', 'unknown-kind'],
      ['rejected', 'malformed'],
      ['accepted', undefined],
    ]);
    const kept = await sql(`select from hotline_inbox where state = 'rejected'`);
    expect(kept).toHaveLength(3);
    expect((await push([order('M1')])).json.results).toEqual([{ id: 'M1-1', status: 'accepted' }]);
    expect((await requestOf('M1')).state).toBe('registered');
  });

  test('what the rules do not allow yet is held, and done when the request has come so far', async () => {
    await push([order('H1'), say('H1', 2, 'supervise', { words: '请尽快办理' })]);
    expect(await inbox('H1')).toEqual(['1 applied', '2 held']);
    const { id, version } = await requestOf('H1');
    const category = 'property.roof-leak';
    const sent = await app.call(requestsEndpoints.dispatchRequest, {
      as: dispatcher,
      params: { id },
      body: { version, unitId: app.units.water, category },
    });
    expect(sent.status, sent.text).toBe(200);
    await app.app.pump.drained();
    expect(await inbox('H1')).toEqual(['1 applied', '2 applied']);
    expect(await sql(`select from events where subject_id = $1 and kind = 'request.supervised'`, [id])).toHaveLength(1);
  });

  test('a code that nobody has settled loses no order, is counted, and is known once it is settled', async () => {
    await push([order('C1', 1, { categoryCode: 'Z9', categoryName: '照明', areaCode: 'A1' })]);
    const view = await app.call(api.getHotlineMap, { as: admin });
    expect(view.json.unmapped).toMatchObject([
      { field: 'area', code: 'A1', orders: 1 },
      { field: 'category', code: 'Z9', label: '照明', orders: 1 },
    ]);
    const entries = { category: { Z9: 'property.roof-leak' }, area: { A1: 'G1' }, urgency: {}, status: {} };
    const bad = { ...entries, area: { A1: 'no such place' } };
    expect((await app.call(api.setHotlineMap, { as: admin, body: { version: 0, entries: bad } })).status).toBe(422);
    const set = await app.call(api.setHotlineMap, { as: admin, body: { version: 0, entries } });
    expect(set.json).toMatchObject({ version: 1, unmapped: [] });
    expect((await app.call(api.setHotlineMap, { as: admin, body: { version: 0, entries } })).status).toBe(409);
    await push([order('C2', 1, { categoryCode: 'Z9', areaCode: 'A1' })]);
    const rows = await sql(
      `select r.source_number as number, m.category, m.place_id from requests r join matters m on m.id = r.id where r.source_number in ('C1', 'C2') order by 1`,
    );
    expect(rows).toEqual([
      { number: 'C1', category: null, place_id: null },
      { number: 'C2', category: 'property.roof-leak', place_id: app.places.G1 },
    ]);
  });
});

describe('files', () => {
  const csv =
    '工单编号,诉求内容,登记时间,所属网格\nF1,路灯不亮,2026-11-18 08:00,G1\nF2,井盖松动,2026-11-18 08:10,\nF3,没有时间,,\n';
  const xml = `<?xml version="1.0" encoding="UTF-8"?><orders><order><工单编号>X1</工单编号><诉求内容>水管 &amp; 漏水</诉求内容><登记时间>2026-11-18 08:30</登记时间></order></orders>`;
  const drop = async (bytes: string, name: string) => {
    const form = formOf({}, { name, bytes: Buffer.from(bytes) });
    const response = await app.http.inject({
      method: 'POST',
      url: '/api/hotline/files',
      payload: form.payload,
      headers: { ...form.headers, authorization: `Bearer ${key}` },
    });
    return { status: response.statusCode, json: response.json() };
  };

  test('tables and XML come in, rows that cannot say why, and the same file again makes nothing', async () => {
    const first = await drop(csv, '热线.csv');
    expect(first.json).toMatchObject({ rows: 3, accepted: 2, duplicate: 0, rejected: [{ row: 4 }] });
    expect((await drop(csv, '热线.csv')).json).toMatchObject({ rows: 3, accepted: 0, duplicate: 2 });
    expect((await drop(xml, '热线.xml')).json).toMatchObject({ rows: 1, accepted: 1, rejected: [] });
    expect((await push([order('F1')])).json.results[0]?.reason).toBe('order-changed');
    expect((await requestOf('X1')).state).toBe('registered');
  });

  test('a folder is watched: what is taken lies aside afterwards, with what could not come in beside it', async () => {
    const folder = app.platform.storage.localPath(`hotline/${app.tenantId}/in`);
    await mkdir(folder, { recursive: true });
    const old = new Date(Date.now() - 60_000);
    for (const [name, bytes] of [
      ['a.csv', csv.replaceAll('F', 'G')],
      ['b.csv', '\u0000\u0001'],
    ] as const) {
      await writeFile(join(folder, name), bytes);
      await utimes(join(folder, name), old, old);
    }
    await writeFile(join(folder, 'still-being-written.csv'), csv);
    await utimes(join(folder, 'still-being-written.csv'), new Date(), new Date(Date.now() + 600_000));
    expect(await sweepFolder(app.platform, app.tenantId)).toEqual(['a.csv', 'b.csv']);
    expect(await readdir(folder)).toEqual(['still-being-written.csv']);
    expect((await readdir(join(folder, '../done'))).map((name) => name.slice(25))).toEqual([
      'a.csv',
      'a.csv.未接收.xlsx',
    ]);
    expect((await readdir(join(folder, '../failed'))).map((name) => name.slice(25))).toEqual([
      'b.csv',
      'b.csv.原因.txt',
    ]);
    expect((await requestOf('G2')).state).toBe('registered');
  });
});

describe('what goes', () => {
  test('is tried again later and later when it does not arrive, in sight, and is never sent into our own network', async () => {
    await app.app.pump.drained();
    expect(await deliverTenant(app.platform, app.tenantId)).toBe(0);
    const { json } = await app.call(api.getHotline, { as: admin });
    expect(json.health.problem.zh).toContain('HUYING_PRIVATE_HOSTS');
    const rows = await app.call(api.listHotlineMessages, { as: admin, query: { direction: 'out', state: 'waiting' } });
    const tried = rows.json.items.filter(({ attempts }: { attempts: number }) => attempts === 1);
    expect(tried.length).toBeGreaterThan(5);
    expect(Date.parse(tried[0].nextAt)).toBe(app.now().getTime() + 30_000);
    const again = await app.call(api.retryOutbound, { as: admin, params: { id: tried[0].id } });
    expect(again.json).toEqual({ state: 'waiting' });
    expect((await app.call(api.discardOutbound, { as: admin, params: { id: tried[0].id } })).status).toBe(409);
  });

  test('an order is offered back once, and stays until they decide', async () => {
    await push([order('R1')]);
    const { id } = await requestOf('R1');
    const body = { reason: '不属于本区' };
    const asked = await app.call(api.returnToHotline, { as: dispatcher, params: { id }, body });
    expect(asked.json.order).toMatchObject({
      number: 'R1',
      abilities: [],
      asked: [{ kind: 'return', outcome: 'waiting' }],
    });
    expect((await app.call(api.returnToHotline, { as: dispatcher, params: { id }, body })).status).toBe(409);
    const stranger = await app.signIn('department-handler', { unit: 'heat' });
    expect((await app.call(api.getHotlineOrder, { as: stranger, params: { id } })).status).toBe(404);
    await push([say('R1', 2, 'return-decision', { approved: true, reason: '同意' })]);
    expect((await requestOf('R1')).state).toBe('withdrawn');
  });
});
