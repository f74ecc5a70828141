import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openPage, tapCounter } from './support/browser.ts';
import { publicPost } from './support/staff.ts';
import { answered, openStage, report, shownCode, shownStage, visit } from './support/stage.ts';

const stage = openStage();
const words = (page: Page) => page.getByLabel('发生了什么');
const submit = (page: Page) => page.getByRole('button', { name: '提交', exact: true }).tap();

describe('progress', () => {
  test('a wrong code gets a plain answer and nothing else', async () => {
    const page = await visit(stage, '/r/progress');
    await page.getByLabel('查询码').fill('zzzz zzzz');
    expect(await page.getByLabel('查询码').inputValue()).toBe('ZZZZ-ZZZZ');
    await page.getByRole('button', { name: '查询' }).tap();
    await page.getByText('查询码是 12 位，现在只有 8 位。').waitFor();
    await page.getByLabel('查询码').fill('ZZZZ-ZZZZ-ZZZZ');
    await page.getByRole('button', { name: '查询' }).tap();
    await page.getByText('没有查到这个查询码').waitFor();
  });

  test('the open question is answered with words and a photo; then the report is taken back', async () => {
    const { number, queryCode } = await report(stage, '有人在楼道堆东西');
    const { id } = await stage.community.find(number);
    await stage.community.act(id, 'ask', { question: '请问是哪一栋哪一层？' });
    const page = await visit(stage, `/r/progress#${queryCode}`);
    await page.getByRole('heading', { name: '请问是哪一栋哪一层？' }).waitFor();
    expect(page.url()).not.toContain(queryCode);
    await page.getByLabel('您的补充').fill('5 号楼三层');
    await page.reload();
    await expect.poll(() => page.getByLabel('您的补充').inputValue()).toBe('5 号楼三层');
    await tapCounter(page).photo(stage.picture);
    await page.getByText('已上传').waitFor();
    await page.getByRole('button', { name: '发送' }).tap();
    await expect.poll(() => shownStage(page)).toBe('已收到，等人接手');
    const detail = await stage.community.find(number);
    expect(detail.answers).toMatchObject([{ question: '请问是哪一栋哪一层？', answer: '5 号楼三层' }]);
    expect(detail.files).toHaveLength(1);

    await page.getByRole('button', { name: '撤回这件反映' }).tap();
    await page.getByRole('button', { name: '不撤回' }).tap();
    expect((await stage.community.find(number)).state).toBe('registered');
    await page.getByRole('button', { name: '撤回这件反映' }).tap();
    await page.getByRole('button', { name: '确定撤回' }).tap();
    await expect.poll(() => shownStage(page)).toBe('您已撤回');
  });

  test('this phone remembers the report; a shared phone forgets at one tick', async () => {
    const page = await visit(stage, '/r/new');
    await words(page).fill('记不记在手机上');
    await submit(page);
    await shownCode(page);
    await page.getByRole('link', { name: '查进度' }).tap();
    await page.getByText('记不记在手机上').first().waitFor();
    await page.getByRole('button', { name: '查另一个' }).tap();
    await page.getByRole('button', { name: /记不记在手机上/ }).tap();
    await expect.poll(() => shownStage(page)).toBe('已收到，等人接手');

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
    const { id, queryCode } = await answered(stage, '垃圾没人清，评满意的一件');
    const page = await visit(stage, `/r/rate#${queryCode}`);
    await page.getByRole('radio', { name: '满意', exact: true }).check();
    await page.getByRole('button', { name: '提交评价' }).tap();
    await page.getByRole('heading', { name: '谢谢您的评价' }).waitFor();
    expect(await stage.community.get(`/api/requests/${id}`)).toMatchObject({
      state: 'closed',
      solved: true,
      satisfied: 4,
    });
  });

  test('an unhappy one is done again; a second try on another page gets a kind word, not a second rating', async () => {
    const { id, queryCode } = await answered(stage, '垃圾没人清，评不满意的一件');
    const page = await visit(stage, `/r/progress#${queryCode}`);
    await page.getByRole('link', { name: '去评价' }).tap();
    const late = await visit(stage, `/r/rate#${queryCode}`);
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
    const detail = await stage.community.get(`/api/requests/${id}`);
    expect(detail).toMatchObject({ state: 'handling', solved: false, satisfied: 2, ratingReasons: ['问题还在'] });

    await late.getByRole('button', { name: '提交评价' }).tap();
    await late.getByRole('heading', { name: '您已经评价过了' }).waitFor();
    await page.goto('/r/rate');
    await page.getByRole('heading', { name: '您已经评价过了' }).waitFor();
    expect((await stage.community.get(`/api/requests/${id}`)).rehandled).toBe(1);
  });

  test('closed and back again: reopened within the window', async () => {
    const { id, queryCode } = await answered(stage, '垃圾没人清，又出现的一件');
    await publicPost(stage.server.baseUrl, '/api/progress/rate', { code: queryCode, solved: true, satisfied: 5 });
    const page = await visit(stage, `/r/progress#${queryCode}`);
    await page.getByRole('button', { name: '问题又出现了' }).tap();
    await page.getByLabel('现在是什么情况').fill('第二天又堆满了');
    await page.getByRole('button', { name: '提交，要求重办' }).tap();
    await expect.poll(() => shownStage(page)).toBe('正在办理');
    expect(await stage.community.get(`/api/requests/${id}`)).toMatchObject({ state: 'handling', reopened: 1 });
  });
});
