import { expect, test } from 'vitest';
import { expectGoodDesk, openDesk, registered } from './support/desk.ts';
import { openStage } from './support/stage.ts';

const stage = openStage();

test('while a caller speaks the likely category is offered with the words it rests on; one press takes it', async () => {
  const page = await openDesk(stage, 'shequ1a', '/desk/register');
  await page.getByLabel('居民反映什么').fill('小区门口的路灯坏了好几天，晚上一片漆黑');
  const offers = page.getByRole('region', { name: '参考建议' });
  await offers.waitFor();
  const first = offers.getByRole('listitem').first();
  expect(await first.textContent()).toMatch(/路灯.*(很像|可能).*看到：.*路灯/);
  await expectGoodDesk(page);
  // What was typed beside it, and fits several, gives way.
  const category = page.getByRole('combobox', { name: /类别/ });
  await category.fill('坏');
  await page.getByLabel('居民反映什么').click();
  await page.getByText('“坏”还没有选定', { exact: false }).waitFor();
  await first.getByRole('button', { name: /^采用：/ }).click();
  await expect.poll(() => category.inputValue()).toMatch(/路灯/);
  await offers.waitFor({ state: 'hidden' });
  await page.getByLabel('居民反映什么').fill('今天天气真好');
  expect(await offers.count()).toBe(0);
  expect(page.complaints).toEqual([]);
});

test('in the form that dispatches the unit is offered with the clause, and pressing it chooses it', async () => {
  const id = await registered(stage, '建议的一件：物业服务太差，保安态度恶劣');
  const page = await openDesk(stage, 'shequ1a', `/desk/requests/${id}`);
  await page.keyboard.press('a');
  const offers = page.getByRole('region', { name: '参考建议' });
  await offers.getByText('职责清单', { exact: false }).first().waitFor();
  const unit = offers.getByRole('listitem').filter({ hasText: '职责清单' });
  await unit.getByText('已采用').waitFor(); // the likeliest is chosen already, so another is taken
  const other = unit.getByRole('button', { name: /^采用：/, disabled: false }).first();
  const name = (await other.textContent())?.replace('采用：', '') ?? '';
  await other.click();
  await page.getByRole('button', { name: new RegExp(`派给.*${name}`) }).waitFor();
  expect((await stage.community.get(`/api/requests/${id}`)).state).toBe('registered');
  expect(page.complaints).toEqual([]);
});
