import { expect, test } from 'vitest';
import { expectGoodDesk, openDesk } from './support/desk.ts';
import { openStage } from './support/stage.ts';

const stage = openStage();

/** So many hours ago, as a field for date and time holds it. */
const ago = (hours: number): string => new Date(Date.now() + (8 - hours) * 3_600_000).toISOString().slice(0, 16);

test('a liaison plans an activity in three presses and tells what came of it with a pasted list; the community confirms in two', {
  timeout: 240_000,
}, async () => {
  const title = '给三号楼老人包饺子';
  const desk = await openDesk(stage, 'danwei1', '/desk', 375);
  await desk.getByText(/^今年有 \d+ 位职工报到参加/).waitFor();
  await desk.getByRole('link', { name: '安排活动' }).click();
  await desk.getByLabel('活动名称').fill(title);
  await desk.getByRole('radio', { name: '文化联谊' }).click();
  await desk.getByLabel('开始').fill(ago(26));
  await desk.getByLabel('结束').fill(ago(24));
  await expectGoodDesk(desk, [375]);
  await desk.getByRole('button', { name: '安排', exact: true }).click();
  await desk.getByRole('heading', { name: title, level: 1 }).waitFor();

  await desk.getByRole('button', { name: '填活动情况' }).click();
  await desk.getByLabel(/^签到表/).fill('1. 张三 2\n2. 李四，很久');
  await desk.getByLabel('服务人数').fill('45');
  await desk.getByLabel('做了什么').fill('包了三百个饺子，送到二十户老人家里。');
  await desk.getByRole('button', { name: '交社区确认' }).click();
  await desk
    .getByText(/第 2 行/)
    .first()
    .waitFor();
  await desk.getByLabel(/^签到表/).fill('1. 张三 2\n2. 李四，1.5');
  await desk.reload();
  await desk.getByRole('button', { name: '填活动情况' }).click();
  expect(await desk.getByLabel(/^签到表/).inputValue()).toContain('李四，1.5');
  await expectGoodDesk(desk, [375]);
  await desk.getByRole('button', { name: '交社区确认' }).click();
  await desk.getByText('待社区确认').first().waitFor();
  await desk.getByRole('button', { name: '看签到表（2 人）' }).click();
  await desk.getByText('张三', { exact: true }).waitFor();
  await desk.locator('dialog[open]').getByRole('button', { name: '关闭' }).click();

  const other = await openDesk(stage, 'shequ1a', '/desk/activities');
  await other.getByText(/场活动等社区确认/).waitFor();
  await expectGoodDesk(other);
  await other.getByRole('button', { name: /^核对并确认/ }).click();
  const dialog = other.locator('dialog[open]');
  await dialog.getByText(title).waitFor();
  await dialog.getByRole('button', { name: /^确认 \d+ 场$/ }).click();
  await dialog
    .getByText(/项已完成/)
    .first()
    .waitFor();

  await desk.reload();
  await desk.getByText('社区已确认').first().waitFor();
  await desk.getByText('3.5 小时').waitFor();
  await expectGoodDesk(desk);
});

test('whoever sets the system up adds a kind; units may choose it', async () => {
  const desk = await openDesk(stage, 'xitong', '/desk/activities/options');
  await desk.getByRole('button', { name: '加一类' }).click();
  await desk
    .getByLabel(/^类型 \d+$/)
    .last()
    .fill('义剪');
  await expectGoodDesk(desk, [375]);
  await desk.getByRole('button', { name: '保存' }).click();
  await desk.getByText('已保存。').waitFor();
  const { items } = await stage.community.get('/api/activity-kinds');
  expect(items.at(-1)).toMatchObject({ name: '义剪' });
});
