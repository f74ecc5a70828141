import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { expectGoodScreen, openBrowser, openPage, openPhone, takePicture, tapCounter } from './support/browser.ts';
import { type Served, startServer } from './support/server.ts';
import { publicPost, type Staff, staffMember } from './support/staff.ts';

let server: Served;
let browser: Browser;
let community: Staff;
let colleague: Staff;
let grid: { id: string; code: string; name: string; rings: number[][][] };
let picture: Buffer;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
  [community, colleague] = [await staffMember(server.baseUrl, 'shequ1a'), await staffMember(server.baseUrl, 'shequ1b')];
  const map = await (await fetch(`${server.baseUrl}/api/places/map`)).json();
  grid = map.items.find((item: { name: string }) => item.name.startsWith('春和'));
  picture = await takePicture(browser);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});

type Watched = Page & { complaints: string[] };
const visit = async (path: string, options?: BrowserContextOptions): Promise<Watched> => {
  const page = await openPage(await openPhone(browser, server.baseUrl, options));
  await page.goto(path);
  await page.locator('h1').first().waitFor();
  return page;
};
const words = (page: Page) => page.getByLabel('发生了什么');
const shownCode = async (page: Page): Promise<string> => {
  const code = await page.locator('.code-box-code').textContent();
  expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  return code ?? '';
};
const shownNumber = async (page: Page): Promise<string> =>
  ((await page.getByText(/^编号 /).textContent()) ?? '').replace('编号 ', '');
const stage = (page: Page): Promise<string | null> => page.locator('h1').textContent();
const submit = (page: Page) => page.getByRole('button', { name: '提交', exact: true }).tap();

/** A report made elsewhere, in the grid. */
const report = (content: string): Promise<{ number: string; queryCode: string }> =>
  publicPost(server.baseUrl, '/api/reports', { content, placeId: grid.id });

/** Brought to the point where the resident rates. */
async function answered(content: string): Promise<{ id: string; queryCode: string }> {
  const { number, queryCode } = await report(content);
  const { id } = await community.find(number);
  await community.act(id, 'dispatch', { unitId: community.post.unitId, category: 'sanitation.rubbish' });
  await community.act(id, 'sign');
  await community.act(id, 'reply', { resultClass: 'solved', publicText: '已清理干净，增加了清运次数。' });
  await colleague.act(id, 'verify', { onSite: true });
  return { id, queryCode };
}

describe('reporting', () => {
  test('from the first page with a photo in at most four taps; the code then opens the progress', async () => {
    const page = await visit('/');
    const { tap, photo, taps } = tapCounter(page);
    await tap('我要反映', 'link');
    await photo(picture);
    await words(page).fill('楼道灯不亮，晚上看不清台阶');
    await page.getByText('已上传').waitFor();
    await tap('提交');
    const pressed = Date.now();
    const code = await shownCode(page);
    expect(Date.now() - pressed).toBeLessThan(2000);
    expect(taps()).toBeLessThanOrEqual(4);

    const other = await visit('/');
    await other.getByRole('link', { name: '查进度' }).tap();
    await other.getByLabel('查询码').fill(code.toLowerCase().replaceAll('-', ' '));
    await other.getByRole('button', { name: '查询' }).tap();
    await other.getByText('楼道灯不亮，晚上看不清台阶').waitFor();
    expect(await stage(other)).toBe('已收到，等人接手');
    const thumb = other.getByAltText('照片 1');
    await thumb.scrollIntoViewIfNeeded();
    await expect.poll(() => thumb.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
    expect([...page.complaints, ...other.complaints]).toEqual([]);
  });

  test('from a QR code in at most two taps, and the place is the one of the code', async () => {
    const page = await visit(`/r/new?place=${grid.code}&text=${encodeURIComponent('井盖松动，车过就响')}`);
    await page.getByText(grid.name).waitFor();
    const { photo, tap, taps } = tapCounter(page);
    await photo(picture);
    await tap('提交');
    await shownCode(page);
    expect(taps()).toBeLessThanOrEqual(2);
    const number = await shownNumber(page);
    const detail = await community.find(number);
    expect(detail).toMatchObject({ content: '井盖松动，车过就响', placeId: grid.id });
    expect(detail.files).toHaveLength(1);
  });

  test('a photo alone is enough; neither is not, and the page says so', async () => {
    const page = await visit('/r/new');
    await submit(page);
    await page.getByText('请写一句发生了什么，或拍一张照片。').waitFor();
    await tapCounter(page).photo(picture);
    await submit(page);
    await shownCode(page);
  });

  test('what was typed survives reload, back, and a killed tab; the photo too', async () => {
    const page = await visit('/r/new');
    await words(page).fill('污水井往外冒水，臭得很');
    await tapCounter(page).photo(picture);
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
    const page = await visit(`/r/new?place=${grid.code}`);
    await page.getByText(grid.name).waitFor();
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    await words(page).fill(content);
    await tapCounter(page).photo(picture);
    await page.getByText('没传上').or(page.getByText('网络没有连上')).first().waitFor();
    await submit(page);
    await page.getByRole('heading', { name: '已存在手机上' }).waitFor({ timeout: 30_000 });
    await page.context().setOffline(false);
    const code = await shownCode(page);
    const found = await publicPost(server.baseUrl, '/api/progress', { code });
    expect(found).toMatchObject({ content });
    expect(found.photos).toHaveLength(1);
    const { items } = await community
      .get(`/api/search?q=${encodeURIComponent('断网时写的')}`)
      .catch(() => ({ items: [] }));
    expect(items.length).toBeLessThanOrEqual(1);
  });

  test('an answer lost on the way does not make a second report', async () => {
    const content = '答复丢在路上：树枝压着电线';
    const page = await visit(`/r/new?place=${grid.code}`);
    await page.getByText(grid.name).waitFor();
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
    const { items } = await community.get(`/api/search?q=${encodeURIComponent('答复丢在路上')}`);
    expect(items).toHaveLength(1);
    expect(lost).toBe(4);
  });

  test('a phone killed while it was sending sends by itself at the next visit, and shows the code there', async () => {
    const content = '发到一半关机：楼顶漏水';
    const page = await visit(`/r/new?place=${grid.code}`);
    await page.getByText(grid.name).waitFor();
    await page.route('**/api/reports', () => undefined);
    await words(page).fill(content);
    await submit(page);
    await page.getByText('正在提交…').waitFor();
    const context = page.context();
    await page.close();
    const again = await openPage(context);
    await again.goto('/');
    await again.getByText('您存的反映已发出，点这里看查询码。').tap();
    await shownCode(again);
    const { items } = await community.get(`/api/search?q=${encodeURIComponent('发到一半关机')}`);
    expect(items).toHaveLength(1);
  });

  test('what the server refuses goes back into the form with the reason', async () => {
    const page = await visit('/r/new');
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
    const page = await visit(`/r/new?place=${grid.code}`);
    await page.getByText(grid.name).waitFor();
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
    const { number } = await report(content);
    const page = await visit(`/r/new?place=${grid.code}`);
    await words(page).fill('南门路灯整排都不亮了');
    await page.getByText('附近有人反映过').waitFor();
    await page
      .getByRole('button', { name: /我也遇到/ })
      .first()
      .tap();
    await page.getByRole('heading', { name: '已记上，谢谢' }).waitFor();
    const code = await shownCode(page);
    expect((await community.find(number)).meToo).toBe(1);
    const seen = await publicPost(server.baseUrl, '/api/progress', { code });
    expect(seen).toMatchObject({ number, content: '' });
    await page.getByRole('link', { name: '接着写' }).tap();
    expect(await words(page).inputValue()).toBe('南门路灯整排都不亮了');
  });
});

describe('place', () => {
  const centre = (): { longitude: number; latitude: number } => {
    const ring = grid.rings[0] ?? [];
    const mean = (axis: 0 | 1) => ring.reduce((sum, point) => sum + (point[axis] ?? 0), 0) / ring.length;
    return { longitude: mean(0), latitude: mean(1) };
  };

  test('found by itself where that is allowed, and adjusted on the map', async () => {
    const page = await visit('/r/new', { geolocation: { ...centre(), accuracy: 20 }, permissions: ['geolocation'] });
    await page.getByText(`${grid.name}（误差约 20 米）`).waitFor();
    await page.getByRole('button', { name: '改位置' }).tap();
    await page.getByRole('button', { name: '打开地图' }).tap();
    const map = page.getByRole('application', { name: '在地图上选位置' });
    await map.focus();
    for (let i = 0; i < 60; i++) await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => page.locator('.place-line').textContent()).not.toContain(grid.name);
    await words(page).fill('移过位置的一件事');
    await submit(page);
    await shownCode(page);
    expect(page.complaints).toEqual([]);
  });

  test('without a position and without the map: by name', async () => {
    const page = await visit('/r/new', { permissions: [] });
    await page.getByRole('button', { name: '按社区选' }).tap();
    await page.getByLabel('社区', { exact: true }).selectOption({ label: '春和社区' });
    await page.getByLabel('网格（小区、路段）').selectOption({ label: grid.name });
    await page.getByLabel('具体位置').fill('3 号楼东门');
    await words(page).fill('按名称选的地方');
    await submit(page);
    await shownCode(page);
    const number = await shownNumber(page);
    expect(await community.find(number)).toMatchObject({ placeId: grid.id, address: '3 号楼东门', lon: null });
  });

  test('when the list of places cannot be had, the report goes all the same', async () => {
    const page = await visit('/');
    await page.route('**/api/places/**', (route) => route.abort());
    await page.getByRole('link', { name: '我要反映' }).tap();
    await page.getByRole('button', { name: '按社区选' }).tap();
    await page.getByText('社区名单没有取到').waitFor({ timeout: 20_000 });
    await words(page).fill('没有地图也能提交');
    await submit(page);
    await shownCode(page);
  });
});

describe('progress', () => {
  test('a wrong code gets a plain answer and nothing else', async () => {
    const page = await visit('/r/progress');
    await page.getByLabel('查询码').fill('zzzz zzzz');
    expect(await page.getByLabel('查询码').inputValue()).toBe('ZZZZ-ZZZZ');
    await page.getByRole('button', { name: '查询' }).tap();
    await page.getByText('查询码是 12 位，现在只有 8 位。').waitFor();
    await page.getByLabel('查询码').fill('ZZZZ-ZZZZ-ZZZZ');
    await page.getByRole('button', { name: '查询' }).tap();
    await page.getByText('没有查到这个查询码').waitFor();
  });

  test('the open question is answered with words and a photo; then the report is taken back', async () => {
    const { number, queryCode } = await report('有人在楼道堆东西');
    const { id } = await community.find(number);
    await community.act(id, 'ask', { question: '请问是哪一栋哪一层？' });
    const page = await visit(`/r/progress#${queryCode}`);
    await page.getByRole('heading', { name: '请问是哪一栋哪一层？' }).waitFor();
    expect(page.url()).not.toContain(queryCode);
    await page.getByLabel('您的补充').fill('5 号楼三层');
    await page.reload();
    await expect.poll(() => page.getByLabel('您的补充').inputValue()).toBe('5 号楼三层');
    await tapCounter(page).photo(picture);
    await page.getByText('已上传').waitFor();
    await page.getByRole('button', { name: '发送' }).tap();
    await expect.poll(() => stage(page)).toBe('已收到，等人接手');
    const detail = await community.find(number);
    expect(detail.answers).toMatchObject([{ question: '请问是哪一栋哪一层？', answer: '5 号楼三层' }]);
    expect(detail.files).toHaveLength(1);

    await page.getByRole('button', { name: '撤回这件反映' }).tap();
    await page.getByRole('button', { name: '不撤回' }).tap();
    expect((await community.find(number)).state).toBe('registered');
    await page.getByRole('button', { name: '撤回这件反映' }).tap();
    await page.getByRole('button', { name: '确定撤回' }).tap();
    await expect.poll(() => stage(page)).toBe('您已撤回');
  });

  test('this phone remembers the report; a shared phone forgets at one tick', async () => {
    const page = await visit('/r/new');
    await words(page).fill('记不记在手机上');
    await submit(page);
    await shownCode(page);
    await page.getByRole('link', { name: '查进度' }).tap();
    await page.getByText('记不记在手机上').first().waitFor();
    await page.getByRole('button', { name: '查另一个' }).tap();
    await page.getByRole('button', { name: /记不记在手机上/ }).tap();
    await expect.poll(() => stage(page)).toBe('已收到，等人接手');

    await page.goto('/r/done');
    await page.getByLabel('这是公用手机').check();
    await page.getByText('这部手机不会记住').waitFor();
    const stored = await page.evaluate(() => JSON.stringify(localStorage));
    expect(stored).not.toContain('记不记在手机上');
    const context = page.context();
    await page.close();
    const next = await openPage(context);
    await next.goto('/r/progress');
    await next.getByRole('heading', { name: '查进度' }).waitFor();
    expect(await next.getByText('我的反映').count()).toBe(0);
  });
});

describe('rating', () => {
  test('a happy answer takes two taps and closes it', async () => {
    const { id, queryCode } = await answered('垃圾没人清，评满意的一件');
    const page = await visit(`/r/rate#${queryCode}`);
    await page.getByRole('radio', { name: '满意', exact: true }).check();
    await page.getByRole('button', { name: '提交评价' }).tap();
    await page.getByRole('heading', { name: '谢谢您的评价' }).waitFor();
    expect(await community.get(`/api/requests/${id}`)).toMatchObject({ state: 'closed', solved: true, satisfied: 4 });
  });

  test('an unhappy one is done again; a second try on another page gets a kind word, not a second rating', async () => {
    const { id, queryCode } = await answered('垃圾没人清，评不满意的一件');
    const page = await visit(`/r/progress#${queryCode}`);
    await page.getByRole('link', { name: '去评价' }).tap();
    const late = await visit(`/r/rate#${queryCode}`);
    for (const each of [page, late]) {
      await each.getByRole('radio', { name: '不满意', exact: true }).check();
      await each.getByText('将重新办理').waitFor();
    }
    await page.getByRole('button', { name: '提交评价' }).tap();
    await page.getByText('请选问题解决了没有。').waitFor();
    for (const each of [page, late]) await each.getByRole('radio', { name: '没解决' }).check();
    await page.getByRole('checkbox', { name: '问题还在' }).check();
    await page.getByRole('button', { name: '提交评价' }).tap();
    await page.getByRole('heading', { name: '已退回重新办理' }).waitFor();
    const detail = await community.get(`/api/requests/${id}`);
    expect(detail).toMatchObject({ state: 'handling', solved: false, satisfied: 2, ratingReasons: ['问题还在'] });

    await late.getByRole('button', { name: '提交评价' }).tap();
    await late.getByRole('heading', { name: '您已经评价过了' }).waitFor();
    await page.goto('/r/rate');
    await page.getByRole('heading', { name: '您已经评价过了' }).waitFor();
    expect((await community.get(`/api/requests/${id}`)).rehandled).toBe(1);
  });

  test('closed and back again: reopened within the window', async () => {
    const { id, queryCode } = await answered('垃圾没人清，又出现的一件');
    await publicPost(server.baseUrl, '/api/progress/rate', { code: queryCode, solved: true, satisfied: 5 });
    const page = await visit(`/r/progress#${queryCode}`);
    await page.getByRole('button', { name: '问题又出现了' }).tap();
    await page.getByLabel('现在是什么情况').fill('第二天又堆满了');
    await page.getByRole('button', { name: '提交，要求重办' }).tap();
    await expect.poll(() => stage(page)).toBe('正在办理');
    expect(await community.get(`/api/requests/${id}`)).toMatchObject({ state: 'handling', reopened: 1 });
  });
});

describe('every screen, in every look', () => {
  test('report, with everything unfolded', async () => {
    await report('东门路灯不亮，好几天了');
    const page = await visit(`/r/new?place=${grid.code}`);
    await page.getByText(grid.name).waitFor();
    await words(page).fill('东门路灯不亮好几天');
    await tapCounter(page).photo(picture);
    await page.getByText('附近有人反映过').waitFor();
    await page.getByText('留电话、保密、公开').tap();
    await page.getByRole('button', { name: '改位置' }).tap();
    await page.getByLabel('社区', { exact: true }).waitFor();
    await expectGoodScreen(page);
    await page.getByRole('button', { name: '打开地图' }).tap();
    await page.getByRole('application').waitFor();
    await expectGoodScreen(page);
  });

  test('the receipt, the list of my reports, the progress at each stage', async () => {
    const page = await visit(`/r/new?place=${grid.code}`);
    await page.getByText(grid.name).waitFor();
    await words(page).fill('看一遍每个画面');
    await submit(page);
    await shownCode(page);
    await expectGoodScreen(page);
    const number = await shownNumber(page);
    await page.getByRole('link', { name: '查进度' }).tap();
    await page.getByRole('button', { name: '查另一个' }).tap();
    await page.getByRole('heading', { name: '我的反映' }).waitFor();
    await expectGoodScreen(page);
    await page.getByRole('button', { name: /看一遍每个画面/ }).tap();
    await page.getByText('补充说明或照片').tap();
    await expectGoodScreen(page);
    const { id } = await community.find(number);
    await community.act(id, 'ask', { question: '请问具体在哪里？' });
    await page.getByRole('button', { name: '刷新' }).tap();
    await page.getByRole('heading', { name: '请问具体在哪里？' }).waitFor();
    await expectGoodScreen(page);
    await page.getByRole('button', { name: '撤回这件反映' }).tap();
    await expectGoodScreen(page);
  });

  test('rating, happy and unhappy, and afterwards', async () => {
    const { queryCode } = await answered('垃圾没人清，看评价画面');
    const page = await visit(`/r/progress#${queryCode}`);
    await page.getByRole('link', { name: '去评价' }).waitFor();
    await expectGoodScreen(page);
    await page.getByRole('link', { name: '去评价' }).tap();
    await page.getByRole('radio', { name: '满意', exact: true }).check();
    await expectGoodScreen(page);
    await page.getByRole('radio', { name: '不满意', exact: true }).check();
    await expectGoodScreen(page);
    await page.getByRole('radio', { name: '没解决' }).check();
    await page.getByRole('button', { name: '提交评价' }).tap();
    await page.getByRole('heading', { name: '已退回重新办理' }).waitFor();
    await expectGoodScreen(page);
  });

  test('without a network', async () => {
    const page = await visit('/r/new');
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    await words(page).fill('离线画面');
    await submit(page);
    await page.getByRole('heading', { name: '已存在手机上' }).waitFor({ timeout: 30_000 });
    await expectGoodScreen(page);
  });
});
