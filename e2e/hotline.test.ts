import { createHmac } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectGoodDesk, openDesk } from './support/desk.ts';
import { openStage } from './support/stage.ts';
import { staffMember } from './support/staff.ts';

const stage = openStage();
const SECRET = 'agreed between both sides';
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const said = (page: Page, words: string | RegExp) => page.locator('.toast', { hasText: words }).first().waitFor();

/** What the hotline would send, signed as it would. */
async function push(key: string, messages: object[], secret = SECRET): Promise<Response> {
  const body = JSON.stringify({ messages });
  const [id, at] = [`call-${messages.length}`, String(Math.floor(Date.now() / 1000))];
  const signature = createHmac('sha256', secret).update(`${id}.${at}.${body}`).digest('base64');
  return fetch(`${stage.server.baseUrl}/api/hotline/push`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${key}`,
      'webhook-id': id,
      'webhook-timestamp': at,
      'webhook-signature': `v1,${signature}`,
    },
  });
}

const order = {
  id: 'm-1',
  number: 'RX20261121001',
  seq: 1,
  kind: 'order',
  data: {
    title: '东门路灯不亮',
    content: '小区东门路灯三天没亮了，晚上看不清路。',
    madeAt: new Date(Date.now() - 3_600_000).toISOString(),
    dueAt: new Date(Date.now() + 5 * 86_400_000).toISOString(),
    categoryCode: 'RX-0417',
    categoryName: '照明设施',
    phone: '13900001234',
  },
};

test('the hotline is connected, an order comes in with a code nobody knows, the code is settled, the order is offered back', async () => {
  const admin = await openDesk(stage, 'xitong', '/desk/hotline');
  await admin.getByLabel('启用热线对接').check();
  await admin.getByLabel('热线的接收地址').fill('http://127.0.0.1:9/hotline');
  await admin.getByLabel('签名密钥').fill(SECRET);
  await button(admin, '保存').click();
  await said(admin, '已保存');
  await admin.getByText('已设置，不再显示').first().waitFor();
  expect(await admin.content(), 'a secret goes in and never comes out').not.toContain(SECRET);
  await button(admin, '试连一次').click();
  await said(admin, /HUYING_PRIVATE_HOSTS/);
  await expectGoodDesk(admin);

  const xitong = await staffMember(stage.server.baseUrl, 'xitong');
  const { key } = await xitong.send('/api/api-keys', { name: '市 12345 热线平台', permissions: ['hotline.exchange'] });
  expect((await push(key, [order], 'some other secret')).status).toBe(403);
  expect(await (await push(key, [order])).json()).toEqual({ results: [{ id: 'm-1', status: 'accepted' }] });
  expect(await (await push(key, [order])).json()).toEqual({ results: [{ id: 'm-1', status: 'duplicate' }] });

  await admin.goto('/desk/hotline/map');
  await admin.getByText('照明设施（RX-0417）').waitFor();
  const choice = admin.getByRole('combobox', { name: '热线「RX-0417」对应' });
  await choice.fill('路灯');
  await choice.press('Enter');
  await expectGoodDesk(admin);
  await button(admin, '保存为新的一版').click();
  await admin.getByText('第 1 版').waitFor();
  await admin.getByText('收到的编码都认得').waitFor();

  const desk = await openDesk(stage, 'diaodu', '/desk/requests');
  await desk.getByText('东门路灯不亮').first().click();
  await desk.getByRole('heading', { name: '12345 热线' }).waitFor();
  await desk.getByText('RX20261121001').first().waitFor();
  await button(desk, '退回热线').click();
  await desk.getByLabel('为什么退单').fill('路灯由市照明中心管，不在我区');
  await button(desk, '向热线申请退单').click();
  await desk.getByText('等热线审核').waitFor();
  await expectGoodDesk(desk, [1440]);

  await admin.goto('/desk/hotline/messages?direction=out');
  await admin.getByText('申请退单：RX20261121001').waitFor();
  await expectGoodDesk(admin);
  expect([...admin.complaints, ...desk.complaints]).toEqual([]);
});
