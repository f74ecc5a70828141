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

const said = ['漏水的是王奶奶家', '13900001234', '还没写完的一句', '还没发出的走访所需'];

interface Filled {
  page: Page & { complaints: string[] };
  /** Names, phone numbers and texts that lie on the phone now. */
  personal: string[];
}

/** A phone on which a task, the own grid with its people, a report with a photo, a visit and a draft lie. */
async function filledPhone(stage: Stage): Promise<Filled> {
  await dispatched(stage, '手机上看过的一件');
  const context = await openPhone(stage.browser, stage.server.baseUrl);
  await signInPhone(context, stage.server.baseUrl);
  const page = await openPage(context);
  await openToday(page);
  await page.locator('.task-list .card').first().waitFor();
  await page.getByRole('link', { name: '我的网格' }).tap();
  const call = page.locator('a[href^="tel:"]').first();
  const number = ((await call.getAttribute('href')) ?? '').replace('tel:', '');
  const name = ((await call.getAttribute('aria-label')) ?? '').replace(/^拨打|：.*$/g, '');
  expect([number.length, name.length].every((length) => length > 1)).toBe(true);
  const [me] = (await stage.worker.get('/api/session')).person.name;
  await page.getByRole('link', { name: /^今日/ }).tap();
  const pictures = await makePictures(page, 1);
  await context.setOffline(true);
  await writeReport(page, `${said[0]}，电话 ${said[1]}`, pictures);
  await page.getByRole('heading', { name: '1 件还没发出' }).waitFor();
  await page.getByRole('link', { name: '上报', exact: true }).tap();
  await page.getByLabel('发现了什么').fill(said[2] ?? '');
  await page.waitForTimeout(300);
  return { page, personal: [...said, '手机上看过', number, name, me] };
}

test('what lies on the phone is sealed, with a key that no script can read', async () => {
  const page = await filledPhone();
  const { rows, text, cached } = await everythingKept(page);
  expect(rows).toBeGreaterThan(4);
  for (const words of [...said, '手机上看过']) expect(text).not.toContain(words);
  expect(cached.filter((path) => /^\/(api|files)\//.test(path))).toEqual([]);
  const extractable = await page.evaluate(
    () =>
      new Promise<boolean[]>((resolve) => {
        const request = indexedDB.open('huying');
        request.onsuccess = () => {
          const keys = request.result.transaction('keys').objectStore('keys').getAll();
          keys.onsuccess = () => resolve(keys.result.map(({ key }: { key: CryptoKey }) => key.extractable));
        };
      }),
  );
  expect(extractable.length).toBeGreaterThan(0);
  expect(extractable).not.toContain(true);
});

test.each([
  ['with a connection', false],
  ['without one', true],
])('signing out of a shared phone %s says what is unsent and leaves nothing of the person', async (_, away) => {
  const page = await filledPhone();
  // With a connection what waits would go at once: the road is cut, the phone believes otherwise.
  if (!away) await page.context().route('**/api/offline/**', (route) => route.abort());
  await page.context().setOffline(away);
  await page.getByRole('link', { name: '我的', exact: true }).tap();
  await page.getByRole('button', { name: '退出登录' }).tap();
  await page.getByText('这部手机上还有 1 件没发出、1 份没写完。').waitFor();
  await expectGoodScreen(page);
  const loaded = page.waitForEvent('load');
  await page.getByRole('button', { name: '删掉并退出' }).tap();
  await loaded;
  if (away) {
    await page.getByText('网络没有连上').first().waitFor();
    await page.context().setOffline(false);
    await page.reload();
  }
  await page.getByLabel('用户名').waitFor();
  const { rows, text, cached } = await everythingKept(page);
  expect(rows).toBe(0);
  for (const words of said) expect(text).not.toContain(words);
  expect(cached.filter((path) => !/^\/(field|assets\/.+|icon.*|field\.webmanifest)$/.test(path))).toEqual([]);
  expect(JSON.parse(text.split('\n')[0] ?? '')).toEqual({});
  const session = await page.evaluate(async () => (await fetch('/api/session')).json());
  expect(session.person).toBeNull();
});

test('the app can be put on the home screen', async () => {
  const context = await openPhone(stage.browser, stage.server.baseUrl);
  const page = await openPage(context);
  await page.goto('/field');
  const client = await context.newCDPSession(page);
  const { errors, url } = await client.send('Page.getAppManifest');
  expect([errors, new URL(url).pathname]).toEqual([[], '/field.webmanifest']);
  const { installabilityErrors } = await client.send('Page.getInstallabilityErrors');
  // A test's own window counts as a private one: that is the only thing in the way.
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([]);
});
