import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { expectGoodScreen, openBrowser, openPage, openPhone, takePicture, tapCounter } from './support/browser.ts';
import { type Served, startServer } from './support/server.ts';
import { publicPost, type Staff, signIn, staffMember } from './support/staff.ts';

const WORKER = 'wangge1';
const CATEGORY = 'sanitation.rubbish';

let server: Served;
let browser: Browser;
let community: Staff;
let worker: Staff;
let picture: Buffer;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
  [community, worker] = [await staffMember(server.baseUrl, 'shequ1a'), await staffMember(server.baseUrl, WORKER)];
  picture = await takePicture(browser, '#a86');
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});

type Watched = Page & { complaints: string[] };
const openField = async (options?: BrowserContextOptions): Promise<Watched> => {
  const page = await openPage(await openPhone(browser, server.baseUrl, options));
  await signIn(page, WORKER);
  await page.getByRole('heading', { name: '今日' }).waitFor();
  return page;
};
const found = (page: Page) => page.getByLabel('发现了什么');
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().tap();
const openTask = async (page: Page, id: string): Promise<void> => {
  await page.goto(`/field/requests/${id}`);
  await page.getByRole('heading', { name: '诉求内容' }).waitFor();
};
const search = async (words: string) => (await community.get(`/api/search?q=${encodeURIComponent(words)}`)).items;
const detail = (id: string) => community.get(`/api/requests/${id}`);

/** A resident's report in the worker's grid, sent to the community: waiting to be signed for. */
async function dispatched(content: string): Promise<{ id: string; queryCode: string }> {
  const { number, queryCode } = await publicPost(server.baseUrl, '/api/reports', {
    content,
    placeId: worker.post.placeId,
    phone: '13800003333',
  });
  const { id } = await community.find(number);
  await community.act(id, 'dispatch', { unitId: worker.post.unitId, category: CATEGORY });
  return { id, queryCode };
}

describe('signing in', () => {
  test('a wrong password is said plainly; the right one opens today', async () => {
    const page = await openPage(await openPhone(browser, server.baseUrl));
    await signIn(page, WORKER, 'not the password');
    await page.locator('.field-error').waitFor();
    expect(await page.getByLabel('用户名').inputValue()).toBe(WORKER);
    await expectGoodScreen(page);
    await page.getByLabel('密码').fill('yunchuan-2026');
    await press(page, '登录');
    await page.getByRole('heading', { name: '今日' }).waitFor();
  });

  test('a starting password is changed first', async () => {
    const administrator = await staffMember(server.baseUrl, 'xitong');
    const { items } = await administrator.get('/api/people?search=shequ2a');
    const { temporaryPassword } = await administrator.post_(`/api/people/${items[0].id}/password`);
    const page = await openPage(await openPhone(browser, server.baseUrl));
    await signIn(page, 'shequ2a', temporaryPassword);
    await page.getByRole('heading', { name: '请先修改密码' }).waitFor();
    await expectGoodScreen(page);
    await page.getByLabel('现在的密码').fill(temporaryPassword);
    await page.getByLabel('新密码').fill('春风又绿江南岸，明月何时照我还');
    await press(page, '保存');
    await page.getByRole('heading', { name: '今日' }).waitFor();
  });

  test('one person with two posts switches between them', async () => {
    const security = await staffMember(server.baseUrl, 'anquan');
    const person = await staffMember(server.baseUrl, 'shequ1b');
    await security.post_(`/api/people/${person.personId}/posts`, {
      role: 'grid-worker',
      unitId: worker.post.unitId,
      placeId: worker.post.placeId,
      title: '第1网格代班',
    });
    const page = await openPage(await openPhone(browser, server.baseUrl));
    await signIn(page, 'shequ1b');
    await page.getByRole('heading', { name: '今日' }).waitFor();
    await page.getByRole('link', { name: '我的' }).tap();
    const stand = page.getByRole('radio', { name: /第1网格代班/ });
    const usual = page.getByRole('radio', { name: /社区工作者/ });
    await stand.or(usual).first().waitFor();
    await usual.tap();
    await expect.poll(() => usual.isChecked()).toBe(true);
    await stand.tap();
    await expect.poll(() => stand.isChecked()).toBe(true);
    await page.getByRole('link', { name: '今日' }).tap();
    await page.getByText('第1网格代班').first().waitFor();
  });
});

describe('today', () => {
  test('what to do stands there by its limit, and the complaint entry leads on', async () => {
    await dispatched('今日清单上的一件事');
    const page = await openField();
    await page.getByRole('link', { name: /今日清单上的一件事/ }).waitFor();
    const { todo } = await worker.get('/api/worklist/counts');
    await page.getByRole('button', { name: `待办 ${todo}` }).waitFor();
    await expectGoodScreen(page);
    await page.getByRole('button', { name: /^今天到期/ }).tap();
    await page.getByRole('link', { name: '投诉建议' }).tap();
    await page.getByRole('heading', { name: '投诉建议' }).waitFor();
    expect(page.url()).toContain('/r/new?about=system');
    expect(page.complaints).toEqual([]);
  });

  test('something new appears by itself', async () => {
    const page = await openField();
    await page.waitForLoadState('load');
    await dispatched('自己冒出来的一件事');
    await page.getByRole('link', { name: /自己冒出来的一件事/ }).waitFor({ timeout: 20_000 });
  });
});

describe('handling', () => {
  test('signed with one tap, answered with a phrase in three, with photos before and after', async () => {
    const { id, queryCode } = await dispatched('四号楼前垃圾成堆，一签一办');
    const page = await openField();
    await openTask(page, id);
    await expectGoodScreen(page);
    await press(page, '签收');
    await page.getByText('已签收，请在期限内办理。').waitFor();
    expect((await detail(id)).state).toBe('handling');

    const { tap, photo, taps } = tapCounter(page);
    await tap('办结反馈');
    await tap('已到现场处理，问题已解决。');
    expect(await page.getByLabel('答复').inputValue()).toBe('已到现场处理，问题已解决。');
    expect(taps()).toBe(2);
    await page.reload();
    await expect.poll(() => page.getByLabel('答复').inputValue()).toBe('已到现场处理，问题已解决。');
    await photo(picture);
    await page.getByText('已上传').waitFor();
    await expectGoodScreen(page);
    await press(page, '提交');
    await page.getByText('已提交，等社区核查。').waitFor();
    const after = await detail(id);
    expect(after).toMatchObject({ state: 'replied', resultClass: 'solved', publicText: '已到现场处理，问题已解决。' });
    expect(after.files).toMatchObject([{ purpose: 'after' }]);
    const seen = await publicPost(server.baseUrl, '/api/progress', { code: queryCode });
    expect(seen).toMatchObject({ publicText: '已到现场处理，问题已解决。' });
  });

  test('not quite solved asks for the reason; the words stay when the server refuses', async () => {
    const { id } = await dispatched('说不清原因不让交');
    await worker.act(id, 'sign');
    const page = await openField();
    await openTask(page, id);
    await press(page, '办结反馈');
    await page.getByLabel('答复').fill('已清理一半，其余等车来');
    await page.getByRole('radio', { name: '部分解决' }).check();
    await press(page, '提交');
    await page.locator('.field-error').waitFor();
    expect(await page.getByLabel('答复').inputValue()).toBe('已清理一半，其余等车来');
    await page.getByLabel('没有完全解决的原因').fill('清运车明天到');
    await press(page, '提交');
    await page.getByText('已提交，等社区核查。').waitFor();
    expect(await detail(id)).toMatchObject({ resultClass: 'partly', unsolvedReason: '清运车明天到' });
  });

  test('contact noted, a question asked, a request returned', async () => {
    const { id } = await dispatched('要问清楚的一件事');
    await worker.act(id, 'sign');
    const page = await openField();
    await openTask(page, id);
    await press(page, '联系诉求人');
    await page.getByRole('radio', { name: '上门' }).check();
    await expectGoodScreen(page);
    await press(page, '联系上了');
    await page.getByText('已记下联系情况。').waitFor();
    expect((await detail(id)).contactedAt).not.toBeNull();

    await press(page, '要求补充');
    await press(page, '请补充一张现场照片。');
    await expectGoodScreen(page);
    await press(page, '发给居民');
    await page.getByText('已发给居民，等补充后继续办。').waitFor();
    expect(await detail(id)).toMatchObject({ state: 'need-info', openQuestion: '请补充一张现场照片。' });

    const other = await dispatched('不归我们的一件事');
    await openTask(page, other.id);
    await press(page, '退回');
    await page.getByLabel('依据（职责清单条款）').fill('3.2');
    await page.getByLabel('理由').fill('属于绿化养护');
    await expectGoodScreen(page);
    await page.locator('dialog[open]').getByRole('button', { name: '退回' }).tap();
    await page.getByText('已退回，等派单人裁定。').waitFor();
    expect((await detail(other.id)).returns).toMatchObject([{ clause: '3.2', reason: '属于绿化养护' }]);
  });

  test('the reporter is shown only to those who may, for a stated reason, and it leaves a trace', async () => {
    const { id } = await dispatched('要打电话的一件事');
    const page = await openPage(await openPhone(browser, server.baseUrl));
    await signIn(page, 'shequ1a');
    await page.getByRole('heading', { name: '今日' }).waitFor();
    await openTask(page, id);
    expect(await page.content()).not.toContain('13800003333');
    await press(page, '看联系方式');
    await press(page, '约时间上门');
    const call = page.getByRole('link', { name: '打电话：13800003333' });
    await call.waitFor();
    expect(await call.getAttribute('href')).toBe('tel:13800003333');
    expect((await detail(id)).log.map(({ kind }: { kind: string }) => kind)).toContain('request.reporter-revealed');

    const plain = await openField();
    await openTask(plain, id);
    expect(await plain.getByRole('button', { name: '看联系方式' }).count()).toBe(0);
  });

  test('a stale screen is laid side by side with the latest, and the words stay', async () => {
    const { id } = await dispatched('两个人同时办的一件事');
    await worker.act(id, 'sign');
    const page = await openField();
    await openTask(page, id);
    await press(page, '办结反馈');
    // The live connection would bring the news at once: a phone in a cellar does not hear it.
    await page.route('**/api/live', (route) => route.abort());
    await page.getByLabel('答复').fill('已经清理完毕');
    await page.evaluate(() => dispatchEvent(new Event('offline')));
    await community.act(id, 'contact', { channel: 'phone', reached: true });
    await press(page, '提交');
    const both = page.getByRole('table');
    const updated = page.getByText('已提交，等社区核查。');
    await both.or(updated).first().waitFor();
    if (await both.isVisible()) {
      await expectGoodScreen(page);
      expect(await both.textContent()).toContain('联系诉求人');
      await page.locator('dialog[open]').getByText('已经清理完毕').waitFor();
      await press(page, '按最新情况提交');
    }
    await updated.waitFor();
    expect(await detail(id)).toMatchObject({ state: 'replied', publicText: '已经清理完毕' });
  });
});

describe('reporting', () => {
  test('from today in at most four taps, with the likely category offered', async () => {
    const page = await openField();
    const { tap, photo, taps } = tapCounter(page);
    await tap('上报', 'link');
    await photo(picture);
    await found(page).fill('巡查看到垃圾桶满了往外溢');
    await page.getByText('已上传').waitFor();
    await page.getByRole('radio', { name: '暴露垃圾' }).waitFor();
    await page.getByRole('radio', { name: '暴露垃圾' }).check();
    await tap('提交');
    await page.getByRole('heading', { name: '已送达' }).waitFor();
    expect(taps() + 1).toBeLessThanOrEqual(4);
    await expectGoodScreen(page);
    const [row] = await search('巡查看到垃圾桶满了');
    expect(await detail(row.id)).toMatchObject({ source: 'patrol', category: CATEGORY, placeId: worker.post.placeId });
  });

  test('dealt with on the spot in at most five taps: it waits for somebody else to verify', async () => {
    const page = await openField();
    const { tap, photo, taps } = tapCounter(page);
    await tap('上报', 'link');
    await photo(picture);
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
    const page = await openField();
    await page.getByRole('link', { name: '上报' }).tap();
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
    await tapCounter(page).photo(picture);
    await page.getByText('已上传').waitFor();
    await press(page, '提交并办结');
    await page.getByText('请写一句怎么处置的。').waitFor();
    await press(page, '已当场劝导整改，现场已清理干净。');
    await expectGoodScreen(page);
    await press(page, '提交并办结');
    await page.getByRole('heading', { name: '已送达' }).waitFor();
  });

  test('without a network it waits on the phone with its photos and arrives once', async () => {
    const page = await openField();
    await page.getByRole('link', { name: '上报' }).tap();
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    for (const n of [1, 2, 3]) {
      await found(page).fill(`山里没信号时写的第 ${n} 件`);
      if (n === 1) await tapCounter(page).photo(picture);
      await press(page, '提交');
      await page.getByText(`${n} 件还没发出`).waitFor({ timeout: 30_000 });
      if (n === 2) await expectGoodScreen(page);
      await page.getByRole('link', { name: '上报' }).tap();
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
    const page = await openField();
    await page.getByRole('link', { name: '上报' }).tap();
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

  test('what was typed survives a reload', async () => {
    const page = await openField();
    await page.getByRole('link', { name: '上报' }).tap();
    await found(page).fill('写到一半');
    await page.getByRole('radio', { name: '走访听到' }).check();
    await page.reload();
    await expect.poll(() => found(page).inputValue()).toBe('写到一半');
    expect(await page.getByRole('radio', { name: '走访听到' }).isChecked()).toBe(true);
    await page.getByText('诉求人').tap();
    await expectGoodScreen(page);
  });
});
