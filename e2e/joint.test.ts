import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { expectGoodDesk, openDesk } from './support/desk.ts';
import { staffMember } from './support/staff.ts';
import { openStage } from './support/stage.ts';

const stage = openStage();
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click();
const said = (page: Page, words: string) => page.locator('.toast', { hasText: words }).first().waitFor();
const pick = async (page: Page, label: string, words: string): Promise<void> => {
  await page.getByRole('combobox', { name: label, exact: true }).last().fill(words);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByRole('combobox', { expanded: true }).count()).toBe(0);
};
/** The items of the agenda in their order. */
const agenda = (page: Page): Promise<string[]> => page.locator('ol.joint-rows > li strong').allTextContents();

describe('a joint body, from its founding to a decision done', () => {
  let path = '';
  /** Another unit has the same kind of seat as the first. */
  const seated = async (name: string): Promise<void> => {
    const street = await staffMember(stage.server.baseUrl, 'jiedao1');
    const bodyPath = path.replace('/desk/joint/bodies', '/api/joint-bodies');
    const [{ role, fromOn }] = (await street.get(bodyPath)).seats;
    const { items } = await street.get('/api/units');
    const unit = items.find((each: { name: string; shortName: string }) => [each.name, each.shortName].includes(name));
    await street.send(`${bodyPath}/seats`, { unitId: unit.id, role, fromOn });
  };

  test('the street founds it, gives seats and lays the rota; the gap stands out', async () => {
    const page = await openDesk(stage, 'jiedao1', '/desk/joint');
    await press(page, '新建组织');
    await page.getByLabel('类别').last().selectOption({ label: '街道大工委' });
    await page.getByLabel('名称').fill('河湾街道共建大工委');
    await pick(page, '区划', '河湾街道');
    await press(page, '建立');
    await page.getByRole('heading', { name: '河湾街道共建大工委' }).waitFor();
    await press(page, '给席位');
    await pick(page, '单位', '云川实验小学');
    await page.getByLabel('职务', { exact: true }).selectOption({ label: '兼职委员' });
    await page.getByRole('dialog').getByRole('button', { name: '给席位' }).click();
    await said(page, '已给席位');
    path = new URL(page.url()).pathname;
    await seated('第二小学');
    await page.reload();
    await press(page, '排轮值');
    for (const name of ['实验小学', '第二小学']) await page.getByRole('checkbox', { name }).check();
    await page.getByLabel('排几个月').fill('11');
    await press(page, '排好');
    await said(page, '轮值已排好');
    await page.getByText('空缺', { exact: true }).waitFor();
    await expectGoodDesk(page);
  });

  test('a meeting is called, its agenda put in order by keys, buttons and drag, decided, and the unit reports it done', async () => {
    const page = await openDesk(stage, 'jiedao1', path);
    await press(page, '召集会议');
    await page.getByLabel('会议名称').fill('冬季例会');
    const soon = new Date(Date.now() + 8 * 3_600_000 - 60_000).toISOString().slice(0, 16);
    await page.getByLabel('时间').fill(soon);
    await page.getByLabel('地点').fill('三楼会议室');
    await press(page, '召集');
    await page.getByRole('heading', { name: '冬季例会' }).waitFor();
    for (const [n, title] of ['共享车位', '老年食堂', '防滑分工'].entries()) {
      await page.getByLabel('自己写一条议题').fill(title);
      await press(page, '加上');
      await expect.poll(() => agenda(page)).toHaveLength(n + 1);
    }
    await page.getByRole('button', { name: '第 1 项：共享车位，按上下键移动' }).focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => agenda(page)).toEqual(['1. 老年食堂', '2. 共享车位', '3. 防滑分工']);
    // Two presses at once are two moves.
    await page.evaluate(() => {
      for (let i = 0; i < 2; i++) document.querySelector<HTMLElement>('button[aria-label="上移：防滑分工"]')?.click();
    });
    await expect.poll(() => agenda(page)).toEqual(['1. 防滑分工', '2. 老年食堂', '3. 共享车位']);
    await press(page, '下移：防滑分工');
    await expect.poll(() => agenda(page)).toEqual(['1. 老年食堂', '2. 防滑分工', '3. 共享车位']);
    await page.getByText('3. 共享车位').dragTo(page.getByText('1. 老年食堂'));
    await expect.poll(() => agenda(page)).toEqual(['1. 共享车位', '2. 老年食堂', '3. 防滑分工']);
    await expectGoodDesk(page, [375]);
    await page.setViewportSize({ width: 1440, height: 900 });
    await press(page, '记为已召开');
    await press(page, '记下到会');
    await said(page, '已记下');
    await press(page, '议定：共享车位');
    await page.getByLabel('议定意见').fill('夜间开放车位六十个');
    // The list of units is still unfolded when 记下 is pressed: the press counts, and the name typed in full is chosen.
    await page.setViewportSize({ width: 375, height: 812 });
    await page.getByRole('combobox', { name: '牵头单位（选填）' }).fill('云川实验小学');
    await page.getByRole('option', { name: '云川实验小学' }).waitFor();
    // What could still be taken up is long in coming: the decision shows before the act is through and its sheet put away.
    let arrive = (): void => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await page.route('**/api/joint-meetings/*/candidates*', async (route) => {
      await arrived;
      await route.continue();
    });
    await press(page, '记下');
    await page.getByText(/牵头单位：实验小学/).waitFor();
    // Neither a sheet that is closed nor an act that is through takes away the one that is opened at once after it.
    await page.evaluate(() => {
      const called = (name: string) => document.querySelector<HTMLElement>(`button[aria-label="${name}"]`);
      called('议定：老年食堂')?.click();
      document.querySelector<HTMLElement>('dialog[open] .dialog-head button')?.click();
      called('议定：防滑分工')?.click();
    });
    const opened = page.getByRole('dialog').getByRole('heading', { name: '议定：防滑分工' });
    await opened.waitFor();
    arrive();
    await said(page, '议定已记下');
    expect(await opened.count()).toBe(1);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog[open]').count()).toBe(0);
    const [paper] = await Promise.all([page.waitForEvent('download'), press(page, '纪要 PDF')]);
    expect(paper.suggestedFilename()).toBe('河湾街道共建大工委冬季例会纪要.pdf');

    const unit = await openDesk(stage, 'danwei1', '/desk/joint/unit', 375);
    await unit.getByRole('link', { name: '共享车位' }).click();
    await press(unit, '记为办结：共享车位');
    await unit.getByText(/办结$/).first().waitFor();
    await unit.goto('/desk/joint/unit');
    await unit.getByRole('heading', { name: '还欠的' }).waitFor();
    expect(await unit.getByRole('link', { name: '共享车位' }).count()).toBe(0);
  });

  test('a community and a unit are paired, a leader is linked, and both end with a day', async () => {
    const page = await openDesk(stage, 'diaodu', '/desk/joint/pairings');
    await press(page, '新建结对');
    await page.getByLabel('类别').selectOption({ label: '2+1' });
    await pick(page, '社区', '春和社区');
    await pick(page, '单位', '云川实验小学');
    await press(page, '结对');
    await page.getByRole('dialog').getByRole('alert').waitFor();
    await page.getByLabel('类别').selectOption({ label: '1+1' });
    await press(page, '结对');
    await page.getByText('春和社区 — 实验小学').waitFor();
    await press(page, '登记包联');
    await page.getByLabel('职务（不写人名）').fill('区委常委、组织部部长');
    await pick(page, '区划', '河湾街道');
    await press(page, '登记');
    await page.getByText('区委常委、组织部部长 — 河湾街道').waitFor();
    await expectGoodDesk(page, [375]);
    await press(page, '结束结对：春和社区 — 实验小学');
    await page.getByRole('dialog').getByRole('button', { name: '结束结对' }).click();
    await said(page, '已结束');
    await page.getByLabel('连已结束的一起看').check();
    await page.getByText(/^\d{4}年\d+月\d+日结束$/).waitFor();
  });

  test('an administrator names a kind of body as it is called here; what is in use stays', async () => {
    const page = await openDesk(stage, 'xitong', '/desk/joint/words');
    await press(page, '加一条：组织类别');
    await page.getByLabel('名称', { exact: true }).nth(8).fill('兼职委员会');
    await press(page, '去掉：街道大工委');
    await press(page, '保存');
    await page.getByText(/已在使用，不能删去/).waitFor();
    await press(page, '放弃改动');
    await press(page, '加一条：组织类别');
    await page.getByLabel('名称', { exact: true }).nth(8).fill('兼职委员会');
    await press(page, '保存');
    await said(page, '已保存');
    const street = await staffMember(stage.server.baseUrl, 'jiedao1');
    const { bodyKinds } = await street.get('/api/joint-words');
    expect(bodyKinds.at(-1).name).toBe('兼职委员会');
  });
});
