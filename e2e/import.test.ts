import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { expectGoodDesk, openDesk, registered, type Watched } from './support/desk.ts';
import { openStage } from './support/stage.ts';
import { type Staff, staffMember } from './support/staff.ts';
import { csvOf, gbk, savedBy } from './support/tables.ts';

const stage = openStage();
let district: Staff;
beforeAll(async () => {
  district = await staffMember(stage.server.baseUrl, 'diaodu');
});

/** A hotline's own export: one column has a name that nobody could guess. */
const header = ['来件号', '诉求内容', '受理时间', '办结时间', '联系电话', '诉求人', '所属网格'];
const row = (number: string, content: string, more: Partial<Record<string, string>> = {}): string[] => {
  const cells: Partial<Record<string, string>> = {
    来件号: number,
    诉求内容: content,
    受理时间: '2026-03-02 09:30',
    ...more,
  };
  return header.map((title) => cells[title] ?? '');
};
const rows = [
  row('热-001', '春和苑三号楼门前路灯不亮', { 联系电话: '13800001111', 诉求人: '马女士' }),
  row('热-002', '农贸市场门口占道经营', { 办结时间: '2026-03-04 10:00' }),
  row('热-003', '日子写错的一行', { 受理时间: '上周三' }),
  row('热-004', ''),
  row('热-001', '和第一行编号一样'),
  row('热-005', '下水道返味，夏天没法开窗'),
];

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).waitFor();
const count = (page: Page, label: string) => page.locator('.stat-card', { hasText: label }).locator('.stat-card-value');
const found = async (words: string): Promise<number> =>
  (await district.get(`/api/search?q=${encodeURIComponent(words)}`)).items.length;

interface Given {
  name: string;
  mimeType?: string;
  buffer: Buffer;
}

/** Chosen in the system's own dialog. */
async function choose(page: Page, file: Given): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await press(page, '选择文件');
  await (await chooser).setFiles({ mimeType: 'text/csv', ...file });
}

/** Dragged from the desktop and dropped. */
const drop = (page: Page, { name, buffer }: Given): Promise<void> =>
  page.evaluate(
    ({ fileName, bytes }) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([Uint8Array.from(bytes)], fileName, { type: 'text/csv' }));
      document.querySelector('.exchange-drop')?.dispatchEvent(new DragEvent('drop', { bubbles: true, dataTransfer }));
    },
    { fileName: name, bytes: [...buffer] },
  );

const table = (name: string, lines: readonly (readonly string[])[] = [header, ...rows]): Given => ({
  name,
  buffer: gbk(csvOf(lines)),
});

/** From the page of imports to one that has been checked, with its columns as they were remembered. */
async function checked(page: Page, file: Given): Promise<void> {
  await page.goto('/desk/exchange');
  await choose(page, file);
  await press(page, '检查一遍');
  await heading(page, '检查结果');
}

describe('a table of a hotline', () => {
  let page: Watched;

  test('a file that is none says what to do; the template is there for those who have no table', async () => {
    page = await openDesk(stage, 'diaodu', '/desk');
    await page.getByRole('navigation').getByRole('link', { name: '导入诉求' }).click();
    await heading(page, '以往的导入');
    await choose(page, { name: '现场.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('x') });
    await page.getByText('不是表格').waitFor();
    await choose(page, { name: '坏了.xlsx', buffer: Buffer.from('PK\u0003\u0004 cut off') });
    await page.getByText('另存为 .xlsx 后再上传').waitFor();
    await expectGoodDesk(page);
    const template = await savedBy(page, () => press(page, '下载模板'));
    expect(template.name).toBe('诉求导入模板.xlsx');
    expect(template.header).toContain('诉求内容');
    await page.context().close();
  });

  test('in GBK is dropped, its columns put right, checked, imported without the bad rows, and undone', async () => {
    page = await openDesk(stage, 'diaodu', '/desk/exchange');
    await drop(page, table('热线三月.csv'));
    await heading(page, '第二步');
    await page.getByText('例：春和苑三号楼门前路灯不亮').waitFor();
    await page.getByText('来源编号：还没有').waitFor();
    expect(await page.getByLabel('诉求内容').inputValue()).toBe('content');
    await page.getByLabel('来件号').selectOption('content');
    await page.getByLabel('诉求内容').selectOption({ label: '联系电话' });
    await page.getByText('也对应了联系电话，只能留一列').waitFor();
    await expectGoodDesk(page);
    await page.reload();
    await page.getByText('也对应了联系电话，只能留一列').waitFor();
    await page.getByLabel('诉求内容').selectOption('content');
    await page.getByLabel('来件号').selectOption({ label: '来源编号' });
    await page.getByText('来源编号：已对应').waitFor();

    await press(page, '检查一遍');
    await heading(page, '检查结果');
    expect(await count(page, '可以导入').textContent()).toBe('3 件');
    expect(await count(page, '已有或重复').textContent()).toBe('1 行');
    expect(await count(page, '不能导入').textContent()).toBe('2 行');
    await page.getByText('「登记时间」看不懂').waitFor();
    expect(await found('农贸市场门口占道')).toBe(0);
    await expectGoodDesk(page, [1440]);

    await press(page, '先导入其余 3 件');
    await heading(page, '导入完成');
    expect(await found('农贸市场门口占道')).toBe(1);
    const rejected = await savedBy(page, () => press(page, /^下载没有导入的 3 行/));
    expect(rejected.name).toBe('未导入-热线三月.xlsx');
    expect(rejected.header).toEqual(['未导入原因', '原行号', ...header]);
    expect(rejected.rows.map((cells) => [cells[0]?.slice(0, 7), cells[1], cells[2]])).toEqual([
      ['「登记时间」看', '4', '热-003'],
      ['没有诉求内容，', '5', '热-004'],
      ['与第 2 行相', '6', '热-001'],
    ]);
    await expectGoodDesk(page, [375]);
    await page.setViewportSize({ width: 1440, height: 900 });

    const { items } = await district.get(`/api/search?q=${encodeURIComponent('下水道返味')}`);
    await district.act(items[0].id, 'accept', { category: 'sanitation.rubbish', urgency: 'normal' });
    await press(page, '撤销这次导入');
    await expectGoodDesk(page, [1440]);
    await page.getByRole('dialog').getByRole('button', { name: '撤销这次导入' }).click();
    await page.getByText('移走 2 件，保留 1 件').waitFor();
    await page.getByText(`保留的：${items[0].number}`).waitFor();
    expect(await found('农贸市场门口占道')).toBe(0);
    await page.goto('/desk/exchange');
    await page.getByText('撤销 2 件，保留 1 件').waitFor();
    await expectGoodDesk(page, [375]);
  });

  test('of the same shape needs no mapping again; the same table twice makes nothing twice', async () => {
    page = await openDesk(stage, 'diaodu', '/desk/exchange');
    const again = [
      header,
      row('热-101', '电梯困人，物业半小时没来'),
      row('热-102', '没写日子的一件', { 受理时间: '' }),
    ];
    await choose(page, table('热线四月.csv', again));
    await page.getByText('和上次同样表头的表').waitFor();
    await press(page, '检查一遍');
    await page.getByText('统一指定一个登记日期').waitFor();
    await page.locator('summary', { hasText: '改一改列的对应' }).click();
    await page.getByLabel('没有登记时间的行，按哪一天登记').fill('2026-03-05');
    await page.getByText('登记时间：没有的按 2026-03-05').waitFor();
    await press(page, '检查一遍');
    await press(page, '导入 2 件');
    await heading(page, '导入完成');
    await checked(page, table('热线四月（又一次）.csv', again));
    await page.getByText('没有可以导入的新诉求').waitFor();
    await page.getByText('系统里已有这一件').waitFor();
    expect(await found('电梯困人')).toBe(1);
    expect(page.complaints).toEqual([]);
  });
});

describe('what goes wrong on the way', () => {
  test('without a connection the file is kept and sent once it is back', async () => {
    const page = await openDesk(stage, 'diaodu', '/desk/exchange');
    await page.context().setOffline(true);
    await choose(page, table('断网.csv', [header, row('断-1', '断网时传的一件')]));
    await page.locator('.field-error', { hasText: '网络没有连上' }).waitFor();
    await page.context().setOffline(false);
    await press(page, '重新上传');
    await heading(page, '断网.csv');
  });

  test('while it works the last figures stay on screen, and it goes on when the line is back', async () => {
    const page = await openDesk(stage, 'diaodu', '/desk/exchange');
    const many = Array.from({ length: 6000 }, (_, n) => row(`多-${n}`, `成批的第${n}件，楼道灯不亮`));
    await checked(page, table('成批.csv', [header, ...many]));
    expect(await count(page, '可以导入').textContent()).toBe('6000 件');
    await press(page, '导入 6000 件');
    await page.getByRole('progressbar', { name: /正在导入/ }).waitFor();
    await page.context().setOffline(true);
    await page.getByText('连上后这里会自动更新').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('heading', { name: '导入完成' }).waitFor({ timeout: 60_000 });
    expect(await count(page, '已导入').textContent()).toBe('6000 件');
  });

  test('another street does not see it, a community has no such page', async () => {
    const { items } = await district.get('/api/imports');
    const street = await openDesk(stage, 'jiedao1', '/desk/exchange');
    await street.getByText('还没有导入过').waitFor();
    await street.goto(`/desk/exchange/imports/${items[0].id}`);
    await street.getByText('没有找到这次导入').waitFor();
    await expectGoodDesk(street, [375]);
    const community = await openDesk(stage, 'shequ1a', '/desk');
    await community.goto('/desk/exchange');
    await heading(community, /^没有这一页/);
  });
});

describe('out again', () => {
  test('what the list shows, as Excel and as CSV: masked, and in full only for a reason', async () => {
    await registered(stage, '导出的一件：窨井盖破损', { reporter: { name: '马女士', phone: '13800002222' } });
    await registered(stage, '不在筛选里的一件');
    const page = await openDesk(stage, 'shequ1a', `/desk/requests?q=${encodeURIComponent('窨井盖')}`);
    await page.locator('.ant-table-row').first().waitFor();
    const item = async (name: string) => {
      await press(page, '导出');
      await page.getByRole('menuitem', { name }).click();
    };
    const book = await savedBy(page, () => item('导出 Excel'));
    expect(book.name).toBe('工单.xlsx');
    const lists = await savedBy(page, () => item('导出 CSV'));
    for (const { rows: lines } of [book, lists]) {
      expect(lines).toHaveLength(1);
      expect(lines[0]?.join()).toContain('窨井盖破损');
      expect(lines[0]?.join()).not.toContain('13800002222');
    }
    await item('导出（含完整联系方式）');
    await page.getByLabel('用来做什么').fill('逐户回访');
    await expectGoodDesk(page, [1440]);
    const full = await savedBy(page, () => press(page, '记下用途并导出'));
    expect(full.rows[0]?.join()).toContain('13800002222');
    await page.setViewportSize({ width: 375, height: 900 });
    await page.locator('.request-card').first().waitFor();
    await expectGoodDesk(page, [375]);
    expect((await savedBy(page, () => item('导出 Excel'))).rows).toHaveLength(1);
  });
});
