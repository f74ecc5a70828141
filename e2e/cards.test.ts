import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { codeIn, readPdf } from '../apps/server/src/platform/pdf/testing.ts';
import { expectGoodDesk, openDesk } from './support/desk.ts';
import { openStage, shownCode, shownNumber, visit } from './support/stage.ts';

const stage = openStage();

describe('contact cards', () => {
  test('print one for a door, scan it as a resident, send with one tap and one sentence', async () => {
    const desk = await openDesk(stage, 'shequ1a', `/desk/cards?place=${stage.grid.id}`);
    await desk.getByRole('radio', { name: /^楼、单元、门牌/ }).check();
    await desk.getByText('按楼号批量填').click();
    await desk.getByLabel('小区或楼的名称').fill('春和小区');
    await desk.getByLabel('几号楼到几号楼').fill('1-3');
    await desk.getByLabel('每栋几个单元').fill('2');
    await desk.getByRole('button', { name: '填进来' }).click();
    await desk.getByText('已有 6 行').waitFor();
    await expectGoodDesk(desk);
    const [download] = await Promise.all([
      desk.waitForEvent('download'),
      desk.getByRole('button', { name: '生成 PDF' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`便民联系卡-${stage.grid.name}.pdf`);
    const pages = readPdf(readFileSync(await download.path()));
    expect(pages).toHaveLength(2);
    const [page] = pages;
    if (!page) throw new Error('no page');
    expect([page.width, page.height].map(Math.round)).toEqual([210, 297]);
    const code = codeIn(page, [105, 0, 105, 148.5]);
    expect(page.texts).toContain('春和小区 1 号楼 2 单元');

    const link = new URL(code ?? '');
    const phone = await visit(stage, link.pathname + link.search);
    await phone.getByText(stage.grid.name).waitFor();
    await phone.getByLabel('发生了什么').fill('楼道灯不亮');
    await phone.getByRole('button', { name: '提交', exact: true }).tap();
    await shownCode(phone);
    expect(await stage.community.find(await shownNumber(phone))).toMatchObject({
      placeId: stage.grid.id,
      address: '春和小区 1 号楼 2 单元',
    });
    expect([...desk.complaints, ...phone.complaints]).toEqual([]);
  });
});
