import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { currentLists } from '../lists/index.ts';
import { coverJob } from '../lists/testing.ts';
import { notificationsEndpoints, type Notice } from './contract.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

const noticesFor = async (as: Person): Promise<Notice[]> => {
  const answer = await app.call(notificationsEndpoints.listNotifications, { as });
  expect(answer.status, answer.text).toBe(200);
  return answer.json.items;
};
const morning = async (day: string): Promise<void> => {
  app.setNow(new Date(`${day}T06:10:00+08:00`));
  await coverJob.run(app.platform, {});
  await app.app.pump.drained();
};

test('the system administrators are told once of each year that the working calendar does not know, and nobody else', async () => {
  const { calendar } = await app.inTransaction((ctx) => currentLists(ctx.tx));
  const year = Number(calendar.items[0]?.coveredUntil.slice(0, 4));
  app.setNow(new Date(`${year}-12-05T06:00:00+08:00`));
  const admin = await app.signIn('system-admin');
  const second = await app.signIn('system-admin');
  const others = [await app.signIn('security-admin'), await app.signIn('district-dispatcher', { unit: 'd' })];
  await morning(`${year}-12-05`);
  await morning(`${year}-12-05`);
  for (const as of [admin, second]) {
    const [notice, ...more] = await noticesFor(as);
    expect(more).toEqual([]);
    expect(notice).toMatchObject({ kind: 'list.cover-ending', matterId: null, number: null, unread: true });
    expect(notice?.text).toMatch(new RegExp(`^${year + 1} 年的放假安排还没有录入工作日历`));
  }
  for (const as of others) expect(await noticesFor(as)).toEqual([]);
  await morning(`${year}-12-06`);
  const again = await app.signIn('system-admin');
  expect(await noticesFor(again), 'who comes later is not told of it again').toEqual([]);
  const { rows } = await app.platform.db.owner.query('select kind from notifications');
  expect(rows).toHaveLength(2);
});
