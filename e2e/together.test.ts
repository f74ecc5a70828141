import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { expectGoodDesk, openDesk, registered, rowOf, sentTo, type Watched } from './support/desk.ts';
import { openStage, visit } from './support/stage.ts';
import { publicPost, type Staff, staffMember } from './support/staff.ts';

const stage = openStage();
const LONG = 240_000;
let housing: Staff;
let street: Staff;
beforeAll(async () => {
  const { baseUrl } = stage.server;
  [housing, street] = await Promise.all([staffMember(baseUrl, 'housing'), staffMember(baseUrl, 'jiedao1')]);
});

const detail = (id: string) => stage.community.get(`/api/requests/${id}`);
const said = (page: Page, words: string | RegExp) => page.locator('.toast', { hasText: words }).first().waitFor();
const form = (page: Page, name: string) => page.getByRole('form', { name });
const send = (page: Page) => page.locator('.act-form [type=submit]').click();
const section = (page: Page, name: string) => page.getByRole('region', { name });

/** A request that the housing department handles. */
async function handled(content: string): Promise<string> {
  const id = await sentTo(stage, housing, content);
  await housing.act(id, 'sign');
  return id;
}

/** Chooses a unit by a few letters and Enter. */
async function pickUnit(page: Page, label: string, words: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(words);
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: label, expanded: false }).waitFor();
}

/** A photo as evidence, waited for until the server has it. */
async function addProof(page: Page): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  const sent = page.waitForResponse((response) => response.url().endsWith('/api/files') && response.ok());
  await page.locator('.photo-input:visible').first().click();
  await (await chooser).setFiles({ name: 'proof.jpg', mimeType: 'image/jpeg', buffer: stage.picture });
  await sent;
}

/** From the menu of what is seldom needed. */
async function fromMenu(page: Page, act: string): Promise<void> {
  await page.getByRole('button', { name: '更多办法' }).click();
  await page.getByRole('menuitem', { name: act, exact: true }).click();
}

describe('a whistle', () => {
  test(
    'calls two departments; both report, one is finished; the helper is done before the lead replies',
    async () => {
      const id = await handled('吹哨的一件：楼顶漏雨，路面也塌了');
      const caller = await openDesk(stage, 'jiedao1', `/desk/requests/${id}`);
      await caller.keyboard.press('w');
      await form(caller, '吹哨').waitFor();
      await pickUnit(caller, '召集哪些部门', '执法');
      await pickUnit(caller, '召集哪些部门', '农水');
      await caller.getByLabel('要解决什么').fill('请到现场一起看管线和路面');
      await caller.getByRole('radio', { name: '应急哨' }).check();
      await caller.getByText('碰头时间、碰头地点').click();
      await caller.getByLabel('碰头地点').fill('春和苑东门');
      await expectGoodDesk(caller, [1440]);
      await caller.keyboard.press('Control+Enter');
      await said(caller, '已吹哨');
      const { whistles } = await detail(id);
      expect(whistles[0]).toMatchObject({ type: 'emergency', meetingPlace: '春和苑东门' });
      expect(whistles[0].calls).toHaveLength(2);

      const called = await openDesk(stage, 'urban', `/desk/requests/${id}`);
      await section(called, '等本单位办的').getByText('吹哨：请到现场一起看管线和路面').waitFor();
      await called.keyboard.press('r');
      await form(called, '报到').waitFor();
      await called.getByRole('radio', { name: '已到现场' }).check();
      await expectGoodDesk(called, [1440]);
      await send(called);
      await said(called, '已报到');
      const other = await staffMember(stage.server.baseUrl, 'rural');
      const theirs = whistles[0].calls.find((call: { unitId: string }) => call.unitId === other.post.unitId);
      await other.send(`/api/whistle-calls/${theirs.id}/report`, { version: theirs.version, onSite: false });

      await caller.reload();
      const calls = section(caller, '吹哨报到');
      await calls.getByText('到了现场').waitFor();
      await calls.getByText('线上报到').waitFor();
      await calls.getByRole('button', { name: /^销哨：执法局/ }).click();
      await caller.getByLabel('会商结果').fill('执法局围挡，住建局修屋面');
      await send(caller);
      await said(caller, '已销哨');
      await calls.getByRole('button', { name: /^评价：执法局/ }).click();
      await caller.getByRole('radio', { name: /^5/ }).check({ force: true });
      await send(caller);
      await said(caller, '已评价');
      await calls.getByText('吹哨方评：5 星').waitFor();
      await calls.getByRole('button', { name: /^取消哨单：/ }).click();
      await caller.getByLabel('为什么取消').fill('已在线上说清，不用到场');
      await send(caller);
      await said(caller, '已取消');

      const lead = await openDesk(stage, 'housing', `/desk/requests/${id}`);
      await fromMenu(lead, '邀请协办');
      await pickUnit(lead, '请哪些单位', '执法');
      await lead.getByLabel('请他们做什么').fill('围挡路面，放警示牌');
      await send(lead);
      await said(lead, '已请协办单位');
      await section(lead, '联办').getByText('还有 1 家没办结', { exact: false }).waitFor();

      await called.reload();
      await section(called, '等本单位办的').getByText('协办：围挡路面，放警示牌').waitFor();
      await expectGoodDesk(called);
      await called.keyboard.press('s');
      await said(called, '已签收协办');
      await called.keyboard.press('e');
      await called.getByLabel('办了什么，结果怎样').fill('围挡和警示牌都放好了');
      await send(called);
      await said(called, '协办已办结');

      await lead.reload();
      await section(lead, '联办').getByText('围挡和警示牌都放好了').waitFor();
      await expectGoodDesk(lead);
      await lead.keyboard.press('r');
      await lead.getByRole('button', { name: '已到现场处理，问题已解决。', exact: true }).click();
      await send(lead);
      await said(lead, '已反馈');
      expect((await detail(id)).state).toBe('replied');
      await section(lead, '办理记录').getByText('吹哨，召集', { exact: false }).waitFor();
      expect([...lead.complaints, ...caller.complaints, ...called.complaints]).toEqual([]);
    },
    LONG,
  );
});

test(
  'what a department is asked to do stands in its worklist, each with its next step',
  async () => {
    const urban = await staffMember(stage.server.baseUrl, 'urban');
    const unitIds = [urban.post.unitId];
    const whistled = await handled('待办里的哨单：沿街占道');
    await street.act(whistled, 'whistle', { type: 'emergency', unitIds, reason: '请到场' });
    const helped = await handled('待办里的协办：外墙渗水');
    const dueAt = new Date(Date.now() + 3_600_000).toISOString();
    await housing.act(helped, 'co-handle', { unitIds, task: '请围挡', dueAt });
    const page = await openDesk(stage, 'urban', '/desk/requests?view=todo');
    await rowOf(page, '待办里的哨单').getByText('哨单待报到').waitFor();
    await rowOf(page, '待办里的协办').getByText('协办待签收').waitFor();
    await expectGoodDesk(page);
    await rowOf(page, '待办里的协办').getByRole('button', { name: /^签收/ }).click();
    await said(page, '已签收协办');
    await rowOf(page, '待办里的协办').getByText('协办中').waitFor();
    await rowOf(page, '待办里的哨单').getByRole('button', { name: /^报到/ }).click();
    await page.getByRole('radio', { name: '已到现场' }).check();
    await send(page);
    await said(page, '已报到');
    expect((await detail(whistled)).whistles[0].calls[0]).toMatchObject({ state: 'reported', onSite: true });
    expect((await detail(helped)).coTasks[0].state).toBe('signed');
  },
  LONG,
);

describe('time', () => {
  test(
    'more of it is asked for and approved, with what the resident reads',
    async () => {
      const { number, queryCode } = await publicPost(stage.server.baseUrl, '/api/reports', {
        content: '延期的一件：外墙渗水',
        placeId: stage.grid.id,
      });
      const { id } = await stage.community.find(number);
      await stage.community.act(id, 'dispatch', { unitId: housing.post.unitId, category: 'property.roof-leak' });
      await housing.act(id, 'sign');
      const before = (await detail(id)).dueAt;
      const page = await openDesk(stage, 'housing', `/desk/requests/${id}`);
      await fromMenu(page, '申请延期');
      await page.getByText(/^现在：时限为/).waitFor();
      await page.getByRole('radio', { name: '天气影响' }).check();
      await page.getByLabel('再加多少').fill('1');
      await page.getByLabel('说明理由').fill('连日下雨，屋面不能施工');
      await send(page);
      await said(page, '已申请延期');
      await section(page, '申请与审批').getByText('等派单单位审批').waitFor();

      const approver = await openDesk(stage, 'jiedao1', '/desk/requests?view=approvals');
      await rowOf(approver, '延期的一件').getByRole('link').click();
      await approver.getByRole('button', { name: '同意申请' }).first().click();
      await send(approver);
      await said(approver, '已同意');
      const after = await detail(id);
      expect(Date.parse(after.dueAt)).toBeGreaterThan(Date.parse(before));
      await section(page, '申请与审批').getByText('已同意').waitFor();

      const phone = await visit(stage, `/r/progress#${queryCode}`);
      await phone.getByText('办理时间已批准延长').waitFor();
    },
    LONG,
  );

  test(
    'what cannot be done for now is put on hold by two, stands in the register, and is taken up again',
    async () => {
      const id = await handled('挂账的一件：外墙脱落，要等维修资金');
      const page = await openDesk(stage, 'housing', `/desk/requests/${id}`);
      await fromMenu(page, '申请挂账');
      await page.getByRole('radio', { name: '资金没到位' }).check();
      await page.getByLabel('说明理由').fill('维修资金要等业主大会表决');
      const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
      await page.getByLabel('几号复核').fill(day);
      await addProof(page);
      await send(page);
      await said(page, '已申请挂账');
      await street.act(id, 'approve');
      const centre = await staffMember(stage.server.baseUrl, 'diaodu');
      await centre.act(id, 'approve');
      expect((await detail(id)).state).toBe('suspended');

      const register = await openDesk(stage, 'diaodu', '/desk/registers');
      await rowOf(register, '挂账的一件').getByText(day).waitFor();
      await expectGoodDesk(register);
      await rowOf(register, '挂账的一件').getByRole('link').click();
      await register.getByRole('button', { name: '挂账复核' }).first().click();
      await register.getByRole('radio', { name: '能办了，销账' }).check();
      await register.getByLabel('复核意见').fill('资金已到位');
      await send(register);
      await said(register, '已复核');
      expect((await detail(id)).state).toBe('handling');
    },
    LONG,
  );
});

describe('two reports of the same thing', () => {
  test(
    'are merged, shown on both pages, and taken apart again',
    async () => {
      const master = await handled('同一件事：二号楼顶楼漏雨');
      const second = await registered(stage, '同一件事：二号楼屋顶又漏雨', { category: 'property.roof-leak' });
      const { number } = await detail(master);
      const page = await openDesk(stage, 'shequ1a', `/desk/requests/${second}`);
      // What is like it is offered with the reason; one press lays both side by side.
      const alike = section(page, '可能是同一件事');
      await alike.getByText('都提到', { exact: false }).first().waitFor();
      await alike.getByRole('button', { name: `并入这件：${number}` }).click();
      await form(page, '并案').waitFor();
      const preview = page.getByRole('region', { name: '并案前先看清楚' });
      await preview.getByText('二号楼屋顶又漏雨', { exact: false }).waitFor();
      await preview.getByText('一位不少', { exact: false }).waitFor();
      expect(await page.getByRole('radio', { name: new RegExp(number) }).isChecked()).toBe(true);
      await expectGoodDesk(page);
      await send(page);
      await said(page, '已并案');
      expect((await detail(second)).state).toBe('merged');
      await section(page, '并案').getByRole('link', { name: number }).click();
      await section(page, '并案').getByText('一起办的还有 1 件', { exact: false }).waitFor();
      await expectGoodDesk(page);
      await section(page, '并案')
        .getByRole('link', { name: /^分开办/ })
        .click();
      await page.getByLabel('为什么分开办').fill('看了现场，是两处');
      await send(page);
      await said(page, '已恢复单独办理');
      expect((await detail(second)).state).toBe('registered');
    },
    LONG,
  );
});

test(
  'an appeal against the assessment is decided by two',
  async () => {
    const id = await handled('申诉的一件：邻居装修渗水');
    await housing.act(id, 'reply', { resultClass: 'explained', publicText: '属于民事纠纷，已解释' });
    await stage.colleague.act(id, 'verify', { onSite: false });
    await stage.colleague.act(id, 'follow-up', { channel: 'phone', reached: true, solved: true, satisfied: 5 });
    const { state, number } = await detail(id);
    if (state === 'followed-up') await stage.colleague.act(id, 'close');
    const page: Watched = await openDesk(stage, 'housing', `/desk/requests/${id}`);
    await page.getByRole('button', { name: '申请不计入考核' }).click();
    await page.getByRole('radio', { name: '超出职责', exact: true }).check();
    await page.getByLabel('说明理由').fill('相邻纠纷不在职责清单里');
    await addProof(page);
    await send(page);
    await said(page, '已提交申诉');
    for (const username of ['diaodu', 'ducha']) {
      const panel = await openDesk(stage, username, '/desk/registers/appeals');
      await panel.getByRole('button', { name: `评审申诉 ${number}` }).click();
      await panel.getByRole('radio', { name: '同意剔除', exact: true }).check();
      await panel.getByLabel('评审意见').fill('确实不在清单里');
      if (username === 'diaodu') await expectGoodDesk(panel);
      await send(panel);
      await said(panel, '已记下评审意见');
    }
    const { items } = await housing.get('/api/exclusions');
    expect(items.find((each: { number: string }) => each.number === number).state).toBe('accepted');
    expect((await detail(id)).state).toBe('closed');
  },
  LONG,
);
