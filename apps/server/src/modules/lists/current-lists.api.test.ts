import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, founder, type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { listsEndpoints as endpoints } from './contract.ts';
import type { CategoryItem, ListName } from './domain/items.ts';
import { categoryTree, currentLists, listVersion } from './index.ts';
import { coverJob } from './jobs/watch-cover.ts';

let app: TestApp;
let drafter: Person;
let publisher: Person;
beforeAll(async () => {
  app = await startTestApp();
  drafter = await app.signIn('district-dispatcher');
  publisher = await app.signIn('security-admin');
});
afterAll(() => app?.stop());

const draft = (list: ListName, body: object = {}): Promise<Answer> =>
  app.call(endpoints.createDraft, { as: drafter, params: { list }, body });
const publish = (id: string, version: number): Promise<Answer> =>
  app.call(endpoints.publishList, { as: publisher, params: { id }, body: { version } });
const discard = (id: string, version: number): Promise<Answer> =>
  app.call(endpoints.discardDraft, { as: drafter, params: { id }, query: { version } });

describe('what other modules are given', () => {
  const inForce = () => app.inTransaction((ctx) => currentLists(ctx.tx));

  test('the same object until something is published, and then the new one at once', async () => {
    const first = await inForce();
    expect(await inForce()).toBe(first);
    const added: CategoryItem = { ...(first.category.items.at(-1) as CategoryItem), code: 'advice.new', name: '新' };
    const { id } = (await draft('category', { items: [...first.category.items, added] })).json;
    expect((await inForce()).category.id).toBe(first.category.id);
    expect((await publish(id, 1)).status).toBe(200);
    const second = await inForce();
    expect(second.category).toMatchObject({ id, number: 2 });
    expect(second.duty).toBe(first.duty);
    expect(categoryTree(second.category.items).leaves.some(({ code }) => code === 'advice.new')).toBe(true);
    expect((await app.call(endpoints.listPublicCategories)).json).toMatchObject({ number: 2 });
    const old = await app.inTransaction((ctx) => listVersion(ctx.tx, first.category.id));
    expect(old?.items).toEqual(first.category.items);
  });

  test('a publication by another process is seen within two seconds', async () => {
    const before = await inForce();
    await app.platform.db.owner.query(`update list_versions set state = 'superseded' where id = $1`, [
      before.rejection.id,
    ]);
    const { rows } = await app.platform.db.owner.query(
      `insert into list_versions (tenant_id, id, list, number, state, items, drafted_at, published_at)
       select tenant_id, gen_random_uuid(), list, 99, 'published', items, drafted_at, now() from list_versions where id = $1 returning id`,
      [before.rejection.id],
    );
    await expect.poll(async () => (await inForce()).rejection.id, { timeout: 4000 }).toBe(rows[0].id);
  });

  test('a draft and an unknown id are no versions', async () => {
    const { id } = (await draft('calendar')).json;
    expect(await app.inTransaction((ctx) => listVersion(ctx.tx, id))).toBeUndefined();
    expect(await app.inTransaction((ctx) => listVersion(ctx.tx, 'not-an-id'))).toBeUndefined();
    await discard(id, 1);
  });

  test('another tenant sees none of it', async () => {
    const { duty } = await inForce();
    const other = { ...founder(app.tenantId + 1), personId: drafter.personId };
    expect(await app.inTransaction((ctx) => listVersion(ctx.tx, duty.id), other)).toBeUndefined();
    await expect(app.inTransaction((ctx) => currentLists(ctx.tx), other)).rejects.toMatchObject({
      code: 'list-not-published',
    });
  });
});

test('a calendar that is about to run out is told once, a month ahead', async () => {
  const told = async (): Promise<unknown[]> =>
    (await app.platform.db.owner.query(`select data from events where kind = 'list.cover-ending'`)).rows;
  const { calendar } = await app.inTransaction((ctx) => currentLists(ctx.tx));
  const year = Number(calendar.items[0]?.coveredUntil.slice(0, 4));
  app.setNow(new Date(`${year}-11-01T06:10:00+08:00`));
  await coverJob.run(app.platform, {});
  expect(await told()).toEqual([]);
  app.setNow(new Date(`${year}-12-05T06:10:00+08:00`));
  await coverJob.run(app.platform, {});
  await coverJob.run(app.platform, {});
  const data = { list: 'calendar', coveredUntil: `${year}-12-31` };
  expect(await told()).toEqual([{ data: { ...data, year: year + 1 } }]);
  // Another version of the calendar that does not know the year either is no news.
  drafter = await app.signIn('district-dispatcher');
  publisher = await app.signIn('security-admin');
  const items = [{ ...calendar.items[0], holidays: [] }];
  const { id, version } = (await draft('calendar', { items })).json;
  expect((await publish(id, version)).status).toBe(200);
  await coverJob.run(app.platform, {});
  expect(await told()).toHaveLength(1);
  app.setNow(new Date(`${year + 1}-12-05T06:10:00+08:00`));
  await coverJob.run(app.platform, {});
  expect((await told()).slice(1)).toEqual([{ data: { ...data, year: year + 2 } }]);
});
