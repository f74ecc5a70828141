import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { expectGoodDesk, openDesk } from './support/desk.ts';
import { openStage, report } from './support/stage.ts';
import { staffMember } from './support/staff.ts';

const stage = openStage();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
const dialog = (page: Page) => page.locator('dialog[open]');
const said = (page: Page, words: string) => page.locator('.toast', { hasText: words }).first().waitFor();

interface Place {
  id: string;
  name: string;
  code: string;
  parentId: string;
}
/** The grid of the demo's worker and the ones beside it. */
async function neighbours(): Promise<Place[]> {
  const system = await staffMember(stage.server.baseUrl, 'xitong');
  const { parentId, level } = await system.get(`/api/places/${stage.grid.id}`);
  const { items } = await system.get(`/api/places?parent=${parentId}&level=${level}&active=true`);
  return items.filter(({ id }: Place) => id !== stage.grid.id);
}
const gridOf = async (placeId: string): Promise<{ active: boolean }> => {
  const system = await staffMember(stage.server.baseUrl, 'xitong');
  return system.get(`/api/places/${placeId}`);
};

describe('merging and splitting grids', () => {
  test('merge with preview, the open requests along, then undo', async () => {
    const [other] = await neighbours();
    if (!other) throw new Error('the demo has one grid only');
    const { number } = await report(stage, '合并前还没办的一件事', { placeId: other.id });
    const page = await openDesk(stage, 'xitong', `/desk/territory?place=${stage.grid.id}`);
    await page.getByRole('link', { name: '合并、拆分' }).click();
    await page.getByRole('checkbox', { name: other.name }).check();
    await page.getByLabel('原因或文号').fill('户数太少');
    await page.getByLabel('把还在办的诉求也改到新的网格').check();
    await press(page, '看会动到什么');
    await page.getByRole('heading', { name: '会动到这些，还没有改' }).waitFor();
    await page.getByText(`停用：${other.name}`).waitFor();
    expect((await gridOf(other.id)).active).toBe(true);
    await expectGoodDesk(page);

    await press(page, '合并');
    await dialog(page).getByRole('button', { name: '合并', exact: true }).click();
    await said(page, '已办好');
    await page.getByText('户数太少').waitFor();
    expect((await gridOf(other.id)).active).toBe(false);
    const placeOf = async () => (await stage.community.find(number)).placeId;
    await expect.poll(placeOf, { timeout: 15_000 }).toBe(stage.grid.id);

    await press(page, '看能不能撤回');
    await page.getByText(/带走了 \d+ 件在办的诉求/).waitFor();
    await press(page, '撤回');
    await dialog(page).getByRole('button', { name: '撤回', exact: true }).click();
    await said(page, '已撤回');
    expect((await gridOf(other.id)).active).toBe(true);
    await expect.poll(placeOf, { timeout: 15_000 }).toBe(other.id);
    expect(page.complaints).toEqual([]);
  });

  test('split along a line drawn by the keyboard; what came later keeps it from being undone', async () => {
    const page = await openDesk(stage, 'xitong', `/desk/regrids?place=${stage.grid.id}`);
    await page.getByRole('radio', { name: /^拆分/ }).check();
    const map = page.getByRole('application', { name: '画出分界线' });
    await map.focus();
    for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText('已点 2 个点').waitFor();
    const second = page.getByRole('region', { name: '第 2 块' });
    await second.getByLabel('编码').fill('SPLIT-2');
    await second.getByLabel('名称').fill('新分出的网格');
    await page.reload();
    await page.getByText('已点 2 个点').waitFor();
    await press(page, '看会动到什么');
    await page.getByRole('cell', { name: 'SPLIT-2' }).waitFor();
    await page
      .getByLabel(/^去哪一块/)
      .first()
      .waitFor();
    await expectGoodDesk(page, [375, 1440]);
    await press(page, '拆分');
    await dialog(page).getByRole('button', { name: '拆分', exact: true }).click();
    await said(page, '已办好');

    const system = await staffMember(stage.server.baseUrl, 'xitong');
    const { items } = await system.get('/api/places?search=SPLIT-2');
    await report(stage, '拆分以后的一件事', { placeId: items[0].id });
    await press(page, '看能不能撤回');
    await page.getByText('登记了 1 件撤回后没有着落的诉求或其他事项').waitFor();
    expect(await page.getByRole('button', { name: '撤回', exact: true }).count()).toBe(0);
    await expectGoodDesk(page, [375]);
  });
});
