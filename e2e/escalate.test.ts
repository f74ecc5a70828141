import { expect, test } from 'vitest';
import { expectGoodDesk, openDesk, sentTo } from './support/desk.ts';
import { openStage } from './support/stage.ts';
import { staffMember } from './support/staff.ts';

const stage = openStage();

test('what a level cannot settle is taken up to the unit above that is chosen', async () => {
  const id = await sentTo(stage, stage.community, '提级的一件：跨社区的积水');
  await stage.community.act(id, 'sign');
  const page = await openDesk(stage, 'jiedao1', `/desk/requests/${id}`);
  await page.getByRole('button', { name: '更多办法' }).click();
  await page.getByRole('menuitem', { name: '提级', exact: true }).click();
  const above = page.getByRole('group', { name: '交给哪家上级单位' }).getByRole('radio');
  await above.nth(1).waitFor();
  expect(await above.first().isChecked()).toBe(true);
  await above.nth(1).check();
  await page.getByRole('radio', { name: '本级解决不了' }).check();
  await page.getByLabel('说明情况').fill('要几个街道一起办');
  await expectGoodDesk(page);
  await page.locator('.act-form [type=submit]').click();
  await page.locator('.toast', { hasText: '已提级' }).first().waitFor();
  const { holderId, leadId, flags } = await stage.community.get(`/api/requests/${id}`);
  const centre = await staffMember(stage.server.baseUrl, 'diaodu');
  expect([holderId, leadId]).toEqual([centre.post.unitId, centre.post.unitId]);
  expect(flags).toContain('escalated');
}, 240_000);
