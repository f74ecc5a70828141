import { expect, test } from 'vitest';
import { expectGoodDesk, openDesk } from './support/desk.ts';
import { startTileServer } from './support/tile-server.ts';
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
  expect(await desk.locator('.map-layer rect').count()).toBeGreaterThan(0);
  await desk.getByLabel('叠加服务网').selectOption({ index: 1 });
  await expect.poll(() => desk.locator('.map-layer path').count()).toBeGreaterThan(1);
  await desk.getByLabel('公共部件').uncheck();
  await desk.locator('.map-cluster').first().click();
  await desk.locator('.request-map-list a').first().waitFor();
  await expectGoodDesk(desk);
  expect([...system.complaints, ...phone.complaints, ...desk.complaints]).toEqual([]);
});

test('a pin of the reporting map says which facility it is, and staff read it', async () => {
  const { lon: longitude, lat: latitude } = middle();
  const phone = await visit(stage, '/r/new', {
    geolocation: { longitude, latitude, accuracy: 20 },
    permissions: ['geolocation'],
  });
  await phone.getByRole('button', { name: '改位置' }).tap();
  await phone.getByLabel('附近设施').waitFor();
  await phone.getByRole('button', { name: '打开地图' }).tap();
  const lamp = phone.locator('.map-thing', { hasText: '果' });
  const title = (await lamp.locator('title').textContent()) ?? '';
  expect(title).toMatch(/^果皮箱 GP-/);
  await lamp.locator('circle').scrollIntoViewIfNeeded();
  const box = await lamp.locator('circle').boundingBox();
  if (!box) throw new Error('the pin is not on the map');
  await phone.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  await expect.poll(() => phone.locator('.place-line').textContent()).toContain(title);
  await expect.poll(() => phone.getByLabel('附近设施').locator('option:checked').textContent()).toBe(`${title} · 0 米`);
  await phone.getByLabel('发生了什么').fill('果皮箱倒了');
  await phone.getByRole('button', { name: '提交', exact: true }).tap();
  await shownCode(phone);
  const { id, facility } = await stage.community.find(await shownNumber(phone));
  expect(`${facility.kind} ${facility.code}`).toBe(title);
  const desk = await openDesk(stage, 'shequ1a', `/desk/requests/${id}`);
  await desk.getByText(`设施：${title}`).waitFor();
  expect([...phone.complaints, ...desk.complaints]).toEqual([]);
});

test('tiles of the tenant lie under every map; when they fail or the phone is offline the boundaries stay', async () => {
  const tiles = await startTileServer();
  try {
    const system = await openDesk(stage, 'xitong', '/desk/territory/base-map');
    await system.getByLabel('启用底图').check();
    await system.getByLabel('瓦片地址').fill(tiles.template);
    await system.getByRole('button', { name: '保存' }).click();
    await system.getByText('请填写密钥再启用底图').waitFor();
    await system.getByLabel('密钥').fill('key-of-the-test');
    await system.getByRole('button', { name: '保存' }).click();
    await system.getByText('已保存。').waitFor();
    await expectGoodDesk(system);
    expect(await system.getByLabel('密钥').inputValue()).toBe('');

    const phone = await visit(stage, '/r/new', { permissions: [] });
    await phone.getByRole('button', { name: '按社区选' }).tap();
    await phone.getByRole('button', { name: '打开地图' }).tap();
    await phone.locator('.map-on-ground').waitFor();
    await phone.getByText('底图：天地图').waitFor();
    await expect.poll(() => phone.locator('.map-tiles img[data-there]').count()).toBeGreaterThan(3);
    const { origin } = new URL(stage.server.baseUrl);
    expect(new Set(tiles.asked.map(({ layer }) => layer))).toEqual(new Set(['vec', 'cva']));
    expect(tiles.asked[0]).toMatchObject({ key: 'key-of-the-test', referrer: `${origin}/` });
    expect(phone.complaints).toEqual([]);
    await phone.context().setOffline(true);
    await phone.getByText('没有网络，现在用的是本地边界。').waitFor();
    expect(await phone.locator('.map-tiles').count()).toBe(0);
    await phone.context().setOffline(false);
    await phone.locator('.map-on-ground').waitFor();

    tiles.fail();
    const desk = await openDesk(stage, 'diaodu', '/desk/map');
    await desk.getByText('底图服务没有应答，现在用的是本地边界。').waitFor();
    expect(await desk.locator('.map-area').count()).toBeGreaterThan(100);
    expect(await desk.locator('.map-on-ground').count()).toBe(0);
  } finally {
    await tiles.stop();
  }
});
