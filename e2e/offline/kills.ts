import { expect } from 'vitest';
import { arrived } from './arrived.ts';
import { openBrowser, openPage, openPhone } from '../support/browser.ts';
import {
  crashTab,
  makePictures,
  openToday,
  type OwnPhone,
  signInPhone,
  until,
  writeReport,
} from '../support/own-phone.ts';
import { openRelay, type Relay } from '../support/relay.ts';
import type { Stage } from '../support/stage.ts';

const ROUNDS = 20;
/** Each round writes two: one is on its way when the tab dies, the other waits behind it. */
const EACH = 2;

const parcels = /^\/api\/offline\/parcels$/;
const uploads = /^\/api\/uploads$/;
const pieces = /^\/api\/uploads\/[^/]+\/pieces$/;
/** Where a call can be when the tab dies: on its way there, or with the server already and its answer on the way back. */
const moments = [parcels, uploads, pieces].flatMap((path) =>
  (['before', 'after'] as const).flatMap((side) => [1, 2].map((nth) => ({ path, side, nth }))),
);
type Moment = (typeof moments)[number];

interface Walk {
  phone: OwnPhone;
  relay: Relay;
  pictures: Buffer[];
}

/**
 * The tab is killed twenty times over, each time with something in every state: a draft half written (草稿), one that
 * waits (待发送), one whose call is on the road (发送中), those that have arrived and were not looked at (已送达), and one
 * that the server refused (需处理). Each arrives once, with its photo.
 */
export async function killedInEveryState(stage: Stage): Promise<void> {
  const [relay, browser] = await Promise.all([openRelay(stage.server.baseUrl), openBrowser()]);
  try {
    const context = await openPhone(browser, relay.url);
    await signInPhone(context, relay.url);
    const phone: OwnPhone = { context, page: await openPage(context) };
    await openToday(phone.page);
    const pictures = await makePictures(phone.page, ROUNDS * EACH);
    const walk = { phone, relay, pictures };
    await refusedByServer(walk);
    for (let round = 0; round < ROUNDS; round++) await oneRound(walk, round);
    await phone.page.getByRole('button', { name: `${ROUNDS * EACH} 件都知道了` }).tap();
    const { rows, photos } = await arrived(stage, '被杀掉的');
    expect(new Set(rows.map(({ title }) => title)).size).toBe(ROUNDS * EACH);
    expect(photos).toEqual(Array(ROUNDS * EACH).fill(1));
    await mended(walk);
  } finally {
    await browser.close();
    await relay.stop();
  }
}

const named = (round: number, which: string): string => `被杀掉的第${String(round + 1).padStart(2, '0')}轮${which}`;
const unsent = ({ phone }: Walk, n: number) => phone.page.getByRole('heading', { name: `${n} 件还没发出` }).waitFor();

async function oneRound(walk: Walk, round: number): Promise<void> {
  const { phone, pictures } = walk;
  await phone.context.setOffline(true);
  // The first goes on from the draft that the last kill left.
  if (round > 0) await foundAgain(walk, named(round, '甲'));
  await writeReport(phone.page, named(round, '甲'), pictures.slice(round * EACH, round * EACH + 1));
  await unsent(walk, 2);
  await writeReport(phone.page, named(round, '乙'), pictures.slice(round * EACH + 1, round * EACH + 2));
  await unsent(walk, 3);
  await phone.page.getByRole('link', { name: '上报', exact: true }).tap();
  await phone.page.getByLabel('发现了什么').fill(named(round + 1, '甲'));
  await phone.page.waitForTimeout(100);
  await crashAt(walk, moments[round % moments.length] ?? moments[0]!);
  await phone.page.goto('/field');
  // Both have arrived, everything that had arrived before is still told, and what was refused still says so.
  await phone.page.getByRole('button', { name: `${(round + 1) * EACH} 件都知道了` }).waitFor();
  await unsent(walk, 1);
  await phone.page.getByText('需处理').waitFor();
}

async function foundAgain({ phone }: Walk, words: string): Promise<void> {
  await phone.page.getByRole('link', { name: '上报', exact: true }).tap();
  await until(() => phone.page.getByLabel('发现了什么').inputValue(), words);
}

/** The phone finds a signal; the tab dies at this moment of what it sends then, and the call's answer with it. */
async function crashAt({ phone, relay }: Walk, { side, path, nth }: Moment): Promise<void> {
  let seen = 0;
  const reached = new Promise<void>((resolve) => {
    relay[side] = (passing) => {
      if (!path.test(passing.path) || ++seen < nth) return undefined;
      resolve();
      return 'drop';
    };
  });
  await phone.context.setOffline(false);
  await reached;
  await crashTab(phone);
  relay[side] = undefined;
}

/** The server will not take it: the draft returns with the reason. */
async function refusedByServer(walk: Walk): Promise<void> {
  const { page, context } = walk.phone;
  await context.setOffline(true);
  await page.getByRole('link', { name: '上报', exact: true }).tap();
  await page.getByLabel('发现了什么').fill('电话写错的一件');
  await page.getByRole('radio', { name: '走访听到' }).check();
  await page.getByText('诉求人', { exact: true }).tap();
  await page.getByRole('textbox', { name: /^电话/ }).fill('123');
  await page.getByRole('button', { name: '提交', exact: true }).tap();
  await unsent(walk, 1);
  await context.setOffline(false);
  await page.getByText('需处理').waitFor();
}

async function mended({ phone: { page } }: Walk): Promise<void> {
  await page.getByText('电话写错的一件').waitFor();
  await page.getByRole('button', { name: '回去修改' }).tap();
  await until(() => page.getByLabel('发现了什么').inputValue(), '电话写错的一件');
  await page.getByRole('textbox', { name: /^电话/ }).fill('13800001234');
  await page.getByRole('button', { name: '提交', exact: true }).tap();
  await page.getByRole('heading', { name: '已送达' }).waitFor();
}
