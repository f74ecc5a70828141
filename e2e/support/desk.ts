import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { measureFaults, stillness } from '../../apps/web/src/app/kit/testing.ts';
import { openPage } from './browser.ts';
import type { Stage } from './stage.ts';
import type { Staff } from './staff.ts';

export type Watched = Page & { complaints: string[] };

/** A wide screen on which somebody of the demo has signed in, at an address of the desk. */
export async function openDesk(stage: Stage, username: string, path: string, width = 1440): Promise<Watched> {
  const { baseUrl } = stage.server;
  const context = await stage.browser.newContext({
    baseURL: baseUrl,
    viewport: { width, height: 900 },
    reducedMotion: 'reduce',
    locale: 'zh-CN',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  context.setDefaultTimeout(30_000);
  const answer = await context.request.post('/api/session', {
    data: { username, password: 'yunchuan-2026' },
    headers: { origin: baseUrl },
  });
  expect(answer.ok()).toBe(true);
  const page = await openPage(context);
  await page.goto(path);
  await page.locator('h1').first().waitFor();
  return page;
}

/** A request registered by the community for a resident, without a category unless given. */
export async function registered(stage: Stage, content: string, more: object = {}): Promise<string> {
  const { id } = await stage.community.send('/api/requests', {
    content,
    source: 'phone',
    placeId: stage.grid.id,
    ...more,
  });
  return id;
}

/** A request sent to a unit: waiting to be signed for. */
export async function sentTo(stage: Stage, handler: Staff, content: string, more: object = {}): Promise<string> {
  const id = await registered(stage, content, { category: 'property.roof-leak', ...more });
  await stage.community.act(id, 'dispatch', { unitId: handler.post.unitId });
  return id;
}

export const rowOf = (page: Page, content: string) => page.locator('.ant-table-row', { hasText: content });

/** What axe looks for in each look: one changes sizes and one colours, neither a name, a role or the order. */
const looks = [
  { theme: 'light', size: 'normal', rules: null },
  { theme: 'light', size: 'elder', rules: ['target-size'] },
  { theme: 'dark', size: 'normal', rules: ['color-contrast'] },
] as const;

/** The screen as it stands, phone and desktop, in every look: no axe violation, nothing too small or too wide, nothing refused. */
export async function expectGoodDesk(page: Watched, widths: readonly number[] = [375, 1440]): Promise<void> {
  const faults: string[] = [];
  for (const width of widths) {
    // The whole page in view: a bar that sticks to the bottom covers rows only as long as one does not scroll.
    await page.setViewportSize({ width, height: 5000 });
    for (const { rules, ...look } of looks) {
      await page.evaluate((set) => Object.assign(document.documentElement.dataset, set), look);
      await stillness(page);
      const measured = await page.evaluate(measureFaults);
      const found = await violations(page, rules);
      faults.push(...[...found, ...measured].map((fault) => `${width} ${look.theme} ${look.size}: ${fault}`));
    }
  }
  await page.evaluate(() => Object.assign(document.documentElement.dataset, { theme: 'light', size: 'normal' }));
  await page.setViewportSize({ width: widths[widths.length - 1] ?? 1440, height: 900 });
  expect([...new Set(faults), ...page.complaints]).toEqual([]);
}

async function violations(page: Watched, rules: readonly string[] | null): Promise<string[]> {
  // There are no frames in our pages: without them axe needs no page of its own to put its answers together.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  if (rules) axe.withRules([...rules]);
  // What floats above the page is outside its landmarks by nature.
  else axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).disableRules(['region']);
  const { violations: found } = await axe.analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`);
}
