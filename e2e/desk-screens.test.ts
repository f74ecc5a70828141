import { beforeAll, test } from 'vitest';
import { expectGoodDesk, openDesk, registered, sentTo } from './support/desk.ts';
import { openStage, report } from './support/stage.ts';
import { type Staff, staffMember } from './support/staff.ts';

const stage = openStage();
let housing: Staff;
beforeAll(async () => {
  housing = await staffMember(stage.server.baseUrl, 'housing');
});
const LONG = 240_000;

test(
  'work home of a community and of a department',
  async () => {
    await sentTo(stage, housing, '首页上的一件：屋面渗水');
    await expectGoodDesk(await openDesk(stage, 'shequ1a', '/desk'));
    await expectGoodDesk(await openDesk(stage, 'housing', '/desk'));
  },
  LONG,
);

test(
  'the list with rows, with every filter, with nothing in it',
  async () => {
    const page = await openDesk(stage, 'shequ1a', '/desk/requests?view=todo&overdue=true&solved=false');
    await page.getByText('还限定了').waitFor();
    await expectGoodDesk(page);
    await page.goto('/desk/requests');
    await page.locator('.ant-table-row').first().waitFor();
    await expectGoodDesk(page);
    await page.goto('/desk/requests?q=没有这样的词');
    await page.getByText('没有符合条件的工单').waitFor();
    await expectGoodDesk(page);
  },
  LONG,
);

test(
  'a request with everything in it, in the drawer and as a page',
  async () => {
    const [lon, lat] = stage.grid.rings[0]?.[0] ?? [];
    const id = await registered(stage, '画面上的一件：顶楼漏雨', {
      reporter: { name: '马女士', phone: '13800001111' },
      lon,
      lat,
    });
    const page = await openDesk(stage, 'shequ1a', `/desk/requests?view=new&id=${id}`);
    await page.getByRole('heading', { name: '诉求人' }).waitFor();
    await expectGoodDesk(page, [1440]);
    await page.goto(`/desk/requests/${id}`);
    await page.getByRole('button', { name: '为什么是这个时限' }).click();
    await page.getByRole('button', { name: '查看联系方式' }).click();
    await page.locator('.map-svg').waitFor();
    await expectGoodDesk(page);
  },
  LONG,
);

test(
  'the forms of dispatching, declining, replying, returning, following up',
  async () => {
    const fresh = await registered(stage, '表单上的一件：顶楼漏雨');
    const page = await openDesk(stage, 'shequ1a', `/desk/requests/${fresh}`);
    for (const key of ['a', 'd', 'r']) {
      await page.keyboard.press(key);
      await page.locator('.act-form').waitFor();
      await expectGoodDesk(page, [1440]);
      await page.keyboard.press('Escape');
    }
    const sent = await sentTo(stage, housing, '办理中的一件：外墙渗水');
    await housing.act(sent, 'sign');
    const handler = await openDesk(stage, 'housing', `/desk/requests/${sent}`);
    for (const key of ['r', 'd', 'c']) {
      await handler.keyboard.press(key);
      await handler.locator('.act-form').waitFor();
      await expectGoodDesk(handler, [1440]);
      await handler.keyboard.press('Escape');
    }
    await housing.act(sent, 'reply', { resultClass: 'partly', publicText: '已先行封堵。', unsolvedReason: '等材料' });
    await stage.community.act(sent, 'verify', { onSite: false });
    await page.goto(`/desk/requests/${sent}`);
    await page.locator('h1').waitFor();
    await page.keyboard.press('e');
    await page.getByLabel('联系上了', { exact: true }).check();
    await page.getByLabel('没解决', { exact: true }).check();
    await expectGoodDesk(page, [1440]);
  },
  LONG,
);

test(
  'forms on a phone rise from the bottom',
  async () => {
    const id = await registered(stage, '手机上的一件：顶楼漏雨');
    const page = await openDesk(stage, 'shequ1a', `/desk/requests/${id}`, 375);
    await page.locator('.request-foot').getByRole('button', { name: '派遣' }).click();
    await page.getByRole('dialog').locator('.act-form input[type=radio]:checked').first().waitFor();
    await expectGoodDesk(page, [375]);
  },
  LONG,
);

test(
  'registering, and notices',
  async () => {
    const page = await openDesk(stage, 'shequ1a', '/desk/register');
    await page.getByLabel('居民反映什么').fill('登记画面：顶楼漏雨没人修');
    await page.getByRole('region', { name: '参考建议' }).getByRole('button').first().waitFor();
    await expectGoodDesk(page);
    await report(stage, '让铃铛响一次的诉求');
    await page.goto('/desk/notices');
    await page.locator('.notice').first().waitFor();
    await expectGoodDesk(page);
  },
  LONG,
);
