import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { spanText } from '../apps/web/src/lib/time.ts';
import { expectGoodScreen } from './support/browser.ts';
import { expectGoodDesk, openDesk } from './support/desk.ts';
import { openField, openStage } from './support/stage.ts';
import { type Staff, staffMember } from './support/staff.ts';

/** 网格工作事项准入: asked for, decided by another person, counted, shown to whom it falls on, over on its day. */
const stage = openStage();
const LONG = 240_000;
const DAY = 86_400_000;
let rural: Staff;
let centre: Staff;
beforeAll(async () => {
  const { baseUrl } = stage.server;
  [rural, centre] = await Promise.all([staffMember(baseUrl, 'rural-dd'), staffMember(baseUrl, 'diaodu')]);
});

const said = (page: Page, words: string | RegExp) => page.locator('.toast', { hasText: words }).first().waitFor();
const card = (page: Page, title: string) => page.getByRole('listitem').filter({ hasText: title });
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click();
/** A day in the county, so many days from now. */
const dayIn = (days: number): string => new Date(Date.now() + 8 * 3_600_000 + days * DAY).toISOString().slice(0, 10);

const asked = (title: string, more: object = {}): Promise<{ id: string; version: number }> =>
  rural.send('/api/admissions', {
    title,
    detail: '逐户核对，防止冬季停水',
    placeId: stage.grid.id,
    minutesWeekly: 60,
    endsOn: dayIn(30),
    ...more,
  });
const admitted = async (title: string, more: object = {}) => {
  const { id, version } = await asked(title, more);
  return centre.send(`/api/admissions/${id}/decide`, { version, approved: true, reason: '同意试行' });
};

/** The grid worker's own page of what is theirs to do, reached by hand. */
async function duties(page: Page): Promise<void> {
  await page.getByRole('link', { name: '我的', exact: true }).tap();
  await page.getByRole('link', { name: /^我该做的事/ }).tap();
  await page.getByRole('heading', { name: '我该做的事' }).waitFor();
  await page.getByText('排查安全隐患').waitFor();
}

test(
  'a department asks, the district decides, the grid worker sees it until its day, the ledger counts it',
  async () => {
    const title = '入户登记二次供水设施';
    const ends = dayIn(7);
    // Reckoned anew each time: midnight may come while the journey goes on.
    const left = () => `还有 ${(Date.parse(ends) - Date.parse(dayIn(0))) / DAY} 天`;
    const page = await openDesk(stage, 'rural-dd', '/desk/admissions');
    await page.getByRole('heading', { name: '没有正在执行的准入事项' }).waitFor();
    await expectGoodDesk(page);
    await press(page, '申请准入');
    await press(page, '提交申请');
    await page.getByText('请选哪里的网格员做。').waitFor();
    await expectGoodDesk(page);
    await page.getByLabel('做什么').fill('排查安全隐患');
    await page.getByRole('combobox', { name: '哪里的网格员做' }).fill(stage.grid.name);
    await page.keyboard.press('Enter');
    await page.getByLabel('为什么要做，怎么做').fill('冬季防冻，逐户登记水箱位置');
    await page.getByLabel('一名网格员每周要花多少分钟').fill('90');
    await page.getByLabel('做到哪一天').fill(ends);
    await page.reload();
    await press(page, '申请准入');
    expect(await page.getByLabel('为什么要做，怎么做').inputValue()).toBe('冬季防冻，逐户登记水箱位置');
    await press(page, '提交申请');
    await page.getByText('「排查安全隐患」已在网格员事项清单里，不用申请准入。').waitFor();
    await page.getByLabel('做什么').fill(title);
    await page.keyboard.press('Control+Enter');
    await said(page, '已提交，等另一位同事审批');
    await card(page, title).getByText('等审批').waitFor();
    expect(await page.getByRole('button', { name: `审批：${title}` }).count()).toBe(0);
    await expectGoodDesk(page);

    const decider = await openDesk(stage, 'diaodu', '/desk/notices');
    await decider
      .getByRole('link', { name: /申请网格工作事项准入/ })
      .first()
      .click();
    await card(decider, title)
      .getByRole('button', { name: `审批：${title}` })
      .click();
    await press(decider, '审批');
    await decider.getByText('请选同意或不同意。').waitFor();
    await decider.getByRole('radio', { name: /^同意，做到/ }).check();
    await decider.getByLabel('审批意见').fill('同意，做到入冬前');
    await expectGoodDesk(decider);
    await decider.keyboard.press('Control+Enter');
    await said(decider, '已同意');
    await decider.getByRole('radio', { name: /^正在执行/ }).check({ force: true });
    await card(decider, title).getByText(left()).waitFor();
    await card(decider, title).getByText('同意，做到入冬前').waitFor();
    await expectGoodDesk(decider);

    // What the demo already lays on this grid, from its community and its street, is counted with it.
    const { items } = await centre.get(`/api/admissions?state=approved&active=true&placeId=${stage.grid.id}`);
    const minutes = items.reduce((sum: number, each: { minutesWeekly: number }) => sum + each.minutesWeekly, 0);
    await decider.getByRole('link', { name: '减负台账' }).click();
    const row = decider.getByRole('row').filter({ hasText: stage.grid.name });
    expect(minutes).toBeGreaterThanOrEqual(90);
    await row.getByText(spanText(minutes * 60_000, 'zh-CN')).waitFor();
    await expectGoodDesk(decider);
    await row.getByRole('link', { name: String(items.length), exact: true }).click();
    await decider.getByText(`只看落到${stage.grid.name}的`).waitFor();
    await card(decider, title).waitFor();

    const phone = await openField(stage);
    await duties(phone);
    const work = card(phone, title);
    await work.getByText(left()).waitFor();
    await expectGoodScreen(phone);
    await phone.clock.setFixedTime(Date.now() + 8 * DAY);
    await phone.reload();
    await phone.getByText('排查安全隐患').waitFor();
    await expect.poll(() => work.count()).toBe(0);
    await phone.clock.setFixedTime(Date.now() + 400 * DAY);
    await phone.reload();
    await phone.getByText('现在没有。清单外的事，没有准入就可以不做。').waitFor();
    expect([...page.complaints, ...decider.complaints, ...phone.complaints]).toEqual([]);
  },
  LONG,
);

describe('what does not stay', () => {
  test(
    'is ended early by the unit that asked, and the grid worker is rid of it',
    async () => {
      await admitted('核对水表底数');
      await admitted('核对消火栓位置');
      const phone = await openField(stage);
      await phone.getByRole('link', { name: '我的', exact: true }).tap();
      await phone.getByText('清单外准入了哪些', { exact: false }).waitFor();
      await expectGoodScreen(phone);
      await duties(phone);
      await card(phone, '核对水表底数').getByText('审批意见：同意试行').waitFor();
      const page = await openDesk(stage, 'rural-dd', '/desk/admissions');
      await press(page, '提前结束：核对水表底数');
      await page.getByRole('dialog').getByRole('button', { name: '提前结束' }).click();
      await said(page, '已结束');
      await page.getByRole('radio', { name: /^提前结束/ }).check({ force: true });
      await card(page, '核对水表底数').getByText('提前结束').waitFor();
      await phone.reload();
      await expect.poll(() => card(phone, '核对水表底数').count()).toBe(0);
      await card(phone, '核对消火栓位置').waitFor();
      const community = await openDesk(stage, 'shequ1a', '/desk/notices');
      const told = community.getByRole('link', { name: /已提前结束，不必再做/ }).first();
      expect(await told.getAttribute('href')).toBe('/desk/admissions?view=ended');
    },
    LONG,
  );

  test(
    'is refused with the reason that the unit reads, or taken back before anybody decides; on a phone',
    async () => {
      await asked('收集住户微信号');
      await asked('统计住户车牌');
      const page = await openDesk(stage, 'diaodu', '/desk/admissions', 375);
      await press(page, '审批：收集住户微信号');
      await page.getByRole('radio', { name: '不同意', exact: true }).check({ force: true });
      await page.getByLabel('审批意见').fill('与网格工作无关');
      await page.locator('.act-form [type=submit]').click();
      await said(page, '已记下，不同意');
      await expect.poll(() => card(page, '收集住户微信号').count()).toBe(0);

      const unit = await openDesk(stage, 'rural-dd', '/desk/admissions?view=refused', 375);
      await card(unit, '收集住户微信号').getByText('与网格工作无关').waitFor();
      await unit.getByRole('radio', { name: /^等审批/ }).check({ force: true });
      await press(unit, '撤回申请：统计住户车牌');
      await unit.getByRole('dialog').getByRole('button', { name: '撤回申请' }).click();
      await said(unit, '已撤回');
      await unit.getByRole('radio', { name: /^提前结束/ }).check({ force: true });
      await card(unit, '统计住户车牌').getByText('已撤回').waitFor();
      expect([...page.complaints, ...unit.complaints]).toEqual([]);
    },
    LONG,
  );
});
