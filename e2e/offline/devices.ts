import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectGoodScreen, openPage, openPhone } from '../support/browser.ts';
import { makePictures, openToday, signInPhone, writeReport } from '../support/own-phone.ts';
import { dispatched, type Stage, WORKER } from '../support/stage.ts';

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().tap();
const detail = (stage: Stage, id: string) => stage.community.get(`/api/requests/${id}`);
const search = async (stage: Stage, words: string) =>
  (await stage.community.get(`/api/requests?q=${encodeURIComponent(words)}`)).items;

/** A phone on which somebody has signed in; the tasks named were read ahead and lie on it. */
async function phoneOf(stage: Stage, { username = WORKER, tasks = [] as readonly string[] } = {}) {
  const context = await openPhone(stage.browser, stage.server.baseUrl, { acceptDownloads: true });
  await signInPhone(context, stage.server.baseUrl, username);
  const page = await openPage(context);
  await openToday(page);
  for (const id of tasks) await expect.poll(() => liesOn(page, `/api/requests/${id}`), { timeout: 20_000 }).toBe(true);
  return page;
}

/** Whether the answer to this call is kept on the phone; what it says is sealed. */
const liesOn = (page: Page, url: string): Promise<boolean> =>
  page.evaluate(
    (end) =>
      new Promise<boolean>((resolve) => {
        const request = indexedDB.open('huying');
        request.onsuccess = () => {
          const keys = request.result.transaction('answers').objectStore('answers').getAllKeys();
          keys.onsuccess = () => {
            request.result.close();
            resolve(keys.result.some((key) => String(key).endsWith(end)));
          };
        };
      }),
    url,
  );

/** Opens a task that was read while there was a connection. */
async function openTask(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: /^今日/ }).tap();
  await page.locator('.task-list .card', { hasText: title }).first().tap();
  await page.getByRole('heading', { name: title }).waitFor();
}

/** Signed for, called about and answered with a photo in a valley; arrives in that order. */
export async function answeredInValley(stage: Stage): Promise<void> {
  const { id } = await dispatched(stage, '山谷里办的一件');
  const page = await phoneOf(stage, { tasks: [id] });
  const [photo] = await makePictures(page, 1);
  await page.context().setOffline(true);
  await openTask(page, '山谷里办的一件');
  await press(page, '签收');
  await page.getByText('已存在手机上，联网后自动发送。').waitFor();
  await press(page, '联系诉求人');
  await press(page, '联系上了');
  await press(page, '办结反馈');
  await page.getByLabel('答复').fill('已到现场清理完毕。');
  await page
    .locator('input[type=file][multiple]')
    .first()
    .setInputFiles({
      name: 'after.jpg',
      mimeType: 'image/jpeg',
      buffer: photo ?? Buffer.alloc(0),
    });
  await page.getByText('已存在手机上', { exact: true }).waitFor();
  await press(page, '提交');
  await page.getByText('待发送').first().waitFor();
  await expectGoodScreen(page);
  await page.context().setOffline(false);
  await expect.poll(async () => (await detail(stage, id)).files.length, { timeout: 30_000 }).toBe(1);
  const { state, publicText, log, offline } = await detail(stage, id);
  expect([state, publicText]).toEqual(['replied', '已到现场清理完毕。']);
  const kinds = log.map(({ kind }: { kind: string }) => kind);
  expect(kinds.indexOf('request.signed')).toBeLessThan(kinds.indexOf('request.replied'));
  expect(offline).toHaveLength(3);
}

/** What lies on the phone opens without a connection, whatever kind of task stands before it in the list. */
export async function hazardFirst(stage: Stage): Promise<void> {
  const { unitId } = stage.community.post;
  const { id: task } = await dispatched(stage, '排在隐患后面的一件');
  // Signed and called about: five working days are left, on any day and at any hour more than the hazard has.
  await stage.worker.act(task, 'sign');
  await stage.worker.act(task, 'contact', { channel: 'phone', reached: true });
  const hazard = await stage.worker.send('/api/hazards', { content: '配电箱门掉了，线露在外面' });
  await stage.community.send(`/api/hazards/${hazard.id}/assign`, { version: hazard.version, unitId, limitDays: 0 });
  const { items } = await stage.worker.get('/api/requests?view=todo&sort=due');
  const order = items.map(({ id }: { id: string }) => id).filter((id: string) => [hazard.id, task].includes(id));
  expect(order).toEqual([hazard.id, task]);
  const page = await phoneOf(stage, { tasks: [task] });
  await expect.poll(() => liesOn(page, `/api/hazards/${hazard.id}`)).toBe(true);
  await page.context().setOffline(true);
  await openTask(page, '排在隐患后面的一件');
  await page.goBack();
  await page.locator('.task-list .card', { hasText: '配电箱门掉了' }).first().tap();
  await page.getByRole('heading', { name: `隐患 ${hazard.number}` }).waitFor();
  await page.getByText('配电箱门掉了，线露在外面').first().waitFor();
  await expectGoodScreen(page);
}

/** Two phones answer the same task: both stand side by side, nothing is overwritten in silence. */
export async function twoPhones(stage: Stage): Promise<void> {
  const { id } = await dispatched(stage, '两部手机同办一件');
  await stage.worker.act(id, 'sign');
  const [one, two] = [await phoneOf(stage, { tasks: [id] }), await phoneOf(stage, { tasks: [id] })];
  const answers = ['第一部手机写的答复', '第二部手机写的答复'];
  for (const [n, page] of [one, two].entries()) {
    await page.context().setOffline(true);
    await openTask(page, '两部手机同办一件');
    await press(page, '办结反馈');
    await page.getByLabel('答复').fill(answers[n] ?? '');
    await press(page, '提交');
    await page.getByText('待发送').first().waitFor();
  }
  await one.context().setOffline(false);
  await expect.poll(async () => (await detail(stage, id)).publicText, { timeout: 20_000 }).toBe(answers[0]);
  await two.context().setOffline(false);
  await two.getByRole('link', { name: /^今日/ }).tap();
  await press(two, '对照处理');
  const dialog = two.locator('dialog[open]');
  await dialog.getByRole('table').waitFor();
  expect(await dialog.textContent()).toContain(answers[0]);
  expect(await dialog.textContent()).toContain(answers[1]);
  await expectGoodScreen(two);
  expect((await detail(stage, id)).publicText).toBe(answers[0]);
  await press(two, '不提交我的，删掉');
  await expect.poll(() => two.locator('.unsent').count()).toBe(0);
}

/** A note of a call goes on though others changed something else meanwhile. */
export async function noteGoesOn(stage: Stage): Promise<void> {
  const { id } = await dispatched(stage, '别人改了别处的一件');
  await stage.worker.act(id, 'sign');
  const page = await phoneOf(stage, { tasks: [id] });
  await page.context().setOffline(true);
  await openTask(page, '别人改了别处的一件');
  await press(page, '联系诉求人');
  await page.getByLabel('备注').fill('约好周五上门');
  await press(page, '联系上了');
  await page.getByText('待发送').first().waitFor();
  await stage.community.act(id, 'contact', { channel: 'phone', reached: false });
  await page.context().setOffline(false);
  await expect
    .poll(
      async () =>
        (await detail(stage, id)).log.filter(({ kind }: { kind: string }) => kind === 'request.contacted').length,
      {
        timeout: 20_000,
      },
    )
    .toBe(2);
}

/** A sign-in that ends without a connection loses nothing. */
export async function endedSignIn(stage: Stage): Promise<void> {
  const page = await phoneOf(stage);
  await page.context().setOffline(true);
  await writeReport(page, '登录过期前写的一件');
  await page.getByRole('heading', { name: '1 件还没发出' }).waitFor();
  await page.context().clearCookies();
  await page.reload();
  await page.getByRole('heading', { name: '1 件还没发出' }).waitFor();
  await page.context().setOffline(false);
  await page.reload();
  await page.getByLabel('用户名').fill(WORKER);
  await page.getByLabel('密码').fill('yunchuan-2026');
  await page.getByRole('button', { name: '登录', exact: true }).tap();
  await page.getByText(/^编号 .*查询码/).waitFor();
  expect(await search(stage, '登录过期前写的')).toHaveLength(1);
}

/** An offline package that a colleague brings in arrives once, also when the phone finds a signal after all. */
export async function offlinePackage(stage: Stage): Promise<void> {
  const page = await phoneOf(stage);
  const [photo] = await makePictures(page, 1);
  await page.context().setOffline(true);
  await writeReport(page, '装进离线包的一件', photo ? [photo] : []);
  await page.getByRole('heading', { name: '1 件还没发出' }).waitFor();
  await page.getByRole('link', { name: '我的', exact: true }).tap();
  const coming = page.waitForEvent('download');
  await press(page, '导出离线包');
  const file = await readFile(await (await coming).path());
  expect(file.toString('utf8')).not.toContain('装进离线包');
  const code = (await page.locator('.package-code').textContent()) ?? '';
  await expectGoodScreen(page);
  const desk = await phoneOf(stage, { username: 'shequ1a' });
  await desk.getByRole('link', { name: '我的', exact: true }).tap();
  await desk.getByRole('link', { name: '导入离线包' }).tap();
  await desk
    .getByLabel('离线包文件')
    .setInputFiles({ name: 'a.huying', mimeType: 'application/octet-stream', buffer: file });
  await desk.getByLabel('口令').fill('AAAA-AAAA');
  await press(desk, '打开');
  await desk.getByText(/^打不开/).waitFor();
  await desk.getByLabel('口令').fill(code);
  await press(desk, '打开');
  await desk.getByText('装进离线包的一件').waitFor();
  await expectGoodScreen(desk);
  await press(desk, '送达这 1 件');
  await desk.getByText(/^编号 .*查询码/).waitFor();
  await page.context().setOffline(false);
  await page.getByRole('link', { name: /^今日/ }).tap();
  await page.getByText(/^编号 .*查询码/).waitFor();
  const rows = await search(stage, '装进离线包的');
  expect(rows).toHaveLength(1);
  expect((await detail(stage, rows[0].id)).files).toHaveLength(1);
}
