import type { Page } from 'playwright-core';
import { describe, test } from 'vitest';
import { expectGoodScreen, tapCounter } from './support/browser.ts';
import { answered, openStage, report, shownCode, shownNumber, visit } from './support/stage.ts';

const stage = openStage();
const words = (page: Page) => page.getByLabel('发生了什么');
const submit = (page: Page) => page.getByRole('button', { name: '提交', exact: true }).tap();

describe('every screen, in every look', () => {
  test('report, with everything unfolded', async () => {
    await report(stage, '东门路灯不亮，好几天了');
    const page = await visit(stage, `/r/new?place=${stage.grid.code}`);
    await page.getByText(stage.grid.name).waitFor();
    await words(page).fill('东门路灯不亮好几天');
    await tapCounter(page).photo(stage.picture);
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
    const page = await visit(stage, `/r/new?place=${stage.grid.code}`);
    await page.getByText(stage.grid.name).waitFor();
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
    const { id } = await stage.community.find(number);
    await stage.community.act(id, 'ask', { question: '请问具体在哪里？' });
    await page.getByRole('button', { name: '刷新' }).tap();
    await page.getByRole('heading', { name: '请问具体在哪里？' }).waitFor();
    await expectGoodScreen(page);
    await page.getByRole('button', { name: '撤回这件反映' }).tap();
    await expectGoodScreen(page);
  });

  test('rating, happy and unhappy, and afterwards', async () => {
    const { queryCode } = await answered(stage, '垃圾没人清，看评价画面');
    const page = await visit(stage, `/r/progress#${queryCode}`);
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
    const page = await visit(stage, '/r/new');
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    await words(page).fill('离线画面');
    await submit(page);
    await page.getByRole('heading', { name: '已存在手机上' }).waitFor({ timeout: 30_000 });
    await expectGoodScreen(page);
  });
});
