import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { expectGoodScreen, openPage, openPhone, tapCounter } from './support/browser.ts';
import { publicPost, staffMember, signIn } from './support/staff.ts';
import { CATEGORY, WORKER, dispatched, openField, openStage } from './support/stage.ts';

const stage = openStage();
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().tap();
const openTask = async (page: Page, id: string): Promise<void> => {
  await page.goto(`/field/requests/${id}`);
  await page.getByRole('heading', { name: '诉求内容' }).waitFor();
};
const detail = (id: string) => stage.community.get(`/api/requests/${id}`);

describe('signing in', () => {
  test('a wrong password is said plainly; the right one opens today', async () => {
    const page = await openPage(await openPhone(stage.browser, stage.server.baseUrl));
    await signIn(page, WORKER, 'not the password');
    await page.locator('.field-error').waitFor();
    expect(await page.getByLabel('用户名').inputValue()).toBe(WORKER);
    await expectGoodScreen(page);
    await page.getByLabel('密码').fill('yunchuan-2026');
    await press(page, '登录');
    await page.getByRole('heading', { name: '今日' }).waitFor();
  });

  test('a starting password is changed first', async () => {
    const administrator = await staffMember(stage.server.baseUrl, 'xitong');
    const { items } = await administrator.get('/api/people?search=shequ2a');
    const { temporaryPassword } = await administrator.send(`/api/people/${items[0].id}/password`);
    const page = await openPage(await openPhone(stage.browser, stage.server.baseUrl));
    await signIn(page, 'shequ2a', temporaryPassword);
    await page.getByRole('heading', { name: '请先修改密码' }).waitFor();
    await expectGoodScreen(page);
    await page.getByLabel('现在的密码').fill(temporaryPassword);
    await page.getByLabel('新密码').fill('春风又绿江南岸，明月何时照我还');
    await press(page, '保存');
    await page.getByRole('heading', { name: '今日' }).waitFor();
  });

  test('one person with two posts switches between them', async () => {
    const security = await staffMember(stage.server.baseUrl, 'anquan');
    const person = await staffMember(stage.server.baseUrl, 'shequ1b');
    await security.send(`/api/people/${person.personId}/posts`, {
      role: 'grid-worker',
      unitId: stage.worker.post.unitId,
      placeId: stage.worker.post.placeId,
      title: '第1网格代班',
    });
    const page = await openPage(await openPhone(stage.browser, stage.server.baseUrl));
    await signIn(page, 'shequ1b');
    await page.getByRole('heading', { name: '今日' }).waitFor();
    await page.getByRole('link', { name: '我的', exact: true }).tap();
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
    await dispatched(stage, '今日清单上的一件事');
    const page = await openField(stage);
    await page.getByRole('link', { name: /今日清单上的一件事/ }).waitFor();
    const { todo } = await stage.worker.get('/api/worklist/counts');
    await page.getByRole('button', { name: `待办 ${todo}` }).waitFor();
    await expectGoodScreen(page);
    await page.getByRole('button', { name: /^今天到期/ }).tap();
    await page.getByRole('link', { name: '投诉建议' }).tap();
    await page.getByRole('heading', { name: '投诉建议' }).waitFor();
    expect(page.url()).toContain('/r/new?about=system');
    expect(page.complaints).toEqual([]);
  });

  test('something new appears by itself', async () => {
    const page = await openField(stage);
    await page.waitForLoadState('load');
    await dispatched(stage, '自己冒出来的一件事');
    await page.getByRole('link', { name: /自己冒出来的一件事/ }).waitFor({ timeout: 20_000 });
  });
});

describe('handling', () => {
  test('signed with one tap, answered with a phrase in three, with photos before and after', async () => {
    const { id, queryCode } = await dispatched(stage, '四号楼前垃圾成堆，一签一办');
    const page = await openField(stage);
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
    await photo(stage.picture);
    await page.getByText('已上传').waitFor();
    await expectGoodScreen(page);
    await press(page, '提交');
    await page.getByText('已提交，等社区核查。').waitFor();
    const after = await detail(id);
    expect(after).toMatchObject({ state: 'replied', resultClass: 'solved', publicText: '已到现场处理，问题已解决。' });
    expect(after.files).toMatchObject([{ purpose: 'after' }]);
    const seen = await publicPost(stage.server.baseUrl, '/api/progress', { code: queryCode });
    expect(seen).toMatchObject({ publicText: '已到现场处理，问题已解决。' });
  });

  test('not quite solved asks for the reason; the words stay when the server refuses', async () => {
    const { id } = await dispatched(stage, '说不清原因不让交');
    await stage.worker.act(id, 'sign');
    const page = await openField(stage);
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
    const { id } = await dispatched(stage, '要问清楚的一件事');
    await stage.worker.act(id, 'sign');
    const page = await openField(stage);
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

    const other = await dispatched(stage, '不归我们的一件事');
    await openTask(page, other.id);
    await press(page, '退回');
    await page.getByLabel('依据（职责清单条款）').fill('3.2');
    await page.getByLabel('理由').fill('属于绿化养护');
    await expectGoodScreen(page);
    await page.locator('dialog[open]').getByRole('button', { name: '退回' }).tap();
    await page.getByText('已退回，等派单人裁定。').waitFor();
    expect((await detail(other.id)).returns).toMatchObject([{ clause: '3.2', reason: '属于绿化养护' }]);
  });

  test('what another unit asks of the community is signed, reported to and finished on the phone', async () => {
    const { baseUrl } = stage.server;
    const [housing, street] = await Promise.all([staffMember(baseUrl, 'housing'), staffMember(baseUrl, 'jiedao1')]);
    const unitIds = [stage.community.post.unitId];
    const { id } = await stage.community.send('/api/requests', {
      content: '楼顶漏水，请社区搭把手',
      source: 'phone',
      placeId: stage.grid.id,
      category: CATEGORY,
    });
    await stage.community.act(id, 'dispatch', { unitId: housing.post.unitId });
    await housing.act(id, 'sign');
    await housing.act(id, 'co-handle', { unitIds, task: '请通知顶楼住户' });
    await street.act(id, 'whistle', { type: 'emergency', unitIds, reason: '请到场看漏点' });
    const page = await openField(stage);
    await page
      .getByRole('link', { name: /楼顶漏水，请社区搭把手/ })
      .first()
      .tap();
    await page.getByText('协办：请通知顶楼住户').waitFor();
    await expectGoodScreen(page);
    await press(page, '签收协办');
    await page.getByText('已签收协办').waitFor();
    await press(page, '报到');
    const sheet = page.locator('dialog[open]');
    await sheet.getByRole('radio', { name: '已到现场' }).check();
    await expectGoodScreen(page);
    await sheet.getByRole('button', { name: '报到' }).tap();
    await page.getByText('已报到').waitFor();
    await press(page, '办结协办');
    await sheet.getByLabel('办了什么，结果怎样').fill('顶楼三户都通知到了');
    await expectGoodScreen(page);
    await sheet.getByRole('button', { name: '办结协办' }).tap();
    await page.getByText('协办已办结，已告诉主办').waitFor();
    const { coTasks, whistles } = await detail(id);
    expect(coTasks[0]).toMatchObject({ state: 'done', resultText: '顶楼三户都通知到了' });
    expect(whistles[0].calls[0]).toMatchObject({ state: 'reported', onSite: true });
    expect(page.complaints).toEqual([]);
  });

  test('the reporter is shown only to those who may, for a stated reason, and it leaves a trace', async () => {
    const { id } = await dispatched(stage, '要打电话的一件事');
    const page = await openPage(await openPhone(stage.browser, stage.server.baseUrl));
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

    const plain = await openField(stage);
    await openTask(plain, id);
    expect(await plain.getByRole('button', { name: '看联系方式' }).count()).toBe(0);
  });

  test('a stale screen is laid side by side with the latest, and the words stay', async () => {
    const { id } = await dispatched(stage, '两个人同时办的一件事');
    await stage.worker.act(id, 'sign');
    const page = await openField(stage);
    // The live connection would bring the news at once: a phone in a cellar does not hear it.
    await page.context().route('**/api/live', (route) => route.abort());
    await openTask(page, id);
    await press(page, '办结反馈');
    await page.getByLabel('答复').fill('已经清理完毕');
    await stage.community.act(id, 'contact', { channel: 'phone', reached: true });
    await press(page, '提交');
    const both = page.getByRole('table');
    await both.waitFor();
    expect(await both.textContent()).toContain('联系诉求人');
    await page.locator('dialog[open]').getByText('已经清理完毕').waitFor();
    await expectGoodScreen(page);
    expect((await detail(id)).state).toBe('handling');
    await press(page, '按最新情况提交');
    await page.getByText('已提交，等社区核查。').waitFor();
    expect(await detail(id)).toMatchObject({ state: 'replied', publicText: '已经清理完毕' });
  });
});
