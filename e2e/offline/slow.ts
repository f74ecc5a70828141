import { expect } from 'vitest';
import { openBrowser, openPage, openPhone } from '../support/browser.ts';
import { makePictures, openToday, signInPhone } from '../support/own-phone.ts';
import { openRelay } from '../support/relay.ts';
import type { Stage } from '../support/stage.ts';

/** 2G: a quarter of a second there, 50 kilobits a second, one call in ten lost. */
const LATENCY_MS = 250;
const BYTES_PER_SECOND = 50_000 / 8;
const LOST = 0.1;

/** 2G with one call in ten lost carries a report and its photo within a minute. */
export async function slowRoad(stage: Stage): Promise<void> {
  const [relay, browser] = await Promise.all([openRelay(stage.server.baseUrl), openBrowser()]);
  try {
    const context = await openPhone(browser, relay.url);
    await signInPhone(context, relay.url);
    const page = await openPage(context);
    await openToday(page);
    await page.getByRole('link', { name: '上报', exact: true }).tap();
    await page.getByRole('radio', { name: '巡查看到' }).waitFor();
    // As a phone's camera gives it: reduced on the phone before it goes.
    const [photo] = await makePictures(page, 1, 500);
    expect(photo?.length).toBeGreaterThan(60_000);
    let dice = 7;
    relay.before = () => {
      dice = (dice * 48_271) % 2_147_483_647;
      return dice / 2_147_483_647 < LOST ? 'drop' : undefined;
    };
    const client = await context.newCDPSession(page);
    await client.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: LATENCY_MS,
      downloadThroughput: BYTES_PER_SECOND,
      uploadThroughput: BYTES_PER_SECOND,
      connectionType: 'cellular2g',
    });
    const began = Date.now();
    await page.getByLabel('发现了什么').fill('沟里信号很弱时上报的一件');
    await page
      .locator('input[type=file][multiple]')
      .first()
      .setInputFiles({
        name: 'a.jpg',
        mimeType: 'image/jpeg',
        buffer: photo ?? Buffer.alloc(0),
      });
    await page.locator('.photo-state').waitFor();
    await page.getByRole('button', { name: '提交', exact: true }).tap();
    await page.getByRole('heading', { name: '已送达' }).waitFor({ timeout: 60_000 });
    const textIn = Date.now() - began;
    let files = 0;
    while (files === 0 && Date.now() - began < 60_000) {
      const { items } = await stage.community.get(`/api/requests?q=${encodeURIComponent('信号很弱时上报')}`);
      files = items.length === 1 ? (await stage.community.get(`/api/requests/${items[0].id}`)).files.length : 0;
      await page.waitForTimeout(300);
    }
    const whole = Date.now() - began;
    console.log(
      `2G: text ${(textIn / 1000).toFixed(1)} s, with its photo of ${Math.round((photo?.length ?? 0) / 1024)} KB ${(whole / 1000).toFixed(1)} s`,
    );
    expect(files).toBe(1);
    expect(whole).toBeLessThanOrEqual(60_000);
  } finally {
    await browser.close();
    await relay.stop();
  }
}
