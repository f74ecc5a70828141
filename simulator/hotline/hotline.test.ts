import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../apps/server/src/app/testing.ts';
import { exchangeEndpoints } from '../../apps/server/src/modules/exchange/contract.ts';
import { hotlineEndpoints, type HotlineMap } from '../../apps/server/src/modules/hotline/contract.ts';
import { deliverTenant, pullTenant, statusFor } from '../../apps/server/src/modules/hotline/testing.ts';
import { currentLists } from '../../apps/server/src/modules/lists/index.ts';
import { seeded } from '../random.ts';
import { type Book, newOrder, openBook, type Plan, say, type ToUs } from './book.ts';
import { type Means, workOn } from './county.ts';
import { pushAll, type Target } from './hotline-client.ts';
import { type HotlineServer, startHotline } from './hotline-server.ts';

const ORDERS = Number(process.env.HUYING_HOTLINE_ORDERS ?? 10_000);
const SECRET = 'a secret that both sides know';
const random = seeded(12345);

let app: TestApp;
let book: Book;
let hotline: HotlineServer;
let target: Target;
let means: Means;
let categories: string[];
let admin: Awaited<ReturnType<TestApp['signIn']>>;
beforeAll(async () => {
  app = await startTestApp();
  book = openBook(() => app.now());
  hotline = await startHotline(book, SECRET, random);
  app.platform.privateHosts = [`127.0.0.1:${hotline.port}`];
  await app.http.listen({ port: 0, host: '127.0.0.1' });
  admin = await app.signIn('system-admin');
  const settings = {
    enabled: true,
    pushUrl: `http://127.0.0.1:${hotline.port}/in`,
    pullUrl: `http://127.0.0.1:${hotline.port}/out`,
    pullMinutes: 1,
    algorithm: 'sha256',
    signedOnly: true,
    datum: 'CGCS2000',
    secret: SECRET,
    version: 0,
  };
  const set = await app.call(hotlineEndpoints.setHotline, { as: admin, body: settings });
  expect(set.status, set.text).toBe(200);
  const made = await app.call(exchangeEndpoints.createApiKey, {
    as: admin,
    body: { name: '市 12345 热线', permissions: ['hotline.exchange'] },
  });
  const { port } = app.http.server.address() as AddressInfo;
  target = {
    url: `http://127.0.0.1:${port}/api/hotline/push`,
    key: made.json.key,
    secret: SECRET,
    random,
    trouble: true,
  };
  categories = await app.inTransaction(async ({ tx }) =>
    (await currentLists(tx)).category.items
      .filter(({ parent, active }) => parent !== null && active)
      .map(({ code }) => code),
  );
  means = { units: app.units, categories: categories.slice(0, 12) };
});
afterAll(async () => {
  await hotline?.stop();
  await app?.stop();
});

/** The administrator settles codes: the second time also those that the hotline has changed to. */
async function settleCodes(version: number, withNew: boolean): Promise<void> {
  const [a = '', b = '', c = '', d = ''] = categories;
  const entries: HotlineMap = {
    category: { A01: a, A02: b, A03: c, ...(withNew && { A04: d, 'N-7001': a, 'N-7002': b, 'N-7003': c }) },
    area: { '610101': 'G1', '610102': 'G2', '610103': 'C2' },
    urgency: { '1': 'urgent', '2': 'normal' },
    status: { closed: '90', withdrawn: '80', registered: '10' },
  };
  const set = await app.call(hotlineEndpoints.setHotlineMap, {
    as: await app.signIn('system-admin'),
    body: { version, entries },
  });
  expect(set.status, set.text).toBe(200);
}

const plans: [Plan, number][] = [
  ['answer', 0.3],
  ['wait', 0.35],
  ['accept', 0.1],
  ['dispatch', 0.05],
  ['whole', 0.04],
  ['supervise', 0.025],
  ['return-upheld', 0.02],
  ['return-refused', 0.02],
  ['cancel', 0.04],
  ['extension', 0.015],
  ['correct', 0.04],
];
function planOf(): Plan {
  let left = random.next();
  for (const [plan, share] of plans) {
    left -= share;
    if (left < 0) return plan;
  }
  return 'answer';
}

const sql = async <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await app.platform.db.owner.query(text, values)).rows as Row[];

const minute = (): void => app.setNow(new Date(app.now().getTime() + 60_000));

/** One turn of the world: they push, we fetch, our people work, our messages go out, a minute passes. */
async function turn(confirmed: ToUs[], asked: Set<string>): Promise<number> {
  minute();
  const pushed = await pushAll(book, target, confirmed);
  await pullTenant(app.platform, app.tenantId, 1000);
  await app.app.pump.drained();
  const acted = await workOn(app, book, means, asked);
  await app.app.pump.drained();
  const arrived = await deliverTenant(app.platform, app.tenantId, 1000);
  return pushed + acted + arrived;
}

const waitingOut = async (): Promise<number> =>
  (await sql<{ n: number }>(`select count(*)::int as n from hotline_outbox where state = 'waiting'`))[0]?.n ?? 0;

test(`${ORDERS} orders through a hotline that resends, reorders, changes its codes and falls over: none lost, none doubled, every status equal`, {
  timeout: 600_000,
}, async () => {
  await settleCodes(0, false);
  const began = performance.now();
  const confirmed: ToUs[] = [];
  const asked = new Set<string>();
  const waves = 5;
  for (let wave = 0; wave < waves; wave += 1) {
    const size = Math.ceil(ORDERS / waves);
    for (let n = wave * size; n < Math.min(ORDERS, (wave + 1) * size); n += 1) {
      const order = newOrder(book, { n, plan: planOf(), isLate: wave >= 2, random });
      if (order.plan === 'cancel') say(book, order, 'cancel', { reason: '市民已自行解决' });
    }
    await turn(confirmed, asked);
    if (wave === 2) await settleCodes(1, true);
    await hotline.restart();
  }
  for (let quiet = 0, turns = 0; quiet < 2; turns += 1) {
    expect(turns, 'it never comes to rest').toBeLessThan(200);
    const done = await turn(confirmed, asked);
    if (turns % 7 === 3) await hotline.restart();
    quiet = done === 0 && (await waitingOut()) === 0 && book.unconfirmed.size === 0 ? quiet + 1 : 0;
    if (turns === 25) hotline.calm();
  }
  const seconds = (performance.now() - began) / 1000;
  console.log(`${ORDERS} orders in ${seconds.toFixed(1)} s`, hotline.faults, {
    repeats: book.repeats,
    messages: [...book.orders.values()].reduce((sum, { sent, heard }) => sum + sent + heard, 0),
  });
  await expectNothingLost();
  await expectEqualStatus();
  await expectConversationsWhole();
  await expectLogHolds();
});

async function expectNothingLost(): Promise<void> {
  const rows = await sql<{ number: string }>(
    `select source_number as number from requests where source_system = '12345'`,
  );
  expect(rows.length).toBe(ORDERS);
  expect(new Set(rows.map(({ number }) => number))).toEqual(new Set(book.orders.keys()));
  const [orders] = await sql<{ n: number }>(
    `select count(*)::int as n from hotline_orders where request_id is not null`,
  );
  expect(orders?.n).toBe(ORDERS);
}

async function expectEqualStatus(): Promise<void> {
  const rows = await sql<{ number: string; state: string }>(
    `select r.source_number as number, m.state from requests r join matters m on m.id = r.id where r.source_system = '12345'`,
  );
  const [map] = await sql<{ entries: HotlineMap }>('select entries from hotline_maps order by version desc limit 1');
  const differing = rows.filter(
    ({ number, state }) => book.orders.get(number)?.status !== statusFor(map!.entries, state),
  );
  expect(differing.slice(0, 5)).toEqual([]);
  const byPlan = new Map<string, Set<string>>();
  for (const { number, state } of rows) {
    const { plan } = book.orders.get(number)!;
    byPlan.set(plan, (byPlan.get(plan) ?? new Set()).add(state));
  }
  expect(Object.fromEntries([...byPlan].map(([plan, states]) => [plan, [...states].sort()]))).toEqual({
    answer: ['closed'],
    accept: ['accepted'],
    wait: ['registered'],
    dispatch: ['dispatched'],
    whole: ['closed'],
    supervise: ['closed'],
    'return-upheld': ['withdrawn'],
    'return-refused': ['closed'],
    cancel: ['withdrawn'],
    extension: ['verified'],
    correct: ['closed'],
  });
}

async function expectConversationsWhole(): Promise<void> {
  const orders = await sql<{
    number: string;
    in_seq: number;
    out_seq: number;
    told: { asked?: { outcome: string }[] };
  }>('select number, in_seq, out_seq, told from hotline_orders');
  const uneven = orders.filter(({ number, in_seq, out_seq }) => {
    const order = book.orders.get(number);
    return order?.sent !== in_seq || order.heard !== out_seq || order.early.size > 0 || order.ourNumber === '';
  });
  expect(uneven.slice(0, 5)).toEqual([]);
  expect(book.outOfOrder).toBe(0);
  expect(hotline.badSignatures).toBe(0);
  expect(orders.flatMap(({ told }) => told.asked ?? []).filter(({ outcome }) => outcome === 'waiting')).toEqual([]);
  expect(await sql(`select state, count(*)::int as n from hotline_outbox group by 1`)).toEqual([
    { state: 'delivered', n: orders.reduce((sum, { out_seq }) => sum + out_seq, 0) },
  ]);
  expect(await sql(`select kind, state, reason from hotline_inbox where state not in ('applied', 'noted')`)).toEqual(
    [],
  );
  const [{ n: supervised = 0 } = {}] = await sql<{ n: number }>(
    `select count(*)::int as n from events where kind = 'request.supervised'`,
  );
  const supervisions = [...book.orders.values()].filter(({ plan }) => plan === 'supervise');
  expect(supervised).toBe(supervisions.length);
  expect(supervisions.filter(({ answers }) => answers !== 1)).toEqual([]);
  expect(
    await sql(`select field, code from hotline_codes where code in ('619999', '9', 'A04', 'N-7004') order by 1, 2`),
  ).toEqual([
    { field: 'area', code: '619999' },
    { field: 'category', code: 'A04' },
    { field: 'category', code: 'N-7004' },
    { field: 'urgency', code: '9' },
  ]);
}

/** The log of calls is a chain of its own, and every message that arrived belongs to a call in it. */
async function expectLogHolds(): Promise<void> {
  const [broken] = await sql<{ n: number }>(
    `select count(*)::int as n from events e join hotline_links l on l.id = e.subject_id
     left join events p on p.subject_id = e.subject_id and p.seq = e.seq - 1
     where e.prev_hash is distinct from coalesce(p.hash, '\\x')`,
  );
  expect(broken?.n).toBe(0);
  const [missing] = await sql<{ n: number }>(
    `select count(*)::int as n from hotline_outbox o where not exists (
       select from events e where e.kind = 'hotline.delivered' and e.data->>'callId' = o.call_id::text and e.data->>'signature' <> '')`,
  );
  expect(missing?.n).toBe(0);
}
