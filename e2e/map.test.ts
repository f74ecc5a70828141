import { expect, test } from 'vitest';
import { expectGoodDesk, openDesk } from './support/desk.ts';
import { openStage, report, shownCode, shownNumber, visit } from './support/stage.ts';

const stage = openStage();
const middle = (): { lon: number; lat: number } => {
  const ring = stage.grid.rings[0] ?? [];
  const mean = (axis: 0 | 1) => ring.reduce((sum, point) => sum + (point[axis] ?? 0), 0) / ring.length;
  return { lon: Number(mean(0).toFixed(6)), lat: Number(mean(1).toFixed(6)) };
};

test('facilities are imported, scanned by a resident, and seen on the map beside the requests', async () => {
  const { lon, lat } = middle();
  const system = await openDesk(stage, 'xitong', '/desk/facilities');
  await system.locator('input[type=file]').setInputFiles({
    name: '部件.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`部件编码,部件类型,名称,经度,纬度\nLD-77,路灯,南门,${lon},${lat}\n坏 编码,路灯,,1,2\n`),
  });
  await system.getByLabel('坐标系').selectOption('CGCS2000');
  await system.getByRole('button', { name: '先试一遍' }).click();
  await system.getByText('新建 1').waitFor();
  await expectGoodDesk(system);
  await system.getByRole('button', { name: '正式导入' }).click();
  await system.getByText('导入完成').waitFor();

  const phone = await visit(stage, '/r/new?facility=LD-77');
  await phone.getByText('路灯 南门 LD-77').waitFor();
  await phone.getByLabel('发生了什么').fill('这盏灯不亮');
  await phone.getByRole('button', { name: '提交', exact: true }).tap();
  await shownCode(phone);
  const detail = await stage.community.find(await shownNumber(phone));
  expect(detail).toMatchObject({ placeId: stage.grid.id, facility: { code: 'LD-77' } });
  await report(stage, '灯边上的另一件事', { placeId: undefined, lon, lat });

  const desk = await openDesk(stage, 'diaodu', '/desk/map');
  const map = desk.getByRole('application', { name: '各网格的在办诉求' });
  await map.waitFor();
  await expect.poll(() => desk.locator('.map-cluster').count()).toBeGreaterThan(0);
  await desk.getByLabel('公共部件').check();
  expect(await desk.locator('.map-layer rect').count()).toBe(1);
  await desk.locator('.map-cluster').first().click();
  await desk.locator('.request-map-list a').first().waitFor();
  await expectGoodDesk(desk);
  expect([...system.complaints, ...phone.complaints, ...desk.complaints]).toEqual([]);
});
