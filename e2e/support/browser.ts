import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { measureFaults, stillness } from '../../apps/web/src/app/kit/testing.ts';

export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.HUYING_CHROMIUM ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}

/** A phone of its own: nothing stored, no position unless given. */
export async function openPhone(
  browser: Browser,
  baseURL: string,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL,
    viewport: { width: 375, height: 667 },
    isMobile: true,
    hasTouch: true,
    // What is still fading in would be measured half transparent.
    reducedMotion: 'reduce',
    locale: 'zh-CN',
    ...options,
  });
  context.setDefaultTimeout(30_000);
  return context;
}

/** A page that remembers what it complained of: script errors, and everything the content policy refused. */
export async function openPage(context: BrowserContext): Promise<Page & { complaints: string[] }> {
  const page = Object.assign(await context.newPage(), { complaints: [] as string[] });
  page.on('pageerror', (error) => page.complaints.push(error.message));
  page.on('console', (message) => {
    const isAnswer = /Failed to load resource/.test(message.text());
    if (message.type() === 'error' && !isAnswer) page.complaints.push(message.text());
  });
  return page;
}

/** Presses are counted; typing, the camera and questions of the system are not. */
export function tapCounter(page: Page): {
  tap: (name: RegExp | string, role?: 'button' | 'link' | 'checkbox' | 'radio') => Promise<void>;
  photo: (picture: Buffer) => Promise<void>;
  taps: () => number;
} {
  let taps = 0;
  return {
    tap: async (name, role = 'button') => {
      taps += 1;
      await page.getByRole(role, { name }).first().tap();
    },
    photo: async (picture) => {
      taps += 1;
      const chooser = page.waitForEvent('filechooser');
      await page.locator('.photo-input:visible').first().tap();
      await (await chooser).setFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: picture });
    },
    taps: () => taps,
  };
}

/** A picture of its own colour, made by the browser. */
export async function takePicture(browser: Browser, colour = '#7a8'): Promise<Buffer> {
  const page = await browser.newPage();
  const url = await page.evaluate((fill) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [1200, 900];
    const context = canvas.getContext('2d')!;
    context.fillStyle = fill;
    context.fillRect(0, 0, 1200, 900);
    return canvas.toDataURL('image/jpeg', 0.8);
  }, colour);
  await page.close();
  return Buffer.from(url.split(',')[1] ?? '', 'base64');
}

/** What axe looks for in each look: one changes sizes and one colours, neither a name, a role or the order. */
const looks = [
  { theme: 'light', size: 'normal', rules: null },
  { theme: 'light', size: 'elder', rules: ['target-size'] },
  { theme: 'dark', size: 'normal', rules: ['color-contrast'] },
] as const;

/**
 * The screen as it stands, in every look: no axe violation, nothing too small, nothing wider than 375 or 320 pixels,
 * nothing refused by the content policy.
 */
export async function expectGoodScreen(page: Page & { complaints: string[] }): Promise<void> {
  const faults: string[] = [];
  for (const look of looks) {
    await wear(page, look);
    const note = (found: string[]) => faults.push(...found.map((fault) => `${look.theme} ${look.size}: ${fault}`));
    await page.setViewportSize({ width: 320, height: 640 });
    await stillness(page);
    note((await page.evaluate(measureFaults)).map((fault) => `at 320 px, ${fault}`));
    await page.setViewportSize({ width: 375, height: 5000 });
    await stillness(page);
    note(await page.evaluate(measureFaults));
    note(await lineHeights(page));
    note(await violations(page, look.rules));
  }
  await wear(page, looks[0]);
  await page.setViewportSize({ width: 375, height: 667 });
  expect([...faults, ...page.complaints]).toEqual([]);
}

const wear = (page: Page, look: { theme: string; size: string }): Promise<unknown> =>
  page.evaluate(({ theme, size }) => Object.assign(document.documentElement.dataset, { theme, size }), look);

async function violations(page: Page, rules: readonly string[] | null): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  if (rules) axe.withRules([...rules]);
  else axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']);
  const { violations: found } = await axe.analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** Lines closer than 1.3 are hard to read for older eyes. */
const lineHeights = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('p, li, dd, dt, label, button, h1, h2, h3, summary')].flatMap((element) => {
      const { lineHeight, fontSize } = getComputedStyle(element);
      const ratio = Number.parseFloat(lineHeight) / Number.parseFloat(fontSize);
      return ratio < 1.3 ? [`${element.className || element.tagName} has lines at ${ratio.toFixed(2)}`] : [];
    }),
  );
