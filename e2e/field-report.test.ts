import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { expectGoodScreen, tapCounter } from './support/browser.ts';
import { signIn } from './support/staff.ts';
import { CATEGORY, WORKER, openField, openStage } from './support/stage.ts';

const stage = openStage();
const found = (page: Page) => page.getByLabel('发现了什么');
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().tap();
const search = async (words: string) => (await stage.community.get(`/api/search?q=${encodeURIComponent(words)}`)).items;
const detail = (id: string) => stage.community.get(`/api/requests/${id}`);

describe('reporting', () => {
  test('from today in at most four taps, with the likely category offered', async () => {
    const page = await openField(stage);
    const { tap, photo, taps } = tapCounter(page);
    await tap('上报', 'link');
    await photo(stage.picture);
    await found(page).fill('巡查看到垃圾桶满了往外溢');
    await page.getByText('已上传').waitFor();
    await page.getByRole('radio', { name: '暴露垃圾' }).waitFor();
    await page.getByRole('radio', { name: '暴露垃圾' }).check();
    await tap('提交');
    await page.getByRole('heading', { name: '已送达' }).waitFor();
    expect(taps() + 1).toBeLessThanOrEqual(4);
    await expectGoodScreen(page);
    const [row] = await search('巡查看到垃圾桶满了');
    expect(await detail(row.id)).toMatchObject({
      source: 'patrol',
      category: CATEGORY,
      placeId: stage.worker.post.placeId,
    });
  });

  test('dealt with on the spot in at most five taps: it waits for somebody else to verify', async () => {
    const page = await openField(stage);
    const { tap, photo, taps } = tapCounter(page);
    await tap('上报', 'link');
    await photo(stage.picture);
    await found(page).fill('路边垃圾袋散落，当场捡了');
    await page.getByText('已上传').waitFor();
    await tap('已当场处置好（自行处置）', 'checkbox');
    await page.getByLabel('怎么处置的').fill('已捡拾装袋，送到垃圾点。');
    await tap('暴露垃圾', 'radio');
    await tap('提交并办结');
    await page.getByRole('heading', { name: '已送达' }).waitFor();
    expect(taps()).toBeLessThanOrEqual(5);
    const [row] = await search('路边垃圾袋散落');
    const handled = await detail(row.id);
    expect(handled).toMatchObject({ publicText: '已捡拾装袋，送到垃圾点。', category: CATEGORY });
    expect(['replied', 'verified']).toContain(handled.state);
  });

  test('what is missing is said where it is missing', async () => {
    const page = await openField(stage);
    await page.getByRole('link', { name: '上报', exact: true }).tap();
    await press(page, '提交');
    await page.getByText('请写一句发现了什么，或拍一张照片。').waitFor();
    await found(page).fill('路边垃圾袋又散落了');
    await page.getByLabel('已当场处置好').check();
    await press(page, '提交并办结');
    const asks = page.getByText('自己处置的，请选一个类别。');
    await asks.waitFor();
    await expect.poll(() => asks.isVisible()).toBe(true);
    await page.getByRole('radio', { name: '暴露垃圾' }).check();
    await press(page, '提交并办结');
    await page.getByText(/^这一类要有照片/).waitFor();
    await tapCounter(page).photo(stage.picture);
    await page.getByText('已上传').waitFor();
    await press(page, '提交并办结');
    await page.getByText('请写一句怎么处置的。').waitFor();
    await press(page, '已当场劝导整改，现场已清理干净。');
    await expectGoodScreen(page);
    await press(page, '提交并办结');
    await page.getByRole('heading', { name: '已送达' }).waitFor();
  });

  test('without a network it waits on the phone with its photos and arrives once', async () => {
    const page = await openField(stage);
    await page.getByRole('link', { name: '上报', exact: true }).tap();
    await found(page).waitFor();
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    for (const n of [1, 2, 3]) {
      await found(page).fill(`山里没信号时写的第 ${n} 件`);
      if (n === 1) await tapCounter(page).photo(stage.picture);
      await press(page, '提交');
      await page.getByText(`${n} 件还没发出`).waitFor({ timeout: 30_000 });
      if (n === 2) await expectGoodScreen(page);
      await page.getByRole('link', { name: '上报', exact: true }).tap();
      await found(page).waitFor();
    }
    await page.getByRole('link', { name: '今日' }).tap();
    await page.context().setOffline(false);
    await expect.poll(() => page.getByText(/^编号 .*查询码/).count(), { timeout: 30_000 }).toBe(3);
    const rows = await search('山里没信号时写的');
    expect(rows).toHaveLength(3);
    const files = await Promise.all(rows.map(async (row: { id: string }) => (await detail(row.id)).files.length));
    expect(files.sort()).toEqual([0, 0, 1]);
    while ((await page.getByRole('button', { name: '知道了' }).count()) > 0) await press(page, '知道了');
    await page.reload();
    await page.getByRole('heading', { name: '今日' }).waitFor();
    expect(await page.getByText('还没发出').count()).toBe(0);
  });

  test('a session that has ended meanwhile sends after signing in again, and never for somebody else', async () => {
    const page = await openField(stage);
    await page.getByRole('link', { name: '上报', exact: true }).tap();
    await found(page).waitFor();
    await page.context().setOffline(true);
    await found(page).fill('登录过期时写的一件');
    await press(page, '提交');
    await page.getByText('1 件还没发出').waitFor({ timeout: 30_000 });
    await page.context().clearCookies();
    await page.context().setOffline(false);
    await page.reload();
    await signIn(page, 'shequ1a');
    await page.getByRole('heading', { name: '今日' }).waitFor();
    expect(await page.getByText('还没发出').count()).toBe(0);
    expect(await search('登录过期时写的一件')).toHaveLength(0);
    await page.context().clearCookies();
    await page.reload();
    await signIn(page, WORKER);
    await page.getByText(/^编号 .*查询码/).waitFor({ timeout: 30_000 });
    expect(await search('登录过期时写的一件')).toHaveLength(1);
  });

  test('a page that the network cut off opens by itself once it is back', async () => {
    const page = await openField(stage, WORKER, { serviceWorkers: 'block' });
    await page.context().setOffline(true);
    await page.getByRole('link', { name: '上报', exact: true }).tap();
    await page.getByRole('button', { name: '重试' }).waitFor();
    await page.context().setOffline(false);
    await found(page).waitFor();
  });

  test('what was typed survives a reload', async () => {
    const page = await openField(stage);
    await page.getByRole('link', { name: '上报', exact: true }).tap();
    await found(page).fill('写到一半');
    await page.getByRole('radio', { name: '走访听到' }).check();
    await page.reload();
    await expect.poll(() => found(page).inputValue()).toBe('写到一半');
    expect(await page.getByRole('radio', { name: '走访听到' }).isChecked()).toBe(true);
    await page.getByText('诉求人').tap();
    await expectGoodScreen(page);
  });
});
