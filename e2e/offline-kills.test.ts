import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  crashTab,
  makePictures,
  openToday,
  type OwnPhone,
  signInPhone,
  startPhone,
  writeReport,
} from './support/own-phone.ts';
import { openRelay, type Passing, type Relay } from './support/relay.ts';
import { openStage } from './support/stage.ts';

const stage = openStage();
const ROUNDS = 20;
/** The same walk every time; another number walks another way. */
const SEED = 20261121;
let folder: string;
let phone: OwnPhone;
let relay: Relay;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huying-phone-'));
  relay = await openRelay(stage.server.baseUrl);
});
afterAll(async () => {
  await phone?.context.close();
  await relay?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Park and Miller's: small, and the same on every machine. */
function random(seed: number): () => number {
  let state = seed % 2_147_483_647;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const parcels = /^\/api\/offline\/parcels$/;
const uploads = /^\/api\/uploads$/;
const pieces = /^\/api\/uploads\/[^/]+\/pieces$/;
/** Where a call can be when the tab dies: on its way there, or with the server already and its answer on the way back. */
const moments = [
  { side: 'before', path: parcels },
  { side: 'after', path: parcels },
  { side: 'before', path: uploads },
  { side: 'after', path: uploads },
  { side: 'before', path: pieces },
  { side: 'after', path: pieces },
] as const;
type Moment = (typeof moments)[number];

/** The tab dies at this moment of its next drain, and the call's answer with it. */
async function crashAt({ side, path }: Moment): Promise<void> {
  await new Promise<void>((resolve) => {
    relay[side] = (passing: Passing) => {
      if (!path.test(passing.path)) return undefined;
      resolve();
      return 'drop';
    };
    void phone.page.goto('/field');
  });
  await crashTab(phone);
  relay[side] = undefined;
}

const unsent = (n: number) => phone.page.getByRole('heading', { name: `${n} 件还没发出` });

test('the tab is killed in every state, twenty times over: each arrives once, with its photo', async () => {
  const next = random(SEED);
  phone = await startPhone(folder, relay.url);
  await signInPhone(phone.context, relay.url);
  await openToday(phone.page);
  const pictures = await makePictures(phone.page, ROUNDS);
  await refusedByServer();
  for (let round = 0; round < ROUNDS; round++) {
    const words = `被杀掉的第${String(round + 1).padStart(2, '0')}轮`;
    // 草稿
    await phone.page.goto('/field/report');
    await phone.page.getByLabel('发现了什么').fill(words);
    await phone.page.waitForTimeout(100);
    await crashTab(phone);
    await phone.page.goto('/field/report');
    await expect.poll(() => phone.page.getByLabel('发现了什么').inputValue()).toBe(words);
    // 待发送
    relay.cut = true;
    await writeReport(phone.page, words, pictures.slice(round, round + 1));
    await unsent(2).waitFor();
    await crashTab(phone);
    relay.cut = false;
    // 发送中
    await crashAt(moments[Math.floor(next() * moments.length)] ?? moments[0]);
    // 已送达, and 需处理 all the while
    await phone.page.goto('/field');
    await phone.page.getByText(/^编号 .*查询码/).waitFor();
    await crashTab(phone);
    await phone.page.goto('/field');
    await phone.page.getByText(/^编号 .*查询码/).waitFor();
    await phone.page.getByRole('button', { name: '知道了' }).tap();
    await unsent(1).waitFor();
    await phone.page.getByText('需处理').waitFor();
  }
  const { items } = await stage.community.get(`/api/requests?limit=100&q=${encodeURIComponent('被杀掉的')}`);
  expect(new Set(items.map(({ title }: { title: string }) => title)).size).toBe(ROUNDS);
  expect(items).toHaveLength(ROUNDS);
  for (const { id } of items) expect((await stage.community.get(`/api/requests/${id}`)).files).toHaveLength(1);
  await mended();
}, 300_000);

/** The server will not take it: the draft returns with the reason. */
async function refusedByServer(): Promise<void> {
  const { page } = phone;
  relay.cut = true;
  await page.getByRole('link', { name: '上报', exact: true }).tap();
  await page.getByLabel('发现了什么').fill('电话写错的一件');
  await page.getByRole('radio', { name: '走访听到' }).check();
  await page.getByText('诉求人', { exact: true }).tap();
  await page.getByRole('textbox', { name: /^电话/ }).fill('123');
  await page.getByRole('button', { name: '提交', exact: true }).tap();
  await unsent(1).waitFor();
  relay.cut = false;
  await page.getByRole('button', { name: '立即同步' }).tap();
  await page.getByText('需处理').waitFor();
}

async function mended(): Promise<void> {
  const { page } = phone;
  await page.getByText('电话写错的一件').waitFor();
  await page.getByRole('button', { name: '回去修改' }).tap();
  await expect.poll(() => page.getByLabel('发现了什么').inputValue()).toBe('电话写错的一件');
  await page.getByRole('textbox', { name: /^电话/ }).fill('13800001234');
  await page.getByRole('button', { name: '提交', exact: true }).tap();
  await page.getByRole('heading', { name: '已送达' }).waitFor();
}
