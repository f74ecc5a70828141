import { expect, test } from 'vitest';
import { openDesk, registered, rowOf } from './support/desk.ts';
import { openStage, report } from './support/stage.ts';

const stage = openStage();

test('list, drawer, next, back, search, palette and sheet without a mouse', async () => {
  for (const n of ['甲', '乙', '丙']) await registered(stage, `键盘${n}：楼道灯不亮`);
  const page = await openDesk(stage, 'shequ1a', `/desk/requests?q=${encodeURIComponent('键盘')}`);
  await rowOf(page, '键盘甲').waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  expect(await rowOf(page, '键盘乙').evaluate((row) => row === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  const drawer = page.locator('.ant-drawer');
  await drawer.getByText('键盘乙', { exact: false }).first().waitFor();
  await page.keyboard.press('j');
  await drawer.getByText('键盘甲', { exact: false }).first().waitFor();
  expect(page.url()).toContain('id=');
  await page.keyboard.press('k');
  await drawer.getByText('键盘乙', { exact: false }).first().waitFor();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  await expect.poll(() => rowOf(page, '键盘乙').evaluate((row) => row === document.activeElement)).toBe(true);

  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: '键盘快捷键' }).getByText('派遣、裁定、同意申请、改派').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /输入页面/ }).fill('键盘丙');
  await page.getByRole('option', { name: /键盘丙/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /键盘丙/ }).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('键盘甲');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '查“键盘甲”' }).waitFor();
  expect(await page.locator('mark').first().textContent()).toBe('键盘甲');
  expect(page.complaints).toEqual([]);
});

test('a view is saved, found again on another computer, and removed', async () => {
  const page = await openDesk(stage, 'shequ1a', '/desk/requests?state=registered');
  await page.getByRole('button', { name: '存为视图' }).click();
  await page.getByLabel('视图名称').fill('刚登记的');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '刚登记的', exact: true, pressed: true }).waitFor();
  const elsewhere = await openDesk(stage, 'shequ1a', '/desk/requests');
  await elsewhere.getByRole('button', { name: '刚登记的', exact: true }).click();
  await expect.poll(() => elsewhere.url()).toContain('state=registered');
  await elsewhere.getByRole('button', { name: '删除视图：刚登记的' }).click();
  await expect.poll(() => elsewhere.getByRole('button', { name: '刚登记的', exact: true }).count()).toBe(0);
});

test('a phrase of one’s own is kept and put in with one press', async () => {
  const id = await registered(stage, '咨询低保怎么办理');
  const page = await openDesk(stage, 'shequ1a', `/desk/requests/${id}`);
  await page.keyboard.press('r');
  await page.getByLabel('答复居民').fill('请带身份证到社区窗口办理。');
  await page.getByRole('button', { name: '把这句存为常用语' }).click();
  await page.getByLabel('答复居民').fill('');
  await page.getByRole('button', { name: '请带身份证到社区窗口办理。', exact: true }).click();
  expect(await page.getByLabel('答复居民').inputValue()).toBe('请带身份证到社区窗口办理。');
  await page.keyboard.press('Control+Enter');
  await page.locator('.toast', { hasText: '已答复并结案' }).waitFor();
});

test('registering for a caller: the code is told, a repeat sends nothing twice, the same thing again is added', async () => {
  const page = await openDesk(stage, 'shequ1a', '/desk/register');
  await page.getByLabel('居民反映什么').fill('代报的事：北门垃圾桶满了没人清');
  await page.getByRole('combobox', { name: /在哪个社区/ }).fill(stage.grid.name);
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: /在哪个社区/, expanded: false }).waitFor();
  await page.getByLabel('电话号码').fill('13800002222');
  await page.reload();
  await page.locator('h1').waitFor();
  expect(await page.getByLabel('电话号码').inputValue()).toBe('13800002222');
  await expect.poll(() => page.getByRole('combobox', { name: /在哪个社区/ }).inputValue()).toBe(stage.grid.name);
  await page.getByLabel('居民反映什么').press('Control+Enter');
  await page.locator('.code-box-code').waitFor();
  expect(await page.locator('.code-box-code').textContent()).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  await page.getByRole('button', { name: '再登记一件' }).click();
  await page.getByLabel('居民反映什么').fill('北门垃圾桶满了，没人清');
  await page.getByRole('combobox', { name: /在哪个社区/ }).fill(stage.grid.name);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '就是这件，记上这位居民' }).first().click();
  await page.getByText('已记到这件上', { exact: false }).waitFor();
  expect(page.complaints).toEqual([]);
});

test('a place that is typed and not chosen is not put away, and the form waits for it', async () => {
  const page = await openDesk(stage, 'shequ1a', '/desk');
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/requests')) sent.push(request.postData() ?? '');
  });
  let letIn = (): void => undefined;
  const gate = new Promise<void>((open) => {
    letIn = open;
  });
  await page.route('**/api/places/tree', async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto('/desk/register');
  const place = page.getByRole('combobox', { name: /在哪个社区/ });
  const content = page.getByLabel('居民反映什么');
  const isPlaceInFront = () => place.evaluate((input) => input === document.activeElement);
  await content.fill('名单来得慢：楼道灯坏了');
  await place.fill(stage.grid.name);
  await page.keyboard.press('Enter');
  await page.getByText(`取到后就选上“${stage.grid.name}”。`, { exact: false }).waitFor();
  await content.press('Control+Enter');
  await page.getByText(`取到后就选上“${stage.grid.name}”并提交。`, { exact: false }).waitFor();
  expect(await isPlaceInFront()).toBe(true);
  expect(sent).toEqual([]);
  letIn();
  await page.locator('.code-box-code').waitFor();
  expect(sent.map((body) => JSON.parse(body).placeId)).toEqual([stage.grid.id]);

  // Several fit: the words stay and say what to do; nothing is sent until one is chosen or they are gone.
  await page.getByRole('button', { name: '再登记一件' }).click();
  await content.fill('没选定：井盖松了');
  await place.fill('网格');
  await content.click();
  await page.getByText('“网格”还没有选定', { exact: false }).waitFor();
  await page.locator('button[type=submit]').click();
  await expect.poll(isPlaceInFront).toBe(true);
  expect(await place.inputValue()).toBe('网格');
  await page.keyboard.press('Escape');
  expect(await place.inputValue()).toBe('');
  expect(sent).toHaveLength(1);

  // One fits: that one is meant, though nobody pressed Enter.
  await place.fill(stage.grid.code);
  await place.press('Control+Enter');
  await page.locator('.code-box-code').waitFor();
  expect(sent.map((body) => JSON.parse(body).placeId)).toEqual([stage.grid.id, stage.grid.id]);
  expect(page.complaints).toEqual([]);
});

test('a number opens its list, a notice its request, and what is not ours is said plainly', async () => {
  const { number } = await report(stage, '数字和清单：消防通道被堵');
  const { id } = await stage.community.find(number);
  const page = await openDesk(stage, 'shequ1a', '/desk');
  const card = page.getByRole('link', { name: /^待受理派遣\s*\d/ });
  const count = Number((await card.textContent())?.replace(/\D/g, ''));
  await card.click();
  await page.getByText(`共 ${count} 条`, { exact: false }).waitFor();
  expect(await page.locator('.ant-table-row').count()).toBe(count);
  await page.getByRole('button', { name: /^通知/ }).click();
  await page.locator('.notice').first().click();
  await page.waitForURL(/\/desk\/requests\//);

  const stranger = await openDesk(stage, 'housing', '/desk');
  await stranger.goto(`/desk/requests/${id}`);
  await stranger.getByRole('heading', { name: '看不到这件工单' }).waitFor();
  const administrator = await openDesk(stage, 'xitong', '/desk');
  await administrator.getByText('这个岗位不办工单', { exact: false }).waitFor();
});
