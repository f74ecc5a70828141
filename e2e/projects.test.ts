import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { expectGoodScreen, tapCounter } from './support/browser.ts';
import { expectGoodDesk, openDesk } from './support/desk.ts';
import { staffMember } from './support/staff.ts';
import { openStage, visit } from './support/stage.ts';

const stage = openStage();
const LONG = 360_000;
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click();
const sheet = (page: Page) => page.locator('dialog[open]');
const send = (page: Page, name: string) => sheet(page).getByRole('button', { name, exact: true }).click();
const said = (page: Page, words: string) => page.locator('.toast', { hasText: words }).first().waitFor();
const dayIn = (days: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(Date.now() + days * 86_400_000);

async function picture(page: Page, n: number): Promise<void> {
  const file = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: stage.picture };
  await sheet(page).locator('input[type="file"]').nth(n).setInputFiles(file);
  await sheet(page).getByText('已上传').nth(n).waitFor();
}
/** The recheck is due on the day the effect is settled. */
async function recheckAtOnce(): Promise<void> {
  const admin = await openDesk(stage, 'xitong', '/desk/projects/options');
  await admin.getByLabel('审定实效后多少天回头看').fill('0');
  await press(admin, '添加类型');
  await expectGoodDesk(admin, [1440]);
  await press(admin, '移除第 5 个类型');
  await press(admin, '保存');
  await said(admin, '已保存。');
}

describe('projects', () => {
  test(
    'a need becomes a project that is decided, called, claimed on a phone, done, rated, looked back on',
    async () => {
      await recheckAtOnce();
      const need = await stage.community.send('/api/needs', {
        sort: 'surroundings',
        content: '北沟淤了半年，雨天倒灌进院子',
        source: { source: 'meeting' },
      });
      const desk = await openDesk(stage, 'shequ1a', `/desk/projects?need=${need.id}`);
      await desk.getByText('已按来源填好，请核对。').waitFor();
      expect(await desk.getByLabel('项目内容').inputValue()).toBe('北沟淤了半年，雨天倒灌进院子');
      await desk.getByLabel('项目名称').fill('北沟清淤');
      await desk.getByRole('radio', { name: '共建项目' }).check();
      await press(desk, '添加节点');
      await desk.getByLabel('第 1 个节点的名称').fill('清完');
      await desk.getByLabel('第 1 个节点的完成日期').fill(dayIn(20));
      await desk.reload();
      await expect.poll(() => desk.getByLabel('项目名称').inputValue()).toBe('北沟清淤');
      await expectGoodDesk(desk, [375]);
      await desk.setViewportSize({ width: 1440, height: 900 });
      await press(desk, '存为草稿');
      await desk.getByRole('heading', { name: '北沟清淤' }).waitFor();
      const id = new URL(desk.url()).pathname.split('/').at(-1) ?? '';
      await desk.getByRole('link', { name: /^需求：/ }).waitFor();

      await press(desk, '议定');
      await send(desk, '议定');
      await sheet(desk).getByText('还有没填的：哪个机构议定、会议纪要。').waitFor();
      await desk.getByLabel('哪个机构议定').fill('春和社区大党委联席会议');
      await desk.getByLabel('会议纪要').fill('一致同意，向各单位张榜。');
      await expectGoodDesk(desk, [375]);
      await desk.setViewportSize({ width: 1440, height: 900 });
      await send(desk, '议定');
      await said(desk, '已记下议定结果。');
      await press(desk, '张榜');
      await desk.getByLabel('要求和条件').fill('一个月内清完，社区出人。');
      await send(desk, '张榜');
      await said(desk, '已张榜');

      // A unit claims it on a phone, in two taps.
      const unit = await openDesk(stage, 'urban', '/desk/projects/calls', 375);
      await expectGoodDesk(unit, [375]);
      await unit.getByRole('button', { name: '揭榜：北沟清淤' }).click();
      await send(unit, '确认揭榜');
      await said(unit, '揭到了！');
      await unit.getByRole('heading', { name: '北沟清淤' }).waitFor();

      await press(unit, '完成节点');
      await unit.getByLabel('怎么完成的').fill('清了一千二百米');
      await send(unit, '完成节点');
      await said(unit, '节点已完成。');
      await press(unit, '完工');
      await unit.getByLabel('完工情况').fill('全线疏通');
      await send(unit, '完工');
      await said(unit, '已报完工。');
      await press(unit, '报实效');
      await unit.getByLabel('之前是什么样').fill('一下雨就倒灌');
      await unit.getByLabel('现在是什么样').fill('大雨也不积水');
      await picture(unit, 0);
      await picture(unit, 1);
      await unit.getByLabel('受益人数').fill('132');
      await send(unit, '报实效');
      await said(unit, '实效已报。');
      await expectGoodDesk(unit);

      const answered = unit.waitForResponse(/rating-codes$/);
      await press(unit, '发评价码');
      await send(unit, '生成并打印');
      const { codes } = await (await answered).json();
      await unit.getByRole('heading', { name: '评价码' }).waitFor();
      expect(await unit.locator('.project-code svg').count()).toBe(20);
      await expectGoodDesk(unit, [375]);

      // A resident rates with a code, in two taps, without an account.
      const phone = await visit(stage, `/r/project#${codes[0]}`);
      const { tap, taps } = tapCounter(phone);
      await expectGoodScreen(phone);
      await tap('非常好', 'radio');
      await tap('提交评价');
      await phone.getByRole('heading', { name: '谢谢您的评价' }).waitFor();
      expect(taps()).toBe(2);
      await phone.reload();
      await phone.getByRole('heading', { name: '这个码已经评过了' }).waitFor();

      await desk.reload();
      await press(desk, '审定实效');
      await send(desk, '审定实效');
      await said(desk, '实效已审定。');
      const colleague = await openDesk(stage, 'shequ1b', `/desk/projects/${id}`);
      await press(colleague, '回头看：未反弹');
      await colleague.getByLabel('现场看到的情况').fill('沟里水流通畅');
      await send(colleague, '回头看：未反弹');
      await said(colleague, '回头看已记下');

      const board = await openDesk(stage, 'ducha', '/desk/projects/board');
      await board.getByRole('row', { name: /北沟清淤/ }).waitFor();
      await expectGoodDesk(board);
      await board.goto('/desk/projects/effects?recheck=held');
      await board.getByRole('heading', { name: '北沟清淤' }).waitFor();
      await board.getByText('评价 5 分（1 人）').waitFor();
      await board.getByRole('img', { name: '之前的照片 1' }).waitFor();
      await expectGoodDesk(board, [1440]);
      await board.goto('/desk/projects?view=ended');
      await board.getByRole('link', { name: '北沟清淤' }).waitFor();
      await board.setViewportSize({ width: 375, height: 812 });
      await expectGoodDesk(board, [375]);
    },
    LONG,
  );

  test('what somebody else has changed meanwhile is shown beside one’s own words, and nothing typed is lost', async () => {
    const { id } = await stage.community.send('/api/projects', {
      title: '楼道灯改声控',
      type: 'livelihood',
      content: '六个单元',
    });
    const desk = await openDesk(stage, 'shequ1a', `/desk/projects/${id}`);
    await press(desk, '修改项目');
    await sheet(desk).getByLabel('项目内容').fill('八个单元，连地下室');
    const { version } = await stage.colleague.get(`/api/projects/${id}`);
    await stage.colleague.send(`/api/projects/${id}/revise`, { version, content: '七个单元' });
    await send(desk, '修改项目');
    const modal = desk.locator('.ant-modal');
    await modal.getByText('七个单元').waitFor();
    await modal.getByText('八个单元，连地下室').waitFor();
    await modal.getByRole('button', { name: '按所选提交' }).click();
    await said(desk, '已修改。');
    expect(await stage.colleague.get(`/api/projects/${id}`)).toMatchObject({ content: '八个单元，连地下室' });
  });

  test('who comes too late with a claim is told who was first', async () => {
    const act = async (name: string, body: object): Promise<void> => {
      const { version } = await stage.community.get(`/api/projects/${id}`);
      await stage.community.send(`/api/projects/${id}/${name}`, { ...body, version });
    };
    const { id } = await stage.community.send('/api/projects', {
      title: '小广场修座椅',
      type: 'key',
      content: '修座椅',
    });
    await act('decide', { body: '联席会议', decidedOn: dayIn(0), minutes: '同意' });
    await act('call', { mode: 'first', conditions: '一周内修好', closesOn: dayIn(7) });
    const unit = await openDesk(stage, 'urban', '/desk/projects/calls', 375);
    await unit.getByRole('button', { name: '揭榜：小广场修座椅' }).click();
    const housing = await staffMember(stage.server.baseUrl, 'housing');
    await housing.send(`/api/projects/${id}/claim`, { text: '我们来修' });
    await send(unit, '确认揭榜');
    await sheet(unit)
      .getByText(/^已由.+揭榜，本次没有揭到。$/)
      .waitFor();
  });

  test('projects from Excel: the template is tried first', async () => {
    const desk = await openDesk(stage, 'shequ1a', '/desk/projects');
    await press(desk, '导入 Excel');
    const [download] = await Promise.all([
      desk.waitForEvent('download'),
      desk.getByRole('link', { name: '下载模板' }).click(),
    ]);
    const chooser = desk.waitForEvent('filechooser');
    await press(desk, /^选择文件/);
    await (await chooser).setFiles(await download.path());
    await press(desk, '先试一遍');
    await desk.getByText(/^共 0 行/).waitFor();
    await expectGoodDesk(desk, [375]);
  });
});
