import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openDesk } from './support/desk.ts';
import { staffMember } from './support/staff.ts';
import { openStage, shownCode, shownNumber, shownStage, visit } from './support/stage.ts';

const stage = openStage();
const WORDS = '北沟淤了，近六十亩地浇不上水';
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click();
const sheet = (page: Page) => page.locator('dialog[open]');
const send = (page: Page, name: string) => sheet(page).getByRole('button', { name, exact: true }).click();
const said = (page: Page, words: string | RegExp) => page.locator('.toast', { hasText: words }).first().waitFor();
/** The civil day and the wall clock in China, as fields of a form take them. */
const wallClock = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16);

/** A committee of the community, with its own seat at the table; the effect is looked back on at once. */
async function committee(): Promise<string> {
  const street = await staffMember(stage.server.baseUrl, 'jiedao1');
  const { unitId, placeId } = stage.community.post;
  const { id } = await street.send('/api/joint-bodies', {
    kind: 'community-committee',
    name: '北沟共建大党委',
    placeIds: [placeId],
    foundedOn: '2026-01-01',
  });
  await street.send(`/api/joint-bodies/${id}/seats`, { unitId, role: 'secretary', fromOn: '2026-01-01' });
  return id;
}

// S2-10: near sixty mu of silted farmland, talked over, planned together, dredged.
test('a silted field: from a resident’s report to a need, a match, a decision, a project, its effect, and a closed request', async () => {
  const admin = await openDesk(stage, 'xitong', '/desk/projects/options');
  await admin.getByLabel('审定实效后多少天回头看').fill('0');
  await press(admin, '保存');
  await said(admin, '已保存。');
  const rural = await staffMember(stage.server.baseUrl, 'rural');
  await rural.send('/api/resources', {
    giver: 'unit',
    sort: 'skill',
    name: '水渠清淤挖机',
    details: '北沟一带可以来',
    capacity: 5,
    measure: '台班',
    placeId: stage.grid.id,
  });

  // A resident reports and keeps the code.
  const phone = await visit(stage, `/r/new?place=${stage.grid.code}`);
  await phone.getByLabel('发生了什么').fill(WORDS);
  await phone.getByRole('button', { name: '提交', exact: true }).tap();
  const code = await shownCode(phone);
  const { id: requestId } = await stage.community.find(await shownNumber(phone));

  // The community takes it on and sees that it wants more than a repair.
  await stage.community.act(requestId, 'dispatch', {
    unitId: stage.community.post.unitId,
    category: 'sanitation.rubbish',
  });
  await stage.community.act(requestId, 'sign');
  const desk = await openDesk(stage, 'shequ1a', `/desk/requests/${requestId}`);
  await press(desk, `转为需求：${WORDS}`);
  await desk.getByRole('radio', { name: '环境设施' }).click();
  await desk.getByLabel('涉及多少人').fill('60');
  await send(desk, '转为需求');
  await said(desk, /^已转为需求/);
  await desk
    .getByRole('link', { name: /^转民生需求/ })
    .first()
    .click();
  await desk.waitForURL('**/desk/needs/*');
  const needPath = new URL(desk.url()).pathname;

  const colleague = await openDesk(stage, 'shequ1b', needPath);
  await press(colleague, '核实');
  await colleague.getByLabel('核实情况').fill('去看过，淤了一里多');
  await send(colleague, '核实');
  await said(colleague, '已核实');
  await press(colleague, '列入清单');
  await said(colleague, '已列入清单');

  // Matched with what the unit has to give, and confirmed there.
  await desk.reload();
  await press(desk, '占用：水渠清淤挖机');
  await press(desk, '确认占用');
  await said(desk, '已占用，等对方确认');
  const giver = await openDesk(stage, 'rural', '/desk/resources/promises');
  await press(giver, /^代表资源方确认：水渠清淤挖机/);
  await said(giver, '已确认');

  // What no one can do alone becomes a project, and the committee decides on it.
  await desk.getByRole('link', { name: '为它立项' }).click();
  await desk.getByText('已按来源填好，请核对。').waitFor();
  await desk.getByLabel('项目名称').fill('北沟清淤');
  await desk.getByRole('radio', { name: '共建项目' }).check();
  await press(desk, '存为草稿');
  await desk.getByRole('heading', { name: '北沟清淤' }).waitFor();
  const projectPath = new URL(desk.url()).pathname;

  await desk.goto(`/desk/joint/bodies/${await committee()}`);
  await press(desk, '召集会议');
  await desk.getByLabel('会议名称').fill('十一月联席会');
  await desk.getByLabel('时间').fill(wallClock(Date.now() - 60_000));
  await desk.getByLabel('地点').fill('社区议事厅');
  await press(desk, '召集');
  await desk.getByRole('heading', { name: '十一月联席会' }).waitFor();
  await press(desk, /北沟清淤/);
  await desk.locator('ol.joint-rows > li', { hasText: '北沟清淤' }).waitFor();
  await press(desk, '记为已召开');
  await press(desk, '记下到会');
  await said(desk, '已记下');
  await press(desk, '议定：北沟清淤');
  await desk.getByLabel('议定意见').fill('一致同意，由农业部门牵头');
  await press(desk, '记下');

  // Given out, done, its effect told and settled.
  await desk.goto(projectPath);
  await expect
    .poll(async () => {
      await desk.reload();
      await desk.getByRole('heading', { name: '北沟清淤' }).waitFor();
      return desk.getByRole('button', { name: '点题交办', exact: true }).count();
    })
    .toBeGreaterThan(0);
  await press(desk, '点题交办');
  await desk.getByRole('combobox', { name: /牵头/ }).fill('农业农村');
  await desk.keyboard.press('Enter');
  await send(desk, '点题交办');
  await said(desk, '已交办');
  await giver.goto(projectPath);
  await press(giver, '完工');
  await giver.getByLabel('完工情况').fill('清淤一千三百米');
  await send(giver, '完工');
  await said(giver, '已报完工。');
  await press(giver, '报实效');
  await giver.getByLabel('之前是什么样').fill('渠道淤死');
  await giver.getByLabel('现在是什么样').fill('水到地头，六十亩地浇上了水');
  await giver.getByLabel('受益人数').fill('132');
  await send(giver, '报实效');
  await said(giver, '实效已报。');
  await desk.reload();
  await press(desk, '审定实效');
  await send(desk, '审定实效');
  await said(desk, '实效已审定。');

  // The resident is told, another person verifies, the resident rates.
  await stage.colleague.act(requestId, 'verify', { onSite: true });
  await phone.goto(`/r/progress#${code}`);
  await phone.getByText('水到地头，六十亩地浇上了水').first().waitFor();
  await phone.goto(`/r/rate#${code}`);
  await phone.getByRole('radio', { name: '满意', exact: true }).check();
  await phone.getByRole('button', { name: '提交评价' }).tap();
  await phone.getByRole('heading', { name: '谢谢您的评价' }).waitFor();

  // Looked back on by another, and all of it is closed.
  await colleague.goto(projectPath);
  await press(colleague, '回头看：未反弹');
  await colleague.getByLabel('现场看到的情况').fill('渠道通畅，没有反弹');
  await send(colleague, '回头看：未反弹');
  await said(colleague, '回头看已记下');
  await colleague.goto(needPath);
  await colleague.getByText('回头看通过').first().waitFor();
  await colleague.getByRole('link', { name: '北沟清淤' }).waitFor();
  await phone.goto(`/r/progress#${code}`);
  await expect.poll(() => shownStage(phone)).toBe('已办结');
  expect(await stage.community.get(`/api/requests/${requestId}`)).toMatchObject({ state: 'closed' });
}, 300_000);
