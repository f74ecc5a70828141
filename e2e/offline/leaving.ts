import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectGoodScreen, openPage, openPhone } from '../support/browser.ts';
import { makePictures, openToday, signInPhone, writeReport } from '../support/own-phone.ts';
import { dispatched, type Stage } from '../support/stage.ts';

/** Every byte that scripts of this site can reach on the phone, as text; pictures and sealed things by their length. */
const everythingKept = (page: Page): Promise<{ rows: number; text: string; cached: string[] }> =>
  page.evaluate(async () => {
    const open = (name: string) =>
      new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const lines: string[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie];
    let rows = 0;
    for (const { name } of await indexedDB.databases()) {
      const database = await open(name ?? '');
      for (const store of database.objectStoreNames) {
        const found = await new Promise<unknown[]>((resolve) => {
          const request = database.transaction(store).objectStore(store).getAll();
          request.onsuccess = () => resolve(request.result);
        });
        rows += found.length;
        for (const row of found)
          lines.push(
            JSON.stringify(row, (_key, value: unknown) =>
              value instanceof ArrayBuffer ? new TextDecoder().decode(value) : value,
            ),
          );
      }
      database.close();
    }
    const cached: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        cached.push(new URL(request.url).pathname);
        lines.push((await (await cache.match(request))?.text()) ?? '');
      }
    }
    return { rows, text: lines.join('\n'), cached };
  });

/** What is typed without signal: a report, a number in it, a need heard on a visit, a draft. */
const said = ['漏水的是王奶奶家', '13900001234', '想找人修轮椅', '还没写完的一句'] as const;

interface Filled {
  page: Page & { complaints: string[] };
  /** Names, phone numbers and texts that lie on the phone now. */
  personal: readonly string[];
}

/** A phone on which a task, the own grid and its people, a report with a photo, a visit and a draft lie. */
async function filledPhone(stage: Stage): Promise<Filled> {
  await dispatched(stage, '手机上看过的一件');
  const context = await openPhone(stage.browser, stage.server.baseUrl);
  await signInPhone(context, stage.server.baseUrl);
  const page = await openPage(context);
  const go = (name: string | RegExp) => page.getByRole('link', { name }).first().tap();
  await openToday(page);
  await page.locator('.task-list .card').first().waitFor();
  await go('我的网格');
  const call = page.locator('a[href^="tel:"]').first();
  const number = ((await call.getAttribute('href')) ?? '').replace('tel:', '');
  const name = ((await page.locator('.answer-who strong').first().textContent()) ?? '').trim();
  await go('走访');
  await go('记一次走访');
  await page.getByRole('radio', { name: '独居空巢老人必访' }).tap();
  const [picture] = await makePictures(page, 1);
  await context.setOffline(true);
  await page.getByRole('button', { name: '居民有需求' }).tap();
  await page.getByLabel('需要什么').fill(said[2]);
  await page.getByRole('button', { name: '记下' }).tap();
  await page.getByText('还有 1 条没发出去').waitFor();
  await writeReport(page, `${said[0]}，电话 ${said[1]}`, picture ? [picture] : []);
  await page.getByRole('heading', { name: '2 件还没发出' }).waitFor();
  await page.getByRole('link', { name: '上报', exact: true }).tap();
  await page.getByLabel('发现了什么').fill(said[3]);
  await page.waitForTimeout(300);
  const { person } = await stage.worker.get('/api/session');
  const personal = [...said, '手机上看过', number, name, person.name];
  expect(personal.every((words) => words.length > 1)).toBe(true);
  return { page, personal };
}

/** What lies on the phone is sealed, with a key that no script can read. */
async function expectSealed({ page, personal }: Filled): Promise<void> {
  const { rows, text, cached } = await everythingKept(page);
  expect(rows).toBeGreaterThan(4);
  for (const words of personal) expect(text).not.toContain(words);
  expect(cached.filter((path) => /^\/(api|files)\//.test(path))).toEqual([]);
  const extractable = await page.evaluate(
    () =>
      new Promise<boolean[]>((resolve) => {
        const request = indexedDB.open('huying');
        request.onsuccess = () => {
          const keys = request.result.transaction('keys').objectStore('keys').getAll();
          keys.onsuccess = () => {
            request.result.close();
            resolve(keys.result.map(({ key }: { key: CryptoKey }) => key.extractable));
          };
        };
      }),
  );
  expect(extractable.length).toBeGreaterThan(0);
  expect(extractable).not.toContain(true);
}

/** Says what would be lost, then leaves; `away`: without a connection. */
async function leave({ page }: Filled, away: boolean): Promise<void> {
  await page.getByRole('link', { name: '我的', exact: true }).tap();
  await page.getByRole('button', { name: '退出登录' }).tap();
  await page.getByText('这部手机上还有 2 件没发出、1 份没写完。').waitFor();
  if (away) await expectGoodScreen(page);
  const loaded = page.waitForEvent('load');
  await page.getByRole('button', { name: '删掉并退出' }).tap();
  await loaded;
}

/** Every entry the browser keeps is looked through: nothing of the person, of residents, or of what was typed. */
async function expectNothingLeft(page: Page, personal: readonly string[]): Promise<void> {
  const { rows, text, cached } = await everythingKept(page);
  expect(rows).toBe(0);
  for (const words of personal) expect(text).not.toContain(words);
  expect(cached.filter((path) => !/^\/(field|assets\/.+|icon.*|field\.webmanifest)$/.test(path))).toEqual([]);
  // A sign-out that the server has not heard of yet leaves its own mark, and nothing else.
  const { 'huying.left': _mark, ...left } = JSON.parse(text.split('\n')[0] ?? '');
  expect(left).toEqual({});
}

/** What is kept is sealed, and a sign-out takes all of it off the phone, also when the server cannot hear of it yet. */
export async function leavesNothing(stage: Stage, away: boolean): Promise<void> {
  const filled = await filledPhone(stage);
  const { page, personal } = filled;
  if (away) await expectSealed(filled);
  // With a connection what waits would go at once: the road is cut, the phone believes otherwise.
  else await page.context().route('**/api/offline/**', (route) => route.abort());
  await page.context().setOffline(away);
  await leave(filled, away);
  if (away) {
    await page.getByText('网络没有连上').first().waitFor();
    await expectNothingLeft(page, personal);
    await page.context().setOffline(false);
    await page.reload();
  }
  await page.getByLabel('用户名').waitFor();
  await expectNothingLeft(page, personal);
  const session = await page.evaluate(async () => (await fetch('/api/session')).json());
  expect(session.person).toBeNull();
}

/** The app can be put on the home screen. */
export async function installable(stage: Stage): Promise<void> {
  const page = await openPage(await openPhone(stage.browser, stage.server.baseUrl));
  await page.goto('/field');
  const client = await page.context().newCDPSession(page);
  const { errors, url } = await client.send('Page.getAppManifest');
  expect([errors, new URL(url).pathname]).toEqual([[], '/field.webmanifest']);
  const { installabilityErrors } = await client.send('Page.getInstallabilityErrors');
  // A test's own window counts as a private one: that is the only thing in the way.
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([]);
}
