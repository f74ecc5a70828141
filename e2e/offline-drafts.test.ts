import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectGoodScreen } from './support/browser.ts';
import {
  crashTab,
  killPhone,
  makePictures,
  openToday,
  type OwnPhone,
  signInPhone,
  startPhone,
  writeReport,
} from './support/own-phone.ts';
import { openStage } from './support/stage.ts';

const stage = openStage();
const DRAFTS = 50;
let folder: string;
let phone: OwnPhone;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huying-phone-'));
});
afterAll(async () => {
  await phone?.context.close();
  await rm(folder, { recursive: true, force: true });
});

test('fifty drafts with three photos each in aeroplane mode, tab and browser killed: fifty arrive once', async () => {
  const { baseUrl } = stage.server;
  phone = await startPhone(folder, baseUrl);
  await signInPhone(phone.context, baseUrl);
  await openToday(phone.page);
  const pictures = await makePictures(phone.page, DRAFTS * 3);
  await phone.context.setOffline(true);
  for (let n = 1; n <= DRAFTS; n++) {
    const photos = pictures.slice((n - 1) * 3, n * 3);
    await writeReport(phone.page, `飞行模式里写的第${String(n).padStart(2, '0')}件`, photos);
    await phone.page.getByRole('heading', { name: `${n} 件还没发出` }).waitFor();
    if (n === 2) await expectGoodScreen(phone.page);
    if (n === 20) {
      await crashTab(phone);
      const began = Date.now();
      await phone.page.goto('/field');
      await phone.page.getByRole('heading', { name: '20 件还没发出' }).waitFor();
      expect(Date.now() - began).toBeLessThan(2000);
    }
  }
  await killPhone(phone, folder);
  phone = await startPhone(folder, baseUrl);
  await phone.context.setOffline(true);
  await phone.page.goto('/field');
  await phone.page.getByRole('heading', { name: `${DRAFTS} 件还没发出` }).waitFor();
  await phone.context.setOffline(false);
  // What the battery took with it may have been the session as well.
  await signInPhone(phone.context, baseUrl);
  await phone.page.reload();
  await phone.page.getByRole('button', { name: `${DRAFTS} 件都知道了` }).waitFor({ timeout: 150_000 });
  const { rows, photos } = await arrived('飞行模式里写的');
  expect(rows).toHaveLength(DRAFTS);
  expect(new Set(rows.map(({ title }) => title)).size).toBe(DRAFTS);
  expect(photos).toEqual(Array(DRAFTS).fill(3));
  await phone.page.getByRole('button', { name: `${DRAFTS} 件都知道了` }).tap();
  await expect.poll(() => phone.page.locator('.unsent').count()).toBe(0);
});

async function arrived(words: string): Promise<{ rows: { id: string; title: string }[]; photos: number[] }> {
  const rows: { id: string; title: string }[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const page = await stage.community.get(
      `/api/requests?limit=100&q=${encodeURIComponent(words)}${next ? `&cursor=${encodeURIComponent(next)}` : ''}`,
    );
    rows.push(...page.items);
    next = page.next;
  }
  const photos: number[] = [];
  for (const { id } of rows) photos.push((await stage.community.get(`/api/requests/${id}`)).files.length);
  return { rows, photos };
}
