import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { expectGoodDesk, openDesk } from './support/desk.ts';
import { publicPost } from './support/staff.ts';
import { openStage } from './support/stage.ts';
import { csvOf, savedBy } from './support/tables.ts';

const stage = openStage();
const press = (page: Page, name: string | RegExp) =>
  page
    .getByRole('button', { name, exact: true })
    .or(page.getByRole('link', { name, exact: true }))
    .first()
    .click();
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor();
const said = (page: Page, words: string | RegExp) => page.locator('.toast', { hasText: words }).first().waitFor();
/** What a resident is told in the list in force. */
const adviceInForce = async (code: string): Promise<string> => {
  const { items } = await stage.community.get('/api/lists/rejection');
  return items.find((item: { code: string }) => item.code === code).advice;
};

describe('a list', () => {
  test('is drafted by one, looked through and published by another, and then holds', async () => {
    const drafter = await openDesk(stage, 'xitong', '/desk/lists/rejection');
    await press(drafter, '起草新版本');
    await heading(drafter, '和现行版比，改了什么');
    await drafter.getByText('没有改动。').waitFor();
    await press(drafter, '修改 不属于政府职责');
    const advice = drafter.getByLabel('告诉群众的话', { exact: true });
    await advice.fill('民事纠纷请先找社区调解室，电话 0477-3000000。');
    await expectGoodDesk(drafter, [375]);
    await drafter.setViewportSize({ width: 1440, height: 900 });
    await press(drafter, '改好了');
    await drafter.getByText('有改动还没有保存').waitFor();
    await drafter.reload();
    await drafter.getByText('找回了上次没保存的改动').waitFor();
    await press(drafter, '保存草稿');
    await said(drafter, '草稿已保存');
    await drafter.getByText('改动 1 项').waitFor();
    await drafter.locator('ins', { hasText: '社区调解室' }).waitFor();
    await drafter.getByText('须由另一位有发布权限的人发布').waitFor();
    expect(await drafter.getByRole('button', { name: '发布', exact: true }).count()).toBe(0);

    const publisher = await openDesk(stage, 'anquan', '/desk/lists');
    await publisher.getByText('有草稿').waitFor();
    await expectGoodDesk(publisher);
    await press(publisher, '去看草稿');
    await publisher.locator('ins', { hasText: '社区调解室' }).waitFor();
    expect(await publisher.getByRole('button', { name: /^修改 / }).count()).toBe(0);
    await expectGoodDesk(publisher, [1440]);
    expect(await adviceInForce('outside-duty')).not.toContain('社区调解室');
    await press(publisher, '发布');
    await publisher.getByRole('dialog').getByRole('button', { name: '发布' }).click();
    await said(publisher, '已发布，现在执行第 2 版');
    await publisher.getByRole('cell', { name: '社区调解室' }).waitFor();
    expect(await adviceInForce('outside-duty')).toContain('社区调解室');
    await press(publisher, '历次版本');
    await press(publisher, '看第 1 版');
    await publisher.getByText('正在看第 1 版（已被替代），只看不改。').waitFor();
    expect(await publisher.getByRole('cell', { name: '社区调解室' }).count()).toBe(0);
    expect(drafter.complaints).toEqual([]);
  });

  test('goes out as Excel and comes back: unchanged it changes nothing, one cell changed is one change', async () => {
    const page = await openDesk(stage, 'diaodu', '/desk/lists/duty');
    const book = await savedBy(page, () => press(page, '下载 Excel'));
    expect(book.name).toMatch(/\.xlsx$/);
    await press(page, '草稿');
    const upload = async (words: string, name: string, buffer: Buffer) => {
      const chooser = page.waitForEvent('filechooser');
      await press(page, words);
      await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer });
    };
    await upload('用 Excel 起草', book.name, book.bytes);
    await page.getByText('没有改动。').waitFor();

    const clause = book.header.findIndex((title) => title.includes('条款'));
    const changed = book.rows.map((cells, at) =>
      at === 0 ? cells.map((cell, column) => (column === clause ? '9.9.9' : cell)) : cells,
    );
    await page.locator('summary', { hasText: '用 Excel 替换草稿' }).click();
    await upload('用 Excel 替换草稿', '改过.csv', Buffer.from(`\ufeff${csvOf([book.header, ...changed])}`));
    await page.getByText(`读到 ${changed.length} 行`).waitFor();
    await page
      .getByRole('cell', { name: '9.9.9' })
      .or(page.getByRole('rowheader', { name: '9.9.9' }))
      .first()
      .waitFor();
    await page
      .getByText(/^(改动|新增) 1 项/)
      .first()
      .waitFor();
    await expectGoodDesk(page, [375]);
    await page.setViewportSize({ width: 1440, height: 900 });
    await upload('用 Excel 替换草稿', '照片.csv', Buffer.from('\u0000\u0001\u0002'));
    await page.locator('.field-error').first().waitFor();
    await press(page, '废弃草稿');
    await page.getByRole('dialog').getByRole('button', { name: '废弃草稿' }).click();
    await said(page, '草稿已废弃');
    expect(page.complaints).toEqual([]);
  });
});

test('every list to read, phone and desktop', async () => {
  const page = await openDesk(stage, 'anquan', '/desk/lists');
  for (const [list, words] of [
    ['category', '供水排水'],
    ['limit', '签收'],
    ['calendar', '上班时间'],
  ] as const) {
    await page.goto(`/desk/lists/${list}`);
    await page.locator('.desk-content').getByText(words).first().waitFor();
    await expectGoodDesk(page);
  }
  await page.goto('/desk/lists/rejection/history');
  await page.getByText('现行').first().waitFor();
  await expectGoodDesk(page, [375]);
});

describe('lists that hold at once', () => {
  test('a route of diversion is added: kept over a reload, saved, and told to whoever speaks of it', async () => {
    const page = await openDesk(stage, 'xitong', '/desk/lists');
    await page.getByRole('link', { name: '查看' }).last().waitFor();
    await expectGoodDesk(page, [375, 1440]);
    await page.goto('/desk/desk-lists/diversion');
    await page.getByRole('rowheader', { name: '火警' }).waitFor();
    await expectGoodDesk(page);
    await press(page, '新增一项');
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('名称').fill('河道险情');
    await drawer.getByLabel('电话').fill('0955-5551234');
    await drawer.getByLabel('触发词').fill('管涌、决口');
    await drawer.getByLabel('告诉居民的话', { exact: true }).fill('河道有险情请马上打防汛值班电话。');
    await expectGoodDesk(page);
    await press(page, '改好了');
    await page.getByText('有改动还没有保存').waitFor();
    await page.reload();
    await page.getByText('找回了上次没保存的改动').waitFor();
    await press(page, '保存并生效');
    await said(page, '已保存');
    const told = await publicPost(stage.server.baseUrl, '/api/reports', {
      content: '堤上有管涌，水在往外冒',
      placeId: stage.grid.id,
    });
    expect(told.advice).toMatchObject([{ name: '河道险情', phone: '0955-5551234' }]);
    expect(page.complaints).toEqual([]);
  });

  test('what another has saved meanwhile is laid beside mine; an emergency begins with what was saved', async () => {
    const mine = await openDesk(stage, 'xitong', '/desk/desk-lists/emergency');
    const api = mine.context().request;
    const lists = async () => (await api.get('/api/desk-lists')).json();
    const before = await lists();
    await press(mine, /^修改 受理/);
    const drawer = mine.getByRole('dialog');
    await drawer.getByLabel('时限', { exact: true }).fill('45');
    await press(mine, '改好了');
    const longer = before.emergencyLimits.map((item: { stage: string }) =>
      item.stage === 'accept' ? { ...item, amount: 20 } : item,
    );
    const saved = await api.put('/api/desk-lists', {
      data: { version: before.version, emergencyLimits: longer },
      headers: { origin: stage.server.baseUrl, 'idempotency-key': crypto.randomUUID() },
    });
    expect(saved.ok(), await saved.text()).toBe(true);
    await press(mine, '保存并生效');
    const both = mine.getByRole('dialog').filter({ hasText: '20' });
    await both.waitFor();
    await expectGoodDesk(mine, [1440]);
    await both.getByRole('button', { name: '按所选提交' }).click();
    await said(mine, '已保存');
    const { emergencyLimits } = await lists();
    expect(emergencyLimits.find((item: { stage: string }) => item.stage === 'accept').amount).toBe(45);
  });

  test('who may not change them reads them', async () => {
    const page = await openDesk(stage, 'shequ1a', '/desk/desk-lists/grid-duty');
    await page.getByText('由系统管理员修改。').waitFor();
    await page.getByRole('rowheader', { name: '排查安全隐患' }).waitFor();
    expect(await page.getByRole('button', { name: '保存并生效' }).count()).toBe(0);
    await expectGoodDesk(page);
  });
});
