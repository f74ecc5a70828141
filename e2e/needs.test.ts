import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { expectGoodDesk, openDesk, registered } from './support/desk.ts';
import { openStage } from './support/stage.ts';
import { type Staff, staffMember } from './support/staff.ts';

const stage = openStage();
const LONG = 240_000;
const CONTENT = '六十亩地的水渠淤了，浇不上水';
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click();
const inDialog = (page: Page, name: string) =>
  page.locator('dialog[open]').getByRole('button', { name, exact: true }).click();
const said = (page: Page, words: string | RegExp) => page.locator('.toast', { hasText: words }).first().waitFor();
const noted = async (content: string, sort: string, more: object = {}) => {
  const need = await stage.community.send('/api/needs', {
    content,
    sort,
    placeId: stage.grid.id,
    source: { source: 'box', reference: '第 3 份' },
    ...more,
  });
  return need.id as string;
};
const listed = async (content: string, sort: string, more: object = {}) => {
  const id = await noted(content, sort, more);
  for (const act of ['verify', 'list'])
    await stage.colleague.send(`/api/needs/${id}/${act}`, {
      version: (await stage.colleague.get(`/api/needs/${id}`)).version,
    });
  return id;
};
const offered = async (giver: Staff, name: string, sort: string, more: object = {}) => {
  const resource = await giver.send('/api/resources', {
    giver: 'unit',
    sort,
    name,
    capacity: 4,
    measure: '台班',
    placeId: stage.grid.id,
    ...more,
  });
  return resource.id as string;
};

describe('a need from its request to its promise', () => {
  let id = '';
  let requestId = '';

  test('a request that is being handled becomes a need by one button, and both keep the link', async () => {
    requestId = await registered(stage, CONTENT, { category: 'sanitation.rubbish' });
    await stage.community.act(requestId, 'dispatch', { unitId: stage.community.post.unitId });
    await stage.community.act(requestId, 'sign');
    const page = await openDesk(stage, 'shequ1a', `/desk/requests/${requestId}`);
    // Or at once a project.
    const project = page.getByRole('link', { name: /^立项：/ });
    expect(await project.getAttribute('href')).toBe(`/desk/projects?request=${requestId}`);
    await press(page, `转为需求：${CONTENT}`);
    await page.getByRole('radio', { name: '环境设施' }).click();
    await page.getByLabel('涉及多少人').fill('60');
    await inDialog(page, '转为需求');
    await said(page, /^已转为需求/);
    await page
      .getByRole('link', { name: /^转民生需求/ })
      .first()
      .click();
    await page.getByRole('heading', { name: CONTENT, level: 1 }).waitFor();
    id = page.url().split('/').at(-1) ?? '';
    // Who noted it does not verify it.
    await page.getByText('谁记下的，不能由谁核实').waitFor();
    await page.getByRole('link', { name: '看这件诉求' }).click();
    await page.waitForURL(`**/desk/requests/${requestId}`);
  });

  test('another verifies it and puts it on the list; a similar one is gathered with its source', async () => {
    const other = await noted('北边的水渠也淤了，浇地没有水', 'surroundings');
    const page = await openDesk(stage, 'shequ1b', '/desk/needs?view=noted');
    await page.getByRole('link', { name: CONTENT }).click();
    await page.getByRole('heading', { name: '相近的需求' }).waitFor();
    await press(page, '核实');
    await page.getByLabel('核实情况').fill('去看过，淤了半里');
    await inDialog(page, '核实');
    await said(page, '已核实');
    await press(page, '列入清单');
    await said(page, '已列入清单');
    await press(page, '归并到这里：北边的水渠也淤了，浇地没有水');
    await said(page, '已归并');
    await page.getByRole('heading', { name: '来源 2 处' }).waitFor();
    expect(await stage.colleague.get(`/api/needs/${other}`)).toMatchObject({ state: 'gathered', gatheredInto: id });
    await page.goto(`/desk/needs/${other}`);
    await press(page, '撤销归并');
    await said(page, '已撤销归并');
  });

  test(
    'it is matched in two presses, the unit confirms, and it was kept',
    async () => {
      const unit = await staffMember(stage.server.baseUrl, 'rural');
      const resourceId = await offered(unit, '水渠清淤挖机', 'skill');
      const page = await openDesk(stage, 'shequ1a', `/desk/needs/${id}`);
      await page.locator('.need-reasons', { hasText: '「水渠」' }).first().waitFor();
      await expectGoodDesk(page);
      // Met without a promise, the residents behind it are told as well; what was typed stays for another day.
      await press(page, '已落实');
      await page.getByLabel('给居民的答复').fill('水渠通了。');
      await inDialog(page, '取消');
      let presses = 0;
      for (const name of ['占用：水渠清淤挖机', '确认占用']) {
        await press(page, name);
        presses += 1;
      }
      await said(page, '已占用，等对方确认');
      expect(presses).toBe(2);

      const giver = await openDesk(stage, 'rural', '/desk/resources/promises');
      await giver.getByText('需求方已确认，等资源方').waitFor();
      await expectGoodDesk(giver, [375]);
      await press(giver, /^代表资源方确认：水渠清淤挖机/);
      await said(giver, '已确认');
      await giver.goto(`/desk/resources/${resourceId}`);
      await giver.getByText('还剩 3/4 台班').waitFor();
      await expectGoodDesk(giver, [1440]);

      await page.reload();
      await page.getByText('已匹配').first().waitFor();
      await press(page, /^已兑现：/);
      await page.getByLabel('办成了什么').fill('清了半里渠');
      await page.getByRole('checkbox', { name: '需求由此解决' }).check();
      await page.getByLabel('给居民的答复').fill('水渠已清通，六十亩地浇上了水。');
      await inDialog(page, '已兑现');
      await said(page, '已记为兑现');
      expect(await stage.community.get(`/api/needs/${id}`)).toMatchObject({ state: 'met' });
      const { link, publicText } = await stage.community.get(`/api/requests/${requestId}`);
      expect({ kind: link.kind, publicText }).toEqual({ kind: 'need', publicText: '水渠已清通，六十亩地浇上了水。' });
    },
    LONG,
  );
});

describe('a plan for a community', () => {
  test(
    'is reckoned with its bound, changed by keys, reckoned again, and accepted as promises',
    async () => {
      const first = await listed('老人家门口的路灯坏了没人修', 'care');
      await listed('想有人教老人唱戏', 'culture');
      await listed('晒谷场想装灯', 'surroundings');
      const unit = await staffMember(stage.server.baseUrl, 'urban');
      await offered(unit, '路灯维修', 'skill', { capacity: 1, measure: '次' });
      const page = await openDesk(stage, 'shequ1a', '/desk/match');
      await press(page, '编制方案');
      await press(page, '开始计算');
      await page.getByText('待采纳').waitFor({ timeout: 60_000 });
      await page.getByRole('heading', { name: '未匹配的需求' }).waitFor();
      await page.getByText(/任何方案都超不过/).waitFor();
      await expectGoodDesk(page);
      const row = page.locator('.ant-table-row', { hasText: '路灯维修' });
      await row.focus();
      await page.keyboard.press('f');
      const changed = page.getByText('改了 1 处，重新计算后生效。');
      await changed.waitFor();
      await page.reload();
      await changed.waitFor();
      await press(page, '重新计算');
      await changed.waitFor({ state: 'hidden' });
      await page.getByText('待采纳').waitFor({ timeout: 60_000 });
      await page.getByRole('heading', { name: '不要这样配的' }).waitFor();
      await press(page, '可以这样配');
      await press(page, '重新计算');
      await changed.waitFor({ state: 'hidden' });
      await page.getByText('待采纳').waitFor({ timeout: 60_000 });
      await press(page, '采纳，生成占用');
      await inDialog(page, '采纳，生成占用');
      await page.getByRole('link', { name: '去确认这些占用' }).click({ timeout: 60_000 });
      await press(page, /^代表需求方确认：路灯维修/);
      await said(page, '已确认');
      expect((await stage.community.get(`/api/promises?needId=${first}`)).items.length).toBeLessThan(2);
    },
    LONG,
  );
});

describe('the lists as tables', () => {
  test(
    'go out, come in again, are tried first, and say of every wrong row why',
    async () => {
      const page = await openDesk(stage, 'shequ1a', '/desk/needs');
      await page.locator('.ant-table-row').first().waitFor();
      const waiting = page.waitForEvent('download');
      await page.getByRole('link', { name: '导出表格' }).click();
      const file = await (await waiting).path();
      await press(page, '导入表格');
      await page.locator('input[type="file"]').setInputFiles({
        name: '清单.xlsx',
        mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        buffer: await (await import('node:fs/promises')).readFile(file),
      });
      await inDialog(page, '先试一遍');
      await page.getByText(/^共 \d+ 行：新增 0 行，改动 0 行，没有变化 [1-9]\d* 行，有问题 0 行。/).waitFor();
      const table = '需求内容,类别,所在网格\n村口想装一盏灯,环境设施,\n村口想建机场,没有这类,\n';
      await page
        .locator('input[type="file"]')
        .setInputFiles({ name: '新增.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
      await inDialog(page, '先试一遍');
      await page.getByText(/^共 2 行：新增 1 行，改动 0 行，没有变化 0 行，有问题 1 行。/).waitFor();
      await page.getByText(/^类别：/).waitFor();
      expect((await stage.community.get('/api/needs?q=村口想装一盏灯')).items).toEqual([]);
      await expectGoodDesk(page, [375]);
      await inDialog(page, '导入 1 行');
      await page.getByText('共 2 行：已新增 1 行，已改动 0 行，没有变化 0 行，没有导入 1 行。').waitFor();
      expect((await stage.community.get('/api/needs?q=村口想装一盏灯')).items).toHaveLength(1);
    },
    LONG,
  );

  test(
    'a need is noted in six fields, kept while it is typed; every list is good, wide and narrow',
    async () => {
      const page = await openDesk(stage, 'shequ1a', '/desk/needs');
      await press(page, '记一条需求');
      await page.getByLabel('需求', { exact: true }).fill('想有人教用手机');
      await page.reload();
      await press(page, '记一条需求');
      await page.getByText('上次没写完的已经带回来了。').waitFor();
      expect(await page.getByLabel('需求', { exact: true }).inputValue()).toBe('想有人教用手机');
      await page.getByRole('radio', { name: '医疗健康' }).click();
      await expectGoodDesk(page, [375]);
      await press(page, '记下，等人核实');
      await said(page, '已记下，等另一位同事核实');
      for (const path of ['/desk/needs', '/desk/resources', '/desk/match']) {
        await page.goto(path);
        await page.locator('.ant-table-row, .row-card, .state').first().waitFor();
        // Plans are cards at every width.
        await expectGoodDesk(page, path === '/desk/match' ? [375] : [375, 1440]);
      }
    },
    LONG,
  );

  test('what was found on a visit becomes a need at the desk', async () => {
    await stage.worker.send('/api/visits', {
      occasion: 'elderly',
      outcome: 'met',
      found: [{ kind: 'need', content: '想有人修轮椅' }],
    });
    const page = await openDesk(stage, 'shequ1a', '/desk/patrols/findings?view=need');
    await press(page, '转为需求：想有人修轮椅');
    await page.getByRole('radio', { name: '为老助残' }).click();
    await inDialog(page, '转为需求');
    await said(page, /^已转为需求/);
    await press(page, '已转的需求');
    await page
      .getByRole('link', { name: /^看需求/ })
      .first()
      .click();
    await page.getByRole('link', { name: '看走访发现' }).waitFor();
  });
});
