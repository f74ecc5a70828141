import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { openPage } from './browser.ts';
import { WORKER } from './stage.ts';

/** A phone that keeps what it stores when its browser ends. */
export interface OwnPhone {
  context: BrowserContext;
  page: Page & { complaints: string[] };
}

/** Starts the browser on a folder of its own; a second start finds what the first has kept. */
export async function startPhone(folder: string, baseURL: string): Promise<OwnPhone> {
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: process.env.HUYING_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
    baseURL,
    viewport: { width: 375, height: 667 },
    isMobile: true,
    hasTouch: true,
    reducedMotion: 'reduce',
    locale: 'zh-CN',
  });
  context.setDefaultTimeout(30_000);
  return { context, page: await openPage(context) };
}

/** Signs the grid worker in without a page, as after an ended session. */
export async function signInPhone(context: BrowserContext, baseURL: string, username = WORKER): Promise<void> {
  const data = { username, password: 'yunchuan-2026' };
  const answer = await context.request.post('/api/session', { data, headers: { origin: baseURL } });
  expect(answer.ok()).toBe(true);
}

/** The field's first page, with the shell's files on the phone. */
export async function openToday(page: Page): Promise<void> {
  await page.goto('/field');
  await page.getByRole('heading', { name: '今日' }).waitFor();
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
}

/** As the system ends a tab that takes too much memory: at once, without a word. */
export async function crashTab(phone: OwnPhone): Promise<void> {
  const client = await phone.context.newCDPSession(phone.page);
  const crashed = phone.page.waitForEvent('crash');
  client.send('Page.crash').catch(() => undefined);
  await crashed;
  const next = await openPage(phone.context);
  await phone.page.close();
  phone.page = next;
}

/** As a battery that runs out: every process of this phone's browser ends at once. */
export async function killPhone(phone: OwnPhone, folder: string): Promise<void> {
  const ended = new Promise<void>((resolve) => phone.context.once('close', () => resolve()));
  const mark = `--user-data-dir=${folder}`;
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (line.split('\0').includes(mark)) process.kill(Number(pid), 'SIGKILL');
  }
  await ended;
}

/** Writes one report and puts it on its way; photos are chosen from the album at once. */
export async function writeReport(page: Page, words: string, photos: readonly Buffer[] = []): Promise<void> {
  await page.getByRole('link', { name: '上报', exact: true }).tap();
  const field = page.getByLabel('发现了什么');
  await field.fill(words);
  if (photos.length > 0) {
    const files = photos.map((buffer, n) => ({ name: `${n}.jpg`, mimeType: 'image/jpeg', buffer }));
    await page.locator('input[type=file][multiple]').first().setInputFiles(files);
    const kept = page.locator('.photo-state').filter({ hasText: /^(已存在手机上|已上传)$/ });
    await kept.nth(photos.length - 1).waitFor();
  }
  await page.getByRole('button', { name: '提交', exact: true }).tap();
}

/** Waits until it is so, and says what it was when it never came. `expect.poll` cannot wait in tests side by side. */
export async function until<T>(check: () => Promise<T>, wanted: T, withinMs = 20_000): Promise<void> {
  const end = Date.now() + withinMs;
  while ((await check()) !== wanted && Date.now() < end) await sleep(50);
  expect(await check()).toBe(wanted);
}

/** Small pictures of noise, each unlike the others: what a hash would mistake for one another shows. */
export async function makePictures(page: Page, many: number, side = 120): Promise<Buffer[]> {
  const urls = await page.evaluate(
    ([count, length]) =>
      Array.from({ length: count }, () => {
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [length, length];
        const context = canvas.getContext('2d')!;
        const image = context.createImageData(length, length);
        crypto.getRandomValues(image.data.subarray(0, Math.min(65_536, image.data.length)));
        for (let at = 65_536; at < image.data.length; at++) image.data[at] = image.data[at % 65_521] ?? 0;
        for (let at = 3; at < image.data.length; at += 4) image.data[at] = 255;
        context.putImageData(image, 0, 0);
        return canvas.toDataURL('image/jpeg', 0.8);
      }),
    [many, side] as const,
  );
  return urls.map((url) => Buffer.from(url.split(',')[1] ?? '', 'base64'));
}
