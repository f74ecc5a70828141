import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { openPage } from './support/browser.ts';
import { expectGoodDesk, openDesk } from './support/desk.ts';
import { openStage } from './support/stage.ts';
import { type Staff, staffMember } from './support/staff.ts';

const stage = openStage();
let security: Staff;
beforeAll(async () => {
  security = await staffMember(stage.server.baseUrl, 'anquan');
});

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const press = (page: Page, name: string | RegExp) => button(page, name).first().click();
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor();
const said = (page: Page, words: string | RegExp) => page.locator('.toast', { hasText: words }).first().waitFor();
const dialog = (page: Page) => page.locator('dialog[open]');
const openPerson = async (page: Page, name: string) => {
  await page.goto(`/desk/accounts?search=${encodeURIComponent(name)}`);
  await page.getByRole('link', { name, exact: true }).first().click();
  await heading(page, '岗位（含过去和将来的）');
};

describe('the three administrators', () => {
  test('the system adds a person, security gives a post, the person comes in with a password of their own', async () => {
    const system = await openDesk(stage, 'xitong', '/desk/accounts');
    await press(system, '新建人员');
    await dialog(system).getByLabel('姓名').fill('测试小周');
    await dialog(system).getByLabel('用户名').fill('xiaozhou');
    await dialog(system).getByRole('button', { name: '新建', exact: true }).click();
    const password = await dialog(system).locator('code').textContent();
    expect(password?.length).toBeGreaterThan(9);
    await expectGoodDesk(system, [375]);
    await system.setViewportSize({ width: 1440, height: 900 });
    await press(system, '已经告诉本人了');
    await openPerson(system, '测试小周');
    await system.getByText('没有现任岗位').first().waitFor();
    expect(await button(system, '授予岗位').count()).toBe(0);

    const guard = await openDesk(stage, 'anquan', '/desk/accounts');
    expect(await button(guard, '新建人员').count()).toBe(0);
    await openPerson(guard, '测试小周');
    expect(await button(guard, '重置密码').count()).toBe(0);
    await press(guard, '授予岗位');
    const form = dialog(guard);
    await form.getByLabel('角色').selectOption({ label: '社区工作者' });
    await form.getByRole('button', { name: '选择' }).first().click();
    await form.getByRole('searchbox').fill('春和');
    await form
      .getByRole('treeitem', { name: /春和社区/ })
      .first()
      .click();
    await form.getByLabel('岗位名称').fill('春和社区实习');
    await expectGoodDesk(guard, [1440]);
    await form.getByRole('button', { name: '授予岗位' }).last().click();
    await said(guard, '已授予岗位');
    await guard.getByText('春和社区实习').first().waitFor();
    await expectGoodDesk(guard, [375]);

    const context = await stage.browser.newContext({ baseURL: stage.server.baseUrl, locale: 'zh-CN' });
    context.setDefaultTimeout(15_000);
    const person = await openPage(context);
    await person.goto('/desk');
    await person.getByLabel('用户名').fill('xiaozhou');
    await person.getByLabel('密码').fill(password ?? '');
    await button(person, '登录').click();
    await heading(person, '请先修改密码');
    await person.getByLabel('现在的密码').fill(password ?? '');
    await person.getByLabel('新密码').fill('春天里的第一场雨很安静');
    await press(person, '保存');
    await person.getByRole('link', { name: '登记诉求' }).first().waitFor();
    expect([...system.complaints, ...guard.complaints, ...person.complaints]).toEqual([]);
  });

  test('nobody is two of them, and nobody gives anything to themselves', async () => {
    const page = await openDesk(stage, 'anquan', '/desk/accounts/roles');
    await page.getByText('三位管理员由三个人担任').waitFor();
    await page.getByRole('cell', { name: '本单位' }).first().waitFor();
    await expectGoodDesk(page);
    await page.goto('/desk/accounts?role=system-admin');
    await page.locator('.ant-table-row').first().getByRole('link').first().click();
    await press(page, '授予岗位');
    await dialog(page).getByLabel('角色').selectOption({ label: '审计管理员' });
    await dialog(page).getByRole('button', { name: '授予岗位' }).last().click();
    await dialog(page).getByText('三员的权限不能相互兼有').waitFor();
    const self = await security.get(`/api/people/${security.personId}`);
    await page.goto(`/desk/accounts?search=${encodeURIComponent(self.username)}`);
    await page.getByRole('link', { name: self.name, exact: true }).click();
    await heading(page, '岗位（含过去和将来的）');
    expect(await button(page, '授予岗位').count()).toBe(0);
    await page.goto('/desk/accounts/roles/security-admin');
    await page.getByText('不能由自己调整').waitFor();
    await page.goto('/desk/accounts/roles/supervisor');
    await page.getByLabel('导入诉求').check();
    await page.getByText('会增加：导入诉求').waitFor();
    await expectGoodDesk(page, [375]);
    await page.setViewportSize({ width: 1440, height: 900 });
    await press(page, '保存');
    await said(page, '已保存');

    const audit = await openDesk(stage, 'shenji', '/desk');
    expect(await audit.getByRole('link', { name: '账号岗位' }).count()).toBe(0);
    await audit.goto('/desk/exchange/keys');
    await heading(audit, /^没有这一页/);
    expect(page.complaints).toEqual([]);
  });
});

describe('what the system administrator keeps', () => {
  test('keys of other systems: shown once, working, revoked at once', async () => {
    const page = await openDesk(stage, 'xitong', '/desk');
    await page.getByRole('navigation').getByRole('link', { name: '接口密钥', exact: true }).click();
    await heading(page, '还没有密钥');
    await press(page, '新建密钥');
    await page.getByLabel('给哪个系统用').fill('市热线平台');
    await dialog(page)
      .getByRole('checkbox', { name: /^读取区划网格/ })
      .check();
    await expectGoodDesk(page, [1440]);
    await press(page, '生成密钥');
    const key = await dialog(page).locator('code').textContent();
    await press(page, '复制密钥');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(key);
    await press(page, '已经存好了');
    const ask = async () => {
      const response = await fetch(`${stage.server.baseUrl}/api/places`, {
        headers: { authorization: `Bearer ${key}` },
      });
      return response.status;
    };
    expect(await ask()).toBe(200);
    expect(await page.content()).not.toContain(key);
    await page.getByLabel('没有密钥也可以报送诉求').check();
    await page.getByLabel('接入时找谁').fill('区治理中心 0477-3000000');
    await press(page, '保存');
    await said(page, '已保存');
    await page.reload();
    await page.getByText('最近使用').waitFor();
    expect(await page.getByLabel('没有密钥也可以报送诉求').isChecked()).toBe(true);
    await expectGoodDesk(page);
    await press(page, '停用「市热线平台」');
    await dialog(page).getByRole('button', { name: '停用', exact: true }).click();
    await said(page, '已停用');
    expect(await ask()).toBe(401);
    expect(page.complaints).toEqual([]);
  });

  test('the territory: a place with its map, a new name kept in its history, levels, import', async () => {
    const page = await openDesk(stage, 'xitong', `/desk/territory?place=${stage.grid.id}`);
    await page.locator('.map-svg').first().waitFor();
    await press(page, '修改资料');
    await page.getByLabel('名称', { exact: true }).fill('春和示范网格');
    await press(page, '保存');
    await said(page, '已保存');
    await heading(page, '春和示范网格');
    await page.getByText(`${stage.grid.name}`).last().waitFor();
    await expectGoodDesk(page);
    await page.goto('/desk/territory/import');
    await heading(page, '导入');
    await expectGoodDesk(page, [375]);
  });
});
