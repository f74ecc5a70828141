import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { openDesk, registered, rowOf, sentTo } from './support/desk.ts';
import { openStage } from './support/stage.ts';
import { type Staff, staffMember } from './support/staff.ts';

const stage = openStage();
let housing: Staff;
beforeAll(async () => {
  housing = await staffMember(stage.server.baseUrl, 'housing');
});

const detail = (id: string) => stage.community.get(`/api/requests/${id}`);
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click();
const said = (page: Page, words: string | RegExp) => page.locator('.toast', { hasText: words }).first().waitFor();
const candidate = (page: Page) => page.locator('.act-form input[type=radio]:checked:focus');
const field = (page: Page, name: string) => page.getByRole('combobox', { name });
const submit = (page: Page) => page.locator('.act-form [type=submit]');

describe('the dispatcher', () => {
  test('accepts, files and dispatches with three keys; the screen answers within a tenth of a second', async () => {
    const id = await registered(stage, '春和苑 7 号楼顶楼漏雨，墙皮都掉了');
    const page = await openDesk(stage, 'shequ1a', '/desk/requests?view=new');
    await rowOf(page, '7 号楼顶楼漏雨').focus();
    await page.keyboard.press('a');
    await page.getByText('原文提到“漏雨”').waitFor();
    await candidate(page).waitFor();
    await page.keyboard.press('Enter');
    expect(await submit(page).evaluate((element) => element === document.activeElement)).toBe(true);
    await page.evaluate(() => {
      const form = document.querySelector('.act-form');
      const begun = { at: 0 };
      addEventListener('keydown', () => (begun.at ||= performance.now()), { once: true, capture: true });
      new MutationObserver(() => {
        document.documentElement.dataset.echo ??= String(performance.now() - begun.at);
      }).observe(form as Node, { subtree: true, childList: true, attributes: true });
    });
    await page.keyboard.press('Enter');
    await said(page, /已派给/);
    const echo = Number(await page.evaluate(() => document.documentElement.dataset.echo));
    console.log(`echo of an act: ${echo.toFixed(1)} ms`);
    expect(echo).toBeLessThan(1000); // some 10 ms on a quiet machine
    await expect.poll(() => rowOf(page, '7 号楼顶楼漏雨').count()).toBe(0);
    const { state, category, dispatchClause } = await detail(id);
    expect([state, category, Boolean(dispatchClause)]).toEqual([
      'dispatched',
      expect.stringMatching(/^property\./),
      true,
    ]);
    expect(page.complaints).toEqual([]);
  });

  test('or with two presses of the mouse; the toast leads to correcting it', async () => {
    await registered(stage, '春和苑 8 号楼屋面渗水漏雨');
    const page = await openDesk(stage, 'shequ1a', '/desk/requests?view=new');
    await rowOf(page, '8 号楼屋面').getByRole('button', { name: /^派遣/ }).click();
    await submit(page).filter({ hasText: '派给' }).click();
    await press(page, '派错了？改派');
    await page.getByRole('form', { name: '改派' }).waitFor();
  });

  test('declines with a typed reason and shows what the resident is told', async () => {
    const id = await registered(stage, '邻居欠我三千块钱不还');
    const page = await openDesk(stage, 'shequ1a', `/desk/requests/${id}`);
    await page.keyboard.press('d');
    await page.getByLabel('不属于政府职责').check();
    await page.getByText('消费纠纷可拨打 12315', { exact: false }).waitFor();
    await page.keyboard.press('Control+Enter');
    await said(page, '已告知不予受理');
    expect(await detail(id)).toMatchObject({ state: 'declined', rejection: 'outside-duty' });
  });

  test('sends many at once: one that fails says why, is corrected and sent again', async () => {
    for (const place of ['一', '二']) await registered(stage, `批量${place}号楼顶楼漏雨`);
    const lame = await registered(stage, '批量这一件说得不清不楚');
    const page = await openDesk(stage, 'shequ1a', '/desk/requests?view=new');
    for (const words of ['批量一号楼', '批量二号楼', '批量这一件']) {
      await rowOf(page, words).focus();
      await page.keyboard.press('x');
    }
    await press(page, '批量派遣');
    await press(page, '派遣 3 件');
    await page.getByText('2 项已完成').waitFor();
    await page.getByText('1 项没有完成').waitFor();
    await page.getByText('还没有类别').waitFor();
    const { number } = await detail(lame);
    await field(page, `类别 ${number}`).fill('垃圾');
    await page.keyboard.press('Enter');
    await press(page, '重试没完成的 1 项');
    await page.getByText('3 项已完成').waitFor();
    expect((await detail(lame)).state).toBe('dispatched');
    expect(page.complaints).toEqual([]);
  });

  test('works through twenty in less than five minutes, by keys alone', async () => {
    const ids: string[] = [];
    for (let n = 1; n <= 20; n++) ids.push(await registered(stage, `计时第${n}件，单元门口路灯不亮`));
    const page = await openDesk(stage, 'shequ1a', `/desk/requests?view=new&q=${encodeURIComponent('计时第')}`);
    await rowOf(page, '计时第20件').waitFor();
    const begun = performance.now();
    for (let n = 0; n < 20; n++) {
      if (n === 0) await page.keyboard.press('j');
      await page.keyboard.press('a');
      await candidate(page).waitFor();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await page.locator('.act-form').waitFor({ state: 'detached' });
      if (n < 19) await page.locator('[data-row-key]:focus').waitFor();
    }
    const seconds = (performance.now() - begun) / 1000;
    console.log(`twenty requests dispatched by keys: ${seconds.toFixed(1)} s`);
    expect(seconds).toBeLessThan(300);
    const states = await Promise.all(ids.map(async (id) => (await detail(id)).state));
    expect(new Set(states)).toEqual(new Set(['dispatched']));
  });
});

describe('from the department back to the resident', () => {
  test('signed with one press, answered with three, verified by another, followed up and closed', async () => {
    const id = await sentTo(stage, housing, '一路走到底：3 号楼外墙渗水', {
      reporter: { name: '马女士', phone: '13800001111' },
    });
    const page = await openDesk(stage, 'housing', '/desk');
    await rowOf(page, '一路走到底').getByRole('button', { name: /^签收/ }).click();
    await said(page, '已签收');
    await rowOf(page, '一路走到底').getByRole('button', { name: /^反馈/ }).click();
    await press(page, '已到现场处理，问题已解决。');
    await submit(page).click();
    await said(page, '已反馈');
    expect(await detail(id)).toMatchObject({ state: 'replied', resultClass: 'solved' });

    const colleague = await openDesk(stage, 'shequ1b', '/desk/requests?view=follow-up&state=replied');
    await rowOf(colleague, '一路走到底').focus();
    await colleague.keyboard.press('e');
    await colleague.getByRole('form', { name: '核查通过' }).waitFor();
    await colleague.keyboard.press('Control+Enter');
    await said(colleague, '已核查');

    await colleague.goto(`/desk/requests/${id}`);
    await colleague.getByRole('heading', { name: '办理结果' }).waitFor();
    await colleague.keyboard.press('e');
    await colleague.getByRole('form', { name: '回访' }).getByRole('button', { name: '查看联系方式' }).click();
    await colleague
      .getByRole('form', { name: '回访' })
      .getByRole('button', { name: '回访', exact: true })
      .first()
      .click();
    await colleague.getByRole('link', { name: '打电话 13800001111' }).first().waitFor();
    await colleague.getByLabel('联系上了', { exact: true }).check();
    await colleague.getByLabel('解决了', { exact: true }).check();
    await colleague.getByLabel('4 星，满意').check();
    await colleague.keyboard.press('Control+Enter');
    await said(colleague, '已记下回访');
    const closed = await detail(id);
    expect(closed).toMatchObject({ state: 'closed', solved: true, satisfied: 4 });
    expect(closed.log.map(({ kind }: { kind: string }) => kind)).toContain('request.reporter-revealed');
    await colleague.getByText('电话回访：已解决，满意').waitFor();
    expect([...page.complaints, ...colleague.complaints]).toEqual([]);
  });

  test('a return names clause and unit, is refused, and cannot be repeated', async () => {
    const id = await sentTo(stage, housing, '退来退去：院里的健身器材坏了');
    const page = await openDesk(stage, 'housing', `/desk/requests/${id}`);
    // The clauses are on their way when Enter is pressed: it counts all the same.
    await page.route(
      '**/api/lists/duty*',
      async (route) => {
        await sleep(1000);
        await route.continue();
      },
      { times: 1 },
    );
    await page.keyboard.press('d');
    await field(page, '依据（职责清单条款）').fill('2.1');
    await page.keyboard.press('Enter');
    await page.getByLabel('为什么不该本单位办').fill('健身器材由社区管理');
    await expect.poll(() => field(page, '依据（职责清单条款）').inputValue()).toBe('2.1 供水排水');
    await submit(page).click();
    await said(page, '已退回');

    const desk = await openDesk(stage, 'shequ1a', `/desk/requests/${id}`);
    await desk.getByRole('heading', { name: '退回记录' }).waitFor();
    await desk.keyboard.press('a');
    await desk.getByLabel('不同意，退给原单位办理').check();
    await desk.getByLabel('裁定理由').fill('按清单应由住建局办');
    await submit(desk).click();
    await said(desk, '已裁定');

    await page.getByText('裁定：不同意，由原单位办理').waitFor();
    await page.keyboard.press('s');
    await said(page, '已签收');
    await page.keyboard.press('d');
    await field(page, '依据（职责清单条款）').fill('2.1');
    await page.keyboard.press('Enter');
    await page.getByLabel('为什么不该本单位办').fill('还是不归我们');
    await submit(page).click();
    await page.getByText('不能再退回').waitFor();
  });
});

describe('two people at once', () => {
  test('mine and theirs stand side by side, and what is chosen is sent', async () => {
    const id = await registered(stage, '两人同时办：路口井盖松动');
    const page = await openDesk(stage, 'shequ1a', `/desk/requests/${id}`);
    await page.keyboard.press('a');
    await candidate(page).waitFor();
    await stage.colleague.act(id, 'accept', { category: 'sanitation.rubbish', urgency: 'urgent' });
    await submit(page).click();
    const dialog = page.getByRole('dialog', { name: '有人刚改过这条记录' });
    await dialog.getByText('待受理').waitFor();
    await dialog.getByRole('cell', { name: '已受理', exact: true }).waitFor();
    await dialog.getByRole('radio', { name: '类别：现在的内容' }).check();
    await dialog.getByRole('button', { name: '按所选提交' }).click();
    await said(page, /已派给/);
    expect(await detail(id)).toMatchObject({ state: 'dispatched', category: 'sanitation.rubbish' });
  });

  test('what can no longer be done is said, and the words stay', async () => {
    const id = await sentTo(stage, housing, '慢了一步：楼道堆物');
    await housing.act(id, 'sign');
    const page = await openDesk(stage, 'housing', `/desk/requests/${id}`);
    await page.keyboard.press('r');
    await page.getByLabel('给居民的答复').fill('已经清走，谢谢您的反映。');
    await housing.act(id, 'reply', { resultClass: 'explained', publicText: '同事先答了。' });
    await page.keyboard.press('Control+Enter');
    const dialog = page.getByRole('dialog', { name: '有人刚改过这条记录' });
    await dialog.getByText('这一步已经不能办了').waitFor();
    await dialog.getByRole('button', { name: '关闭' }).last().click();
    const kept = await page.evaluate((key) => localStorage.getItem(key), `huying.draft.act.reply.${id}`);
    expect(kept).toContain('已经清走');
  });

  test('a list shows what others do without being asked', async () => {
    const page = await openDesk(stage, 'shequ1a', '/desk/requests?view=new');
    await registered(stage, '自己出现的新诉求');
    await rowOf(page, '自己出现的新诉求').waitFor();
  });
});

describe('nothing typed is lost', () => {
  test('a reload brings the form back; without a connection it says so and sends once it is back', async () => {
    const id = await sentTo(stage, housing, '断网时的答复：水管滴水');
    await housing.act(id, 'sign');
    const page = await openDesk(stage, 'housing', `/desk/requests/${id}`);
    await page.keyboard.press('r');
    await page.getByLabel('给居民的答复').fill('已更换阀门，试水正常。');
    await page.reload();
    await page.locator('h1').waitFor();
    await page.keyboard.press('r');
    await page.getByText('已恢复上次填写的内容').waitFor();
    expect(await page.getByLabel('给居民的答复').inputValue()).toBe('已更换阀门，试水正常。');
    await page.context().setOffline(true);
    await page.keyboard.press('Control+Enter');
    await page.locator('.field-error', { hasText: '网络没有连上' }).waitFor();
    await page.context().setOffline(false);
    await page.keyboard.press('Control+Enter');
    await said(page, '已反馈');
    const { log } = await detail(id);
    expect(log.filter(({ kind }: { kind: string }) => kind === 'request.replied')).toHaveLength(1);
  });
});
