import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type KitServer, measureFaults, openBrowser, serveKit, stillness } from './testing.ts';

let server: KitServer;
let browser: Browser;
const told: string[] = [];

beforeAll(async () => {
  [server, browser] = await Promise.all([serveKit(), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

interface Visit {
  path: string;
  width: number;
  preferences?: object;
  options?: BrowserContextOptions;
}

/** A fresh visitor; what the policy refuses and what the page complains of ends in `told`. */
async function visit({ path, width, preferences = {}, options = {} }: Visit): Promise<Page> {
  told.length = 0;
  const context = await browser.newContext({ viewport: { width, height: 812 }, locale: 'zh-CN', ...options });
  await context.addInitScript((chosen) => {
    if (!localStorage.getItem('huying.preferences')) localStorage.setItem('huying.preferences', JSON.stringify(chosen));
  }, preferences);
  const page = await context.newPage();
  page.on('pageerror', (error) => told.push(error.message));
  page.on('console', (message) => {
    const isCall = /the server responded with a status of 503|EventSource/.test(message.text());
    if (['error', 'warning'].includes(message.type()) && !isCall) told.push(message.text());
  });
  await page.goto(server.url + path);
  await page.locator('h1').first().waitFor();
  return page;
}

async function violations(page: Page): Promise<string[]> {
  // The whole page in view: a bar that sticks to the bottom covers rows only as long as one does not scroll.
  const width = page.viewportSize()?.width ?? 1440;
  await page.setViewportSize({ width, height: 5000 });
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    // What floats above the page is outside its landmarks by nature.
    .disableRules(['region'])
    .analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

const looks = [{}, { elder: true }, { theme: 'dark' }, { theme: 'contrast' }];
const pages = ['/', '/kit', '/desk/kit'];

test.each(pages)(
  '%s: accessible in every look, nothing too small, nothing refused',
  async (path) => {
    for (const look of looks) {
      const page = await visit({ path, width: 375, preferences: look });
      expect(await page.evaluate(measureFaults)).toEqual([]);
      expect(await violations(page)).toEqual([]);
      expect(told).toEqual([]);
      await page.context().close();
    }
  },
  120_000,
);

test.each(pages)(
  '%s on a wide screen: the same',
  async (path) => {
    const page = await visit({ path, width: 1440 });
    expect(await violations(page)).toEqual([]);
    for (const [size, theme] of [
      ['normal', 'light'],
      ['elder', 'light'],
      ['normal', 'dark'],
    ]) {
      await page.evaluate((chosen) => Object.assign(document.documentElement.dataset, chosen), { size, theme });
      await stillness(page);
      expect(await page.evaluate(measureFaults)).toEqual([]);
    }
    expect(told).toEqual([]);
    await page.context().close();
  },
  60_000,
);

test.each(pages)(
  '%s fits 320 px, also with type doubled',
  async (path) => {
    const page = await visit({ path, width: 320 });
    expect(await page.evaluate(measureFaults)).toEqual([]);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    await stillness(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.context().close();
  },
  30_000,
);

test.each([
  ['/kit', '打开对话框'],
  ['/kit', '打开底部面板'],
  ['/kit', '出错提示'],
  ['/desk/kit', '看冲突对话框'],
  ['/desk/kit', '林岚'],
  ['/desk/kit', '存为视图'],
  ['/desk/kit', '20260305-0003'],
])(
  '%s: what 「%s」 opens is accessible and within the policy',
  async (path, words) => {
    const page = await visit({ path, width: 1440 });
    await page.getByText(words, { exact: true }).first().click();
    await page.locator('[role=dialog]:visible, dialog[open], [role=tooltip]:visible, .toast').first().waitFor();
    await stillness(page);
    expect(await violations(page)).toEqual([]);
    expect(told).toEqual([]);
    await page.context().close();
  },
  30_000,
);

test('typed words survive a reload', async () => {
  const page = await visit({ path: '/kit', width: 375 });
  const field = page.getByLabel('写一句，再刷新页面');
  await field.pressSequentially('井盖松了，下雨天');
  await page.reload();
  await expect.poll(() => field.inputValue()).toBe('井盖松了，下雨天');
  await page.getByRole('button', { name: '清空' }).click();
  await page.reload();
  await expect.poll(() => field.inputValue()).toBe('');
  await page.context().close();
}, 30_000);

test('a large photo leaves the phone small, upright and without metadata', async () => {
  const page = await visit({ path: '/kit', width: 375, options: { hasTouch: true, isMobile: true } });
  const large = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [4000, 3000];
    canvas.getContext('2d')?.fillRect(0, 0, 2000, 3000);
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1] ?? '';
  });
  await page
    .getByLabel('拍照')
    .first()
    .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(large, 'base64') });
  await page.getByText('已上传').nth(1).waitFor();
  const sizes = await page.evaluate(async () => {
    const { downscaled } = window as unknown as { downscaled: Blob };
    const { width, height } = await createImageBitmap(downscaled);
    return { width, height, type: downscaled.type };
  });
  expect(sizes).toEqual({ width: 1600, height: 1200, type: 'image/jpeg' });
  await page
    .getByLabel('从相册选')
    .first()
    .setInputFiles({ name: 'b.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') });
  await page.getByText('这张照片打不开').waitFor();
  expect(told).toEqual([]);
  await page.context().close();
}, 30_000);

test('the pin of the map moves by tap, by keys and by name', async () => {
  const page = await visit({ path: '/kit', width: 375 });
  const map = page.getByRole('application', { name: '选择位置' });
  const where = page.getByRole('status').filter({ hasText: '位置' }).first();
  await map.click({ position: { x: 60, y: 100 } });
  const first = await where.textContent();
  expect(first).toMatch(/位置在：.+格/);
  for (let press = 0; press < 80 && (await where.textContent()) === first; press++) await map.press('Shift+ArrowRight');
  expect(await where.textContent()).not.toBe(first);
  await page.getByText('不用地图，按名称选').click();
  await page.getByLabel('选择网格').selectOption({ label: '石桥1格' });
  expect(await where.textContent()).toBe('位置在：石桥1格');
  await page.context().close();
}, 30_000);

test('the desk can be worked without a mouse', async () => {
  const page = await visit({ path: '/desk/kit', width: 1440 });
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-row-key'))).toBe('r2');
  await page.keyboard.press('x');
  await page.getByText('已选 2 项').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByText('20260305-0003').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  await page.keyboard.press('/');
  await page.keyboard.type('j 路灯');
  await expect.poll(() => page.getByLabel('查工单：编号或任意两个字以上').inputValue()).toBe('j 路灯');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '输入页面、操作或工单编号' }).waitFor();
  await page.keyboard.type('清单');
  expect(await page.getByRole('option', { selected: true }).textContent()).toContain('清单与时限');
  await page.context().close();
}, 30_000);

test('single keys can be turned off', async () => {
  const page = await visit({ path: '/desk/kit', width: 1440, preferences: { singleKeys: false } });
  await page.keyboard.press('j');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-row-key'))).toBeNull();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '输入页面、操作或工单编号' }).waitFor();
  await page.context().close();
}, 30_000);

test('the language changes in place and stays', async () => {
  const page = await visit({ path: '/', width: 375 });
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Tell us, and get an answer' }).waitFor();
  await page.reload();
  await page.getByRole('link', { name: 'Report a problem' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  expect(await violations(page)).toEqual([]);
  await page.context().close();
}, 30_000);
