import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { expectGoodScreen, tapCounter } from './support/browser.ts';
import { expectGoodDesk, openDesk } from './support/desk.ts';
import { dispatched, openField, openStage } from './support/stage.ts';

const stage = openStage();
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click();
const said = (page: Page, words: string | RegExp) => page.locator('.toast', { hasText: words }).first().waitFor();
const answers = (page: Page) => page.locator('.answer-list');

describe('the desk asks who answers', () => {
  test('by keys alone: a compound and what is wrong, Enter, then the number', async () => {
    const page = await openDesk(stage, 'diaodu', '/desk/nets');
    const { place } = await stage.worker.get(`/api/answers?place=${stage.grid.id}`);
    const [compound] = place.compounds;
    await page.getByLabel('哪里、什么事').focus();
    await page.keyboard.type(`${compound}3号楼停水了`);
    await page.keyboard.press('Enter');
    await answers(page).first().waitFor();
    const water = page.getByRole('listitem').filter({ hasText: '对应“停水”' });
    await water.waitFor();
    const call = water.getByRole('link', { name: /^拨打/ });
    expect(await call.getAttribute('href')).toMatch(/^tel:0952\d+$/);
    const first = await page.locator('.answer-list').last().getByRole('listitem').first().textContent();
    expect(first).toContain('供水');
    for (let i = 0; i < 40 && !(await call.evaluate((link) => link === document.activeElement)); i++)
      await page.keyboard.press('Tab');
    expect(await call.evaluate((link) => link === document.activeElement)).toBe(true);
    await page.getByLabel('哪里、什么事').fill('没有这个小区');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '没有找到这个地方' }).waitFor();
    await page.getByLabel('哪里、什么事').fill('春和第');
    await page.keyboard.press('Enter');
    await page.getByText('有几个地方都对得上，请选一个').waitFor();
    await page.getByRole('button', { name: /春和第2网格/ }).click();
    await page.locator('.answer-facts').waitFor();
    await expectGoodDesk(page);
  });

  test('a request shows who answers for its place', async () => {
    const { id } = await dispatched(stage, '楼下自来水管爆管，一直在漏水');
    const page = await openDesk(stage, 'shequ1a', `/desk/requests/${id}`);
    await press(page, '这里归谁管');
    await page
      .getByText(/对应“(爆管|漏水|自来水|水管)”/)
      .first()
      .waitFor();
    await expectGoodDesk(page);
  });
});

describe('a net and its turns', () => {
  test('a department changes the week and names a stand-in; the answer follows', async () => {
    const page = await openDesk(stage, 'rural-dd', '/desk/nets');
    const { nets } = await stage.worker.get(`/api/answers?place=${stage.grid.id}&kind=water`);
    const [water] = nets;
    await page.goto(`/desk/nets?id=${water.sectionId}`);
    await page.getByRole('heading', { name: '每周排班' }).waitFor();
    await expectGoodDesk(page);
    const monday = page.getByLabel('周一白班');
    const other = await monday.locator('option').nth(2).textContent();
    await monday.selectOption({ index: 2 });
    await page.reload();
    await expect
      .poll(() => monday.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.text))
      .toBe(other);
    await press(page, '全部同周一');
    await page.getByRole('button', { name: '保存', exact: true }).first().click();
    await said(page, '排班已保存');

    await press(page, '安排替班');
    const by = page.getByLabel('谁来替');
    const stand = await by.locator('option').nth(3).textContent();
    await by.selectOption({ index: 3 });
    await page.getByRole('button', { name: '保存', exact: true }).last().click();
    await said(page, '替班已安排');
    const now = await stage.worker.get(`/api/answers?place=${stage.grid.id}&kind=water`);
    expect(now.nets[0].onDuty.name).toBe(stand);
    await page.getByText('取消这次替班').first().click();
    await page.getByText('已取消').first().waitFor();
    expect(page.complaints).toEqual([]);
  });

  test('the list of nets, the map and the way to import', async () => {
    const page = await openDesk(stage, 'diaodu', '/desk/nets');
    await page.getByRole('treeitem').nth(3).click();
    await page.getByRole('application').waitFor();
    await expectGoodDesk(page);
    await press(page, '导入');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /下载模板/ }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/值班表\.xlsx$/);
    const file = await download.path();
    const chooser = page.waitForEvent('filechooser');
    await press(page, '选择文件');
    await (await chooser).setFiles(file);
    await press(page, '先试一遍');
    await page.getByText(/试算：新建 0 行/).waitFor();
    await expectGoodDesk(page, [375]);
  });

  test('a team is entered for a community and its grids have it', async () => {
    const page = await openDesk(stage, 'shequ1a', `/desk/nets/teams?place=${stage.community.post.placeId}`);
    await page.getByRole('heading', { name: '为这里填写的成员' }).waitFor();
    await expectGoodDesk(page);
    await press(page, '添加成员');
    await page.getByLabel('姓名或单位名称').last().fill('新来的片警');
    await page.getByLabel('身份').last().selectOption({ label: '民警' });
    await page.getByRole('button', { name: '保存', exact: true }).first().click();
    await said(page, '五包一已保存');
    const { team } = await stage.worker.get(`/api/answers?place=${stage.grid.id}`);
    expect(team.map(({ name }: { name: string }) => name)).toContain('新来的片警');
  });
});

describe('my grid on the phone', () => {
  test('two taps call the net on duty; the last answer stays without signal, with its time', async () => {
    const page = await openField(stage);
    await page.waitForLoadState('load');
    const { tap, taps } = tapCounter(page);
    await tap('我的网格', 'link');
    await page.getByRole('heading', { name: '我的网格' }).waitFor();
    await answers(page).first().waitFor();
    await page.evaluate(() => {
      document.addEventListener('click', (event) => {
        const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="tel:"]');
        if (!link) return;
        event.preventDefault();
        document.body.dataset.called = link.href;
      });
    });
    await tap(/^拨打.*：0952-21/, 'link');
    expect(taps()).toBe(2);
    expect(await page.evaluate(() => document.body.dataset.called)).toMatch(/^tel:0952/);
    await page.getByText('网格公开电话').waitFor();
    await expectGoodScreen(page);

    const shown = await answers(page).last().textContent();
    await page.context().setOffline(true);
    await page.getByRole('link', { name: '今日' }).tap();
    await page.getByRole('heading', { name: '今日' }).waitFor();
    await page.getByRole('link', { name: '我的网格' }).tap();
    await page.getByRole('button', { name: '刷新' }).tap();
    await page.getByText(/现在连不上网，这是 .* 的内容/).waitFor({ timeout: 30_000 });
    expect(await answers(page).last().textContent()).toBe(shown);
    await page.context().setOffline(false);
    await page.context().route('**/api/answers*', (route) => route.abort());
    await page.reload();
    await page.getByText(/现在连不上网，这是 .* 的内容/).waitFor({ timeout: 30_000 });
    expect(await answers(page).last().textContent()).toBe(shown);
    await expectGoodScreen(page);
  });

  test('the page of a task says who answers there', async () => {
    const { id } = await dispatched(stage, '暖气一直不热');
    const page = await openField(stage);
    await page.goto(`/field/requests/${id}`);
    await page.getByRole('heading', { name: '诉求内容' }).waitFor();
    await page.getByRole('button', { name: '这里归谁管' }).tap();
    await answers(page).first().waitFor();
    await page
      .getByText(/对应“(暖气|不热)”/)
      .first()
      .waitFor();
    await expectGoodScreen(page);
  });
});
