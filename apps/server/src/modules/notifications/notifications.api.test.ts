import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import { DAY } from '../../kernel/time.ts';
import { startEventPump } from '../../platform/event-pump.ts';
import { emit } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import type { Notice } from './contract.ts';
import { removeOldNotices } from './jobs/remove-old-notices.ts';
import { notificationsModule } from './module.ts';
import { buildActor, openStage, type Stage } from './testing.ts';

const START = new Date('2026-11-20T01:00:00Z');
const MATTER = newId(START);
const UNIT = newId(START);
const OTHER_UNIT = newId(START);

let stage: Stage;
let handler: Actor;
let colleague: Actor;
let outsider: Actor;
let dispatcher: Actor;
const may = new Set(['notification.read']);

beforeAll(async () => {
  stage = await openStage([notificationsModule], START);
  const of = (unitId: string | null, permissions: ReadonlySet<string> = may) =>
    buildActor(stage.tenantId, { unitId, permissions });
  handler = of(UNIT);
  colleague = of(UNIT);
  outsider = of(OTHER_UNIT);
  dispatcher = of(newId(START));
});
afterAll(() => stage.close());
beforeEach(async () => {
  await stage.platform.db.owner.query('delete from notifications; delete from notification_marks');
  stage.setNow(START);
});

/** Something happens to a request, and the log is read by the real pump. */
async function happens(kind: string, data: Record<string, unknown>, by: Actor = dispatcher): Promise<void> {
  await stage.run(by, ({ tx, actor, now }) =>
    emit(tx, actor, now, MATTER, { kind, data: { number: '2611200000017', ...data } }),
  );
  const pump = startEventPump(stage.platform, notificationsModule.subscriptions ?? []);
  await pump.drained();
  await pump.stop();
}

async function noticesOf(actor: Actor, query = '', language = 'zh'): Promise<{ items: Notice[]; next: string | null }> {
  const answer = await stage.as(actor)({
    method: 'GET',
    url: `/api/notifications${query}`,
    headers: { 'accept-language': language },
  });
  expect(answer.statusCode).toBe(200);
  return answer.json();
}
const countOf = async (actor: Actor): Promise<number> =>
  (await stage.as(actor)({ method: 'GET', url: '/api/notifications/count' })).json<{ unread: number }>().unread;
const read = (actor: Actor, payload: object) =>
  stage.as(actor)({ method: 'POST', url: '/api/notifications/read', payload });

describe('telling', () => {
  test('a dispatch reaches everybody in the unit that must act, in their language, and nobody else', async () => {
    await happens('request.dispatched', { holderId: UNIT });
    const { items } = await noticesOf(handler);
    expect(items).toEqual([
      {
        id: expect.any(String),
        kind: 'request.dispatched',
        text: '工单 2611200000017 已派给本单位，请按时签收。',
        matterId: MATTER,
        number: '2611200000017',
        level: null,
        createdAt: START.toISOString(),
        unread: true,
      },
    ]);
    expect((await noticesOf(colleague, '', 'en')).items[0]?.text).toMatch(/^Request 2611200000017 has been dispatched/);
    expect((await noticesOf(outsider)).items).toEqual([]);
    expect((await noticesOf(dispatcher)).items).toEqual([]);
  });

  test('a unit is not told of its own act', async () => {
    await happens('request.reopened', { holderId: UNIT }, handler);
    expect((await noticesOf(handler)).items).toEqual([]);
  });

  test('an event heard twice is told once', async () => {
    await happens('request.returned', { holderId: UNIT });
    await stage.platform.db.owner.query('update event_cursors set last_id = last_id - 1');
    await happens('request.closed', { holderId: UNIT });
    expect((await noticesOf(handler)).items.map((notice) => notice.kind)).toEqual(['request.returned']);
  });

  test('who is told as assignee and as a member of the unit sees it once', async () => {
    await happens('request.reopened', { holderId: UNIT, assigneeId: handler.personId });
    expect((await noticesOf(handler)).items).toHaveLength(1);
    expect(await countOf(handler)).toBe(1);
    expect((await noticesOf(colleague)).items).toHaveLength(1);
  });

  test('a warning of the clock names the stage and how much is used', async () => {
    await happens('request.limit-warned', { holderId: UNIT, stage: 'sign', level: 3 });
    const [notice] = (await noticesOf(handler)).items;
    expect(notice).toMatchObject({ text: '2611200000017 的签收时限已超过，请立即处理。', level: 3 });
  });

  test('what was said in the event stays out of the notice', async () => {
    await happens('request.returned', { holderId: UNIT, reason: '张三 13800001234 不归我们管' });
    const { rows } = await stage.platform.db.owner.query<{ data: object }>('select data from notifications');
    expect(rows).toEqual([{ data: { number: '2611200000017' } }]);
  });
});

describe('reading', () => {
  test('each post reads for itself: single notices, then all up to an instant', async () => {
    await happens('request.dispatched', { holderId: UNIT });
    await happens('request.reassigned', { holderId: UNIT });
    const [newest] = (await noticesOf(handler)).items;
    const answer = await read(handler, { ids: [newest!.id] });
    expect(answer.json()).toEqual({ unread: 1 });
    expect((await noticesOf(handler)).items.map((notice) => notice.unread)).toEqual([false, true]);
    expect((await noticesOf(handler, '?unread=true')).items).toHaveLength(1);
    expect(await countOf(colleague)).toBe(2);
    expect((await read(handler, { allUntil: START.toISOString() })).json()).toEqual({ unread: 0 });
    expect(await countOf(colleague)).toBe(2);
    stage.setNow(new Date(START.getTime() + 1000));
    await happens('request.supplied', { holderId: UNIT });
    expect(await countOf(handler)).toBe(1);
  });

  test('a mark set ahead of time does not swallow what is still to come', async () => {
    await read(handler, { allUntil: '2099-01-01T00:00:00Z' });
    stage.setNow(new Date(START.getTime() + 1000));
    await happens('request.supplied', { holderId: UNIT });
    expect(await countOf(handler)).toBe(1);
  });

  test('the notice of another unit cannot be marked', async () => {
    await happens('request.dispatched', { holderId: UNIT });
    const [notice] = (await noticesOf(handler)).items;
    await read(outsider, { ids: [notice!.id] });
    const { rows } = await stage.platform.db.owner.query('select 1 from notification_reads');
    expect(rows).toEqual([]);
  });

  test('pages walk through all of them, newest first, none twice; a foreign cursor begins anew', async () => {
    for (let i = 0; i < 7; i++) {
      stage.setNow(new Date(START.getTime() + Math.floor(i / 2) * 1000));
      await happens('request.dispatched', { holderId: UNIT, number: `N${i}` });
    }
    const seen: (string | null)[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const page = await noticesOf(handler, `?limit=2${next && `&cursor=${next}`}`);
      seen.push(...page.items.map((notice) => notice.number));
      next = page.next;
    }
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
    expect(seen[0]).toMatch(/N6/);
    expect((await noticesOf(handler, '?cursor=not-ours')).items).toHaveLength(7);
  });

  test('a body that is neither of the two is refused, and so is a post without the permission', async () => {
    expect((await read(handler, { ids: [] })).statusCode).toBe(422);
    expect((await read(handler, {})).statusCode).toBe(422);
    const stranger = buildActor(stage.tenantId, { unitId: UNIT });
    expect((await stage.as(stranger)({ method: 'GET', url: '/api/notifications' })).statusCode).toBe(403);
  });

  test('another tenant sees nothing, even with the same unit id', async () => {
    await happens('request.dispatched', { holderId: UNIT });
    const { rows } = await stage.platform.db.owner.query<{ id: number }>(
      `insert into tenants (code, name) values ('elsewhere', '别处') returning id`,
    );
    const foreign = buildActor(rows[0]!.id, { unitId: UNIT, permissions: may });
    expect((await noticesOf(foreign)).items).toEqual([]);
    expect(await countOf(foreign)).toBe(0);
  });
});

describe('wording', () => {
  const url = '/api/notifications/templates';
  test('a tenant words a notice differently; two who change it at once do not overwrite each other', async () => {
    const admin = buildActor(stage.tenantId, { permissions: new Set(['settings.manage']) });
    const own = { 'request.dispatched': { zh: '{number} 号单到了', en: '{number} is here' } };
    const saved = await stage.as(admin)({ method: 'PUT', url, payload: { own, version: 0 } });
    expect(saved.json()).toMatchObject({ own, version: 1 });
    const late = await stage.as(admin)({ method: 'PUT', url, payload: { own: {}, version: 0 } });
    expect(late.statusCode).toBe(409);
    expect(late.json()).toMatchObject({ code: 'version-conflict', details: { current: { own, version: 1 } } });
    await happens('request.dispatched', { holderId: UNIT });
    expect((await noticesOf(handler)).items[0]?.text).toBe('2611200000017 号单到了');
    const restored = await stage.as(admin)({ method: 'PUT', url, payload: { own: {}, version: 1 } });
    expect(restored.json()).toMatchObject({ own: {}, version: 2 });
    const { rows } = await stage.platform.db.owner.query<{ n: number }>(
      `select count(*)::int as n from events where kind = 'notification-templates.changed'`,
    );
    expect(rows[0]?.n).toBe(2);
  });

  test('words for a notice that does not exist are refused', async () => {
    const admin = buildActor(stage.tenantId, { permissions: new Set(['settings.manage']) });
    const payload = { own: { 'request.eaten': { zh: '没有了', en: 'gone' } }, version: 2 };
    const answer = await stage.as(admin)({ method: 'PUT', url, payload });
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ code: 'unknown-notice' });
  });
});

test('notices older than 90 days go, younger ones stay', async () => {
  await happens('request.dispatched', { holderId: UNIT, number: 'old' });
  stage.setNow(new Date(START.getTime() + 2 * DAY));
  await happens('request.dispatched', { holderId: UNIT, number: 'young' });
  stage.setNow(new Date(START.getTime() + 91 * DAY));
  await removeOldNotices(stage.platform);
  expect((await noticesOf(handler)).items.map((notice) => notice.number)).toEqual(['young']);
});
