import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { openBrowser, openPage, openPhone, takePicture } from './browser.ts';
import { type Served, startServer } from './server.ts';
import { publicPost, type Staff, signIn, staffMember } from './staff.ts';

/** The grid worker of the demo whose grid the journeys play in, and a category that needs no other place. */
export const WORKER = 'wangge1';
export const CATEGORY = 'sanitation.rubbish';

export interface Grid {
  id: string;
  code: string;
  name: string;
  rings: number[][][];
}
type Watched = Page & { complaints: string[] };

export interface Stage {
  server: Served;
  browser: Browser;
  /** Two of the same community: whoever handled something may not verify it. */
  community: Staff;
  colleague: Staff;
  worker: Staff;
  grid: Grid;
  picture: Buffer;
}

/** A server, a browser and the people of one community for the tests of a file; every phone is put away after each test. */
export function openStage(): Stage {
  const stage = {} as Stage;
  beforeAll(async () => {
    [stage.server, stage.browser] = await Promise.all([startServer(inject('demoFolder')), openBrowser()]);
    const { baseUrl } = stage.server;
    [stage.community, stage.colleague, stage.worker] = await Promise.all([
      staffMember(baseUrl, 'shequ1a'),
      staffMember(baseUrl, 'shequ1b'),
      staffMember(baseUrl, WORKER),
    ]);
    const map = await (await fetch(`${baseUrl}/api/places/map`)).json();
    stage.grid = map.items.find((item: Grid) => item.id === stage.worker.post.placeId);
    stage.picture = await takePicture(stage.browser);
  });
  afterAll(async () => {
    await stage.browser?.close();
    await stage.server?.stop();
  });
  afterEach(async ({ task }) => {
    const pages = stage.browser.contexts().flatMap((context) => context.pages());
    if (task.result?.state === 'fail') await keepPictures(task.name, pages);
    for (const context of stage.browser.contexts()) await context.close();
  });
  return stage;
}

/** What the screens showed when a test failed, in `.test/`: a message alone seldom tells. */
async function keepPictures(name: string, pages: readonly Page[]): Promise<void> {
  for (const [n, page] of pages.entries())
    await page
      .screenshot({ path: `.test/${name.slice(0, 40).replaceAll('/', ' ')} ${n + 1}.png` })
      .catch(() => undefined);
}

/** A fresh phone at an address. */
export async function visit(stage: Stage, path: string, options?: BrowserContextOptions): Promise<Watched> {
  const page = await openPage(await openPhone(stage.browser, stage.server.baseUrl, options));
  await page.goto(path);
  await page.locator('h1').first().waitFor();
  return page;
}

/** A fresh phone on which the grid worker has signed in. */
export async function openField(stage: Stage, username = WORKER, options?: BrowserContextOptions): Promise<Watched> {
  const page = await openPage(await openPhone(stage.browser, stage.server.baseUrl, options));
  await signIn(page, username);
  await page.getByRole('heading', { name: '今日' }).waitFor();
  return page;
}

/** The query code on the page after sending. */
export async function shownCode(page: Page): Promise<string> {
  const code = await page.locator('.code-box-code').textContent();
  expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  return code ?? '';
}
export const shownNumber = async (page: Page): Promise<string> =>
  ((await page.getByText(/^编号 /).textContent()) ?? '').replace('编号 ', '');

/** Where the report stands, as the page says it. */
export const shownStage = (page: Page): Promise<string | null> => page.locator('h1').textContent();

/** A report made elsewhere, in the grid. */
export const report = (
  stage: Stage,
  content: string,
  more: object = {},
): Promise<{ number: string; queryCode: string }> =>
  publicPost(stage.server.baseUrl, '/api/reports', { content, placeId: stage.grid.id, ...more });

/** A report sent to the community: waiting to be signed for. */
export async function dispatched(stage: Stage, content: string): Promise<{ id: string; queryCode: string }> {
  const { number, queryCode } = await report(stage, content, { phone: '13800003333' });
  const { id } = await stage.community.find(number);
  await stage.community.act(id, 'dispatch', { unitId: stage.community.post.unitId, category: CATEGORY });
  return { id, queryCode };
}

/** Brought to the point where the resident rates. */
export async function answered(stage: Stage, content: string): Promise<{ id: string; queryCode: string }> {
  const { id, queryCode } = await dispatched(stage, content);
  await stage.community.act(id, 'sign');
  await stage.community.act(id, 'reply', { resultClass: 'solved', publicText: '已清理干净，增加了清运次数。' });
  await stage.colleague.act(id, 'verify', { onSite: true });
  return { id, queryCode };
}
