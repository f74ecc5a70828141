import { expect } from 'vitest';
import { expectGoodScreen, openPage, openPhone } from '../support/browser.ts';
import { openToday, signInPhone } from '../support/own-phone.ts';
import type { Stage } from '../support/stage.ts';

/** 我该做的事 without signal, also after a restart of the page: what it last knew, and the time of that. */
export async function dutiesStay(stage: Stage): Promise<void> {
  const context = await openPhone(stage.browser, stage.server.baseUrl);
  await signInPhone(context, stage.server.baseUrl);
  const page = await openPage(context);
  await openToday(page);
  await page.getByRole('link', { name: '我的', exact: true }).tap();
  await page.getByRole('link', { name: /^我该做的事/ }).tap();
  const listed = page.locator('.duty-list li');
  await listed.first().waitFor();
  const shown = await listed.allTextContents();
  const note = page.getByText(/现在连不上网，这是 .* 的内容/);
  expect(await note.count()).toBe(0);
  await context.setOffline(true);
  await page.reload();
  await note.waitFor();
  expect(await listed.allTextContents()).toEqual(shown);
  await expectGoodScreen(page);
  await context.setOffline(false);
  await page.reload();
  await listed.first().waitFor();
  expect(await note.count()).toBe(0);
}
