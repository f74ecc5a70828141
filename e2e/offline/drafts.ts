import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { arrived } from './arrived.ts';
import { expectGoodScreen } from '../support/browser.ts';
import {
  crashTab,
  killPhone,
  makePictures,
  openToday,
  type OwnPhone,
  signInPhone,
  startPhone,
  writeReport,
} from '../support/own-phone.ts';
import type { Stage } from '../support/stage.ts';

const DRAFTS = 50;

/** Fifty drafts with three photos each in aeroplane mode, tab and browser killed: fifty arrive once. */
export async function fiftyDrafts(stage: Stage): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'huying-phone-'));
  const phones: OwnPhone[] = [];
  try {
    await walk(stage, folder, phones);
  } finally {
    await phones.at(-1)?.context.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function walk(stage: Stage, folder: string, phones: OwnPhone[]): Promise<void> {
  const start = async (): Promise<OwnPhone> => {
    const phone = await startPhone(folder, stage.server.baseUrl);
    phones.push(phone);
    return phone;
  };
  const { baseUrl } = stage.server;
  let phone = await start();
  await signInPhone(phone.context, baseUrl);
  await openToday(phone.page);
  const pictures = await makePictures(phone.page, DRAFTS * 3, 64);
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
  phone = await start();
  await phone.context.setOffline(true);
  await phone.page.goto('/field');
  await phone.page.getByRole('heading', { name: `${DRAFTS} 件还没发出` }).waitFor();
  await phone.context.setOffline(false);
  // What the battery took with it may have been the session as well.
  await signInPhone(phone.context, baseUrl);
  await phone.page.reload();
  await phone.page.getByRole('button', { name: `${DRAFTS} 件都知道了` }).waitFor({ timeout: 150_000 });
  const { rows, photos } = await arrived(stage, '飞行模式里写的');
  expect(rows).toHaveLength(DRAFTS);
  expect(new Set(rows.map(({ title }) => title)).size).toBe(DRAFTS);
  expect(photos).toEqual(Array(DRAFTS).fill(3));
  await phone.page.getByRole('button', { name: `${DRAFTS} 件都知道了` }).tap();
  await phone.page.locator('.unsent').waitFor({ state: 'detached' });
}
