import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openStage, shownCode, shownNumber, visit } from './support/stage.ts';

const stage = openStage();
const words = (page: Page) => page.getByLabel('发生了什么');
const submit = (page: Page) => page.getByRole('button', { name: '提交', exact: true }).tap();

describe('place', () => {
  const centre = (): { longitude: number; latitude: number } => {
    const ring = stage.grid.rings[0] ?? [];
    const mean = (axis: 0 | 1) => ring.reduce((sum, point) => sum + (point[axis] ?? 0), 0) / ring.length;
    return { longitude: mean(0), latitude: mean(1) };
  };

  test('found by itself where that is allowed, and adjusted on the map', async () => {
    const page = await visit(stage, '/r/new', {
      geolocation: { ...centre(), accuracy: 20 },
      permissions: ['geolocation'],
    });
    await page.getByText(`${stage.grid.name}（误差约 20 米）`).waitFor();
    await page.getByRole('button', { name: '改位置' }).tap();
    await page.getByRole('button', { name: '打开地图' }).tap();
    const map = page.getByRole('application', { name: '在地图上选位置' });
    await map.focus();
    for (let i = 0; i < 60; i++) await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => page.locator('.place-line').textContent()).not.toContain(stage.grid.name);
    await words(page).fill('移过位置的一件事');
    await submit(page);
    await shownCode(page);
    expect(page.complaints).toEqual([]);
  });

  test('without a position and without the map: by name', async () => {
    const page = await visit(stage, '/r/new', { permissions: [] });
    await page.getByRole('button', { name: '按社区选' }).tap();
    await page.getByLabel('社区', { exact: true }).selectOption({ label: '春和社区' });
    await page.getByLabel('网格（小区、路段）').selectOption({ label: stage.grid.name });
    await page.getByLabel('具体位置').fill('3 号楼东门');
    await words(page).fill('按名称选的地方');
    await submit(page);
    await shownCode(page);
    const number = await shownNumber(page);
    expect(await stage.community.find(number)).toMatchObject({
      placeId: stage.grid.id,
      address: '3 号楼东门',
      lon: null,
    });
  });

  test('when the list of places cannot be had, the report goes all the same', async () => {
    const page = await visit(stage, '/');
    await page.route('**/api/places/**', (route) => route.abort());
    await page.getByRole('link', { name: '我要反映' }).tap();
    await page.getByRole('button', { name: '按社区选' }).tap();
    await page.getByText('社区名单没有取到').waitFor({ timeout: 20_000 });
    await words(page).fill('没有地图也能提交');
    await submit(page);
    await shownCode(page);
  });
});
