import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openPage, openPhone, tapCounter } from './support/browser.ts';
import { publicPost } from './support/staff.ts';
import { openStage, report, shownCode, shownNumber, shownStage, visit } from './support/stage.ts';

const stage = openStage();
const words = (page: Page) => page.getByLabel('发生了什么');
const submit = (page: Page) => page.getByRole('button', { name: '提交', exact: true }).tap();

describe('reporting', () => {
  test('from the first page with a photo in at most four taps; the code then opens the progress', async () => {
    const page = await visit(stage, '/');
    const { tap, photo, taps } = tapCounter(page);
    await tap('我要反映', 'link');
    await photo(stage.picture);
    await words(page).fill('楼道灯不亮，晚上看不清台阶');
    await page.getByText('已上传').waitFor();
    await tap('提交');
    const pressed = Date.now();
    const code = await shownCode(page);
    expect(Date.now() - pressed).toBeLessThan(10_000);
    expect(taps()).toBeLessThanOrEqual(4);

    const other = await visit(stage, '/');
    await other.getByRole('link', { name: '查进度' }).tap();
    await other.getByLabel('查询码').fill(code.toLowerCase().replaceAll('-', ' '));
    await other.getByRole('button', { name: '查询' }).tap();
    await other.getByText('楼道灯不亮，晚上看不清台阶').waitFor();
    expect(await shownStage(other)).toBe('已收到，等人接手');
    const thumb = other.getByAltText('照片 1');
    await thumb.scrollIntoViewIfNeeded();
    await expect.poll(() => thumb.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
    expect([...page.complaints, ...other.complaints]).toEqual([]);
  });

  test('from a QR code in at most two taps, and the place is the one of the code', async () => {
    const page = await visit(stage, `/r/new?place=${stage.grid.code}&text=${encodeURIComponent('井盖松动，车过就响')}`);
    await page.getByText(stage.grid.name).waitFor();
    const { photo, tap, taps } = tapCounter(page);
    await photo(stage.picture);
    await tap('提交');
    await shownCode(page);
    expect(taps()).toBeLessThanOrEqual(2);
    const number = await shownNumber(page);
    const detail = await stage.community.find(number);
    expect(detail).toMatchObject({ content: '井盖松动，车过就响', placeId: stage.grid.id });
    expect(detail.files).toHaveLength(1);
  });

  test('sent before the phone knows the place of the code, the report still lies there', async () => {
    const page = await openPage(await openPhone(stage.browser, stage.server.baseUrl));
    await page.route('**/api/places/map*', () => undefined);
    await page.goto(`/r/new?place=${stage.grid.code}`);
    await words(page).fill('名字还没取到就发：路牌歪了');
    await page.getByText(`二维码 ${stage.grid.code}`).waitFor();
    await submit(page);
    await shownCode(page);
    const detail = await stage.community.find(await shownNumber(page));
    expect(detail).toMatchObject({ placeId: stage.grid.id, address: '' });
  });

  test('a photo alone is enough; neither is not, and the page says so', async () => {
    const page = await visit(stage, '/r/new');
    await submit(page);
    await page.getByText('请写一句发生了什么，或拍一张照片。').waitFor();
    await tapCounter(page).photo(stage.picture);
    await submit(page);
    await shownCode(page);
  });

  test('what was typed survives reload, back, and a killed tab; the photo too', async () => {
    const page = await visit(stage, '/r/new');
    await words(page).fill('污水井往外冒水，臭得很');
    await tapCounter(page).photo(stage.picture);
    await page.getByText('已上传').waitFor();
    await page.getByText('留电话、保密、公开').tap();
    await page.getByLabel('电话', { exact: false }).first().fill('13800001111');
    await page.getByLabel('保密：').check();

    const expectKept = async (at: Page) => {
      await expect.poll(() => words(at).inputValue()).toBe('污水井往外冒水，臭得很');
      expect(await at.locator('.photo img').count()).toBe(1);
      expect(await at.getByLabel('保密：').isChecked()).toBe(true);
      expect(await at.locator('input[type=tel]').inputValue()).toBe('13800001111');
    };
    await page.reload();
    await expectKept(page);
    await page.getByRole('link', { name: '返回' }).tap();
    await page.getByRole('link', { name: '我要反映' }).waitFor();
    await page.goBack();
    await expectKept(page);
    const context = page.context();
    await page.close();
    const again = await openPage(context);
    await again.goto('/r/new');
    await expectKept(again);
    await submit(again);
    await shownCode(again);
    await again.goto('/r/new');
    expect(await words(again).inputValue()).toBe('');
  });

  test('without a network it is kept with its photo, and sent once when the network is back', async () => {
    const content = '断网时写的：路口信号灯不亮';
    const page = await visit(stage, `/r/new?place=${stage.grid.code}`);
    await page.getByText(stage.grid.name).waitFor();
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    await words(page).fill(content);
    await tapCounter(page).photo(stage.picture);
    await page.getByText('没传上').or(page.getByText('网络没有连上')).first().waitFor();
    await submit(page);
    await page.getByRole('heading', { name: '已存在手机上' }).waitFor({ timeout: 30_000 });
    await page.context().setOffline(false);
    const code = await shownCode(page);
    const found = await publicPost(stage.server.baseUrl, '/api/progress', { code });
    expect(found).toMatchObject({ content });
    expect(found.photos).toHaveLength(1);
    const { items } = await stage.community.get(`/api/search?q=${encodeURIComponent('断网时写的')}`);
    expect(items).toHaveLength(1);
  });

  test('an answer lost on the way does not make a second report', async () => {
    const content = '答复丢在路上：树枝压着电线';
    const page = await visit(stage, `/r/new?place=${stage.grid.code}`);
    await page.getByText(stage.grid.name).waitFor();
    let lost = 0;
    await page.route('**/api/reports', async (route) => {
      lost += 1;
      if (lost > 3) return route.continue();
      await route.fetch();
      await route.abort('connectionreset');
    });
    await words(page).fill(content);
    await submit(page);
    await shownCode(page);
    const { items } = await stage.community.get(`/api/search?q=${encodeURIComponent('答复丢在路上')}`);
    expect(items).toHaveLength(1);
    expect(lost).toBe(4);
  });

  test('a phone killed while it was sending sends by itself at the next visit, and shows the code there', async () => {
    const content = '发到一半关机：楼顶漏水';
    const page = await visit(stage, `/r/new?place=${stage.grid.code}`);
    await page.getByText(stage.grid.name).waitFor();
    await page.route('**/api/reports', () => undefined);
    await words(page).fill(content);
    // It lies on the phone once it is on its way; until then the draft is what is kept.
    const underWay = page.waitForRequest('**/api/reports');
    await submit(page);
    await underWay;
    await page.getByText('正在提交…').waitFor();
    const context = page.context();
    await page.close();
    const again = await openPage(context);
    await again.goto('/');
    await again.getByText('您存的反映已发出，点这里看查询码。').tap();
    await shownCode(again);
    const { items } = await stage.community.get(`/api/search?q=${encodeURIComponent('发到一半关机')}`);
    expect(items).toHaveLength(1);
  });

  test('what the server refuses goes back into the form with the reason', async () => {
    const page = await visit(stage, '/r/new');
    await words(page).fill('电话写错了也不能丢字');
    await page.getByText('留电话、保密、公开').tap();
    await page.locator('input[type=tel]').fill('12');
    await submit(page);
    await page.locator('.field-error').first().waitFor();
    expect(await words(page).inputValue()).toBe('电话写错了也不能丢字');
    await page.locator('input[type=tel]').fill('13800002222');
    await submit(page);
    await shownCode(page);
  });

  test('what is refused only later, on its way from the phone, comes back into the form too', async () => {
    const page = await visit(stage, `/r/new?place=${stage.grid.code}`);
    await page.getByText(stage.grid.name).waitFor();
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    await words(page).fill('没网时电话也写错了');
    await page.getByText('留电话、保密、公开').tap();
    await page.locator('input[type=tel]').fill('12');
    await submit(page);
    await page.getByRole('heading', { name: '已存在手机上' }).waitFor({ timeout: 30_000 });
    await page.context().setOffline(false);
    await page.getByRole('heading', { name: '有一件没能提交' }).waitFor({ timeout: 30_000 });
    await page.getByRole('button', { name: '回去修改' }).tap();
    await expect.poll(() => words(page).inputValue()).toBe('没网时电话也写错了');
    await page.locator('input[type=tel]').fill('13800004444');
    await submit(page);
    await shownCode(page);
  });

  test('the same thing nearby is joined with one tap instead of being written again', async () => {
    const content = '南门路灯整排不亮，晚上一片黑';
    const { number } = await report(stage, content);
    const page = await visit(stage, `/r/new?place=${stage.grid.code}`);
    await words(page).fill('南门路灯整排都不亮了');
    await page.getByText('附近有人反映过').waitFor();
    await page
      .getByRole('button', { name: /我也遇到/ })
      .first()
      .tap();
    await page.getByRole('heading', { name: '已记上，谢谢' }).waitFor();
    const code = await shownCode(page);
    expect((await stage.community.find(number)).meToo).toBe(1);
    const seen = await publicPost(stage.server.baseUrl, '/api/progress', { code });
    expect(seen).toMatchObject({ number, content: '' });
    await page.getByRole('link', { name: '接着写' }).tap();
    expect(await words(page).inputValue()).toBe('南门路灯整排都不亮了');
  });
});
