import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { expectGoodDesk, openDesk } from './support/desk.ts';
import { type Staff, staffMember } from './support/staff.ts';
import { openStage } from './support/stage.ts';

const stage = openStage();
const LONG = 240_000;
let liaison: Staff;
let names: { community: string; unit: string; short: string };

/** A promise of the liaison's unit for a need of the community: what an agreement is drafted from. */
async function promised(): Promise<void> {
  const { community, colleague, worker, grid } = stage;
  const source = { source: 'meeting', reference: '居民议事会' };
  const need = await worker.send('/api/needs', {
    sort: 'care',
    content: '独居老人冬天要有人上门看一看',
    placeId: grid.id,
    source,
  });
  let version = need.version;
  for (const step of ['verify', 'list'])
    ({ version } = await (step === 'verify' ? colleague : community).send(`/api/needs/${need.id}/${step}`, {
      version,
    }));
  const resource = await liaison.send('/api/resources', {
    giver: 'team',
    sort: 'skill',
    name: '上门探访志愿服务',
    capacity: 50,
    measure: '人次',
    placeId: grid.id,
  });
  const promise = await community.send('/api/promises', { needId: need.id, resourceId: resource.id, amount: 12 });
  await liaison.send(`/api/promises/${promise.id}/confirm`, { version: promise.version, side: 'giver' });
}
beforeAll(async () => {
  liaison = await staffMember(stage.server.baseUrl, 'danwei6');
  await promised();
  const { items } = await stage.community.get('/api/units');
  const nameOf = (unitId: string): string => items.find(({ id }: { id: string }) => id === unitId).name;
  const unit = items.find(({ id }: { id: string }) => id === liaison.post.unitId);
  names = { community: nameOf(stage.community.post.unitId), unit: unit.name, short: unit.shortName };
}, LONG);

/** Clicks that are counted. */
function counter(page: Page) {
  let clicks = 0;
  return {
    clicks: () => clicks,
    click: async (name: string | RegExp, role: 'button' | 'link' = 'button', within = page.locator('body')) => {
      clicks += 1;
      await within.getByRole(role, { name }).first().click();
    },
  };
}

describe('an agreement', () => {
  test('one click drafts it from the promises, three clicks sign it on either side; a change is compared and signed again', {
    timeout: LONG,
  }, async () => {
    const title = `${names.community}与${names.unit}共建协议书`;
    const desk = await openDesk(stage, 'shequ1a', '/desk/agreements');
    const draft = desk.getByRole('button', { name: `与${names.short}起草协议` });
    await draft.waitFor();
    await expectGoodDesk(desk, [375]);
    await desk.setViewportSize({ width: 1440, height: 900 });
    await draft.click();
    await desk.getByRole('heading', { name: title, level: 1 }).waitFor();
    await desk.getByRole('cell', { name: /上门探访志愿服务/ }).waitFor();
    await desk.getByRole('cell', { name: '12 人次' }).waitFor();
    await desk.getByRole('button', { name: '送对方签署' }).click();
    await desk.locator('dialog[open]').getByRole('button', { name: '送对方签署' }).click();
    await desk.getByText('已送对方签署。').waitFor();

    const other = await openDesk(stage, 'danwei6', '/desk/agreements');
    const theirs = counter(other);
    await theirs.click(title, 'link');
    await theirs.click('签署');
    await theirs.click('确认签署', 'button', other.locator('dialog[open]'));
    await other.getByText('已签署。').waitFor();
    expect(theirs.clicks()).toBe(3);

    await desk.goto('/desk/agreements');
    const ours = counter(desk);
    await ours.click(title, 'link');
    await ours.click('签署');
    await ours.click('确认签署', 'button', desk.locator('dialog[open]'));
    await desk.getByText(/^正在履行，下次评议/).waitFor();
    expect(ours.clicks()).toBe(3);

    await desk.getByRole('button', { name: '修改', exact: true }).click();
    await desk.getByRole('button', { name: '加一行自由填写' }).nth(1).click();
    await desk.getByLabel('第 2 行').last().fill('冬季送暖物资 20 份');
    await desk.reload();
    await desk.getByRole('button', { name: '修改', exact: true }).click();
    await expect.poll(() => desk.getByLabel('第 2 行').last().inputValue()).toBe('冬季送暖物资 20 份');
    await expectGoodDesk(desk, [375]);
    await desk.getByRole('button', { name: '保存' }).click();
    await desk.getByText('已保存。').waitFor();
    await desk.getByRole('button', { name: '第 1 版 → 第 2 版' }).click();
    await desk.getByText('新增').waitFor();
    await desk.getByText(/^现在：冬季送暖物资 20 份/).waitFor();
    await expectGoodDesk(desk, [1440]);

    const saving = desk.waitForEvent('download');
    await desk.getByRole('button', { name: '打印稿 PDF' }).click();
    const file = await readFile(await (await saving).path());
    expect(file.subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('the template is changed at the desk by who sets the system up', { timeout: LONG }, async () => {
    const desk = await openDesk(stage, 'xitong', '/desk/agreements/template');
    await desk.getByLabel('期限（月）').fill('24');
    await expectGoodDesk(desk, [1440]);
    await desk.getByRole('button', { name: '保存' }).click();
    await desk.getByText('已保存。').waitFor();
    expect((await stage.community.get('/api/agreement-template')).termMonths).toBe(24);
  });
});
