import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { openPage, openPhone, tapCounter } from './support/browser.ts';
import { expectGoodDesk } from './support/desk.ts';
import { type Staff, staffMember } from './support/staff.ts';
import { openStage } from './support/stage.ts';

const stage = openStage();
let liaison: Staff;
let second: Staff;

beforeAll(async () => {
  liaison = await staffMember(stage.server.baseUrl, 'danwei1');
  second = await staffMember(stage.server.baseUrl, 'danwei2');
});

/** A need of the community, verified by the other and put on the list. */
async function listedNeed(content: string, sort = 'care'): Promise<string> {
  const { placeId } = stage.community.post;
  const source = { source: 'meeting', reference: '十一月议事会' };
  const need = await stage.community.send('/api/needs', { sort, content, placeId, people: 12, source });
  const verified = await stage.colleague.send(`/api/needs/${need.id}/verify`, { version: need.version });
  await stage.colleague.send(`/api/needs/${need.id}/list`, { version: verified.version });
  return need.id;
}

/** A project of the street, open to the first unit that claims it. */
async function openCall(title: string): Promise<void> {
  const street = await staffMember(stage.server.baseUrl, 'jiedao1');
  const { items } = await street.get('/api/project-types');
  const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const drafted = await street.send('/api/projects', {
    title,
    type: items[0].code,
    content: '更换十八个单元的楼道扶手。',
    placeId: street.post.placeId,
  });
  const decision = { body: '街道大工委', decidedOn: day(-1), minutes: '一致同意。' };
  const decided = await street.send(`/api/projects/${drafted.id}/decide`, { ...decision, version: drafted.version });
  const call = { mode: 'first', conditions: '有施工力量。', closesOn: day(20), version: decided.version };
  await street.send(`/api/projects/${drafted.id}/call`, call);
}

/** The desk on a phone, where a liaison is at home. */
async function openUnit(username: string, path = '/desk'): Promise<Page & { complaints: string[] }> {
  const context = await openPhone(stage.browser, stage.server.baseUrl);
  const answer = await context.request.post('/api/session', {
    data: { username, password: 'yunchuan-2026' },
    headers: { origin: stage.server.baseUrl },
  });
  expect(answer.ok()).toBe(true);
  const page = await openPage(context);
  await page.goto(path);
  await page.getByRole('heading', { name: '本单位' }).waitFor();
  return page;
}
const said = (page: Page, words: string) => page.locator('.toast', { hasText: words }).first().waitFor();

describe('the liaison of a unit, on a phone', () => {
  test('promises a resource to a need in two taps; the community confirms, and it stands at home without a tap', async () => {
    const needId = await listedNeed('老人想学吹葫芦丝，想有人教', 'culture');
    const offer = { giver: 'team', sort: 'skill', name: '葫芦丝队', capacity: 20, measure: '人次', perNeed: 12 };
    await liaison.send('/api/resources', offer);
    const page = await openUnit('danwei1', '/desk/unit/needs');
    await page.getByLabel('找几个字').fill('葫芦丝');
    await page.getByText('老人想学吹葫芦丝').waitFor();
    await expectGoodDesk(page, [375]);
    const { tap, taps } = tapCounter(page);
    await tap('用「葫芦丝队」答应');
    await tap(/^答应$/);
    await said(page, '已答应，等社区确认');
    expect(taps()).toBe(2);
    await page.getByText('已答应，等社区确认', { exact: true }).first().waitFor();
    const { items } = await stage.colleague.get(`/api/promises?needId=${needId}`);
    expect(items).toMatchObject([{ state: 'tentative', amount: 12 }]);
    await stage.colleague.send(`/api/promises/${items[0].id}/confirm`, { version: items[0].version, side: 'need' });
    await page.goto('/desk');
    await page.getByText('双方已确认').first().waitFor();
    await expectGoodDesk(page);
  });

  test('what is used up is told plainly, and nothing that was typed is lost', async () => {
    const [first, other] = [await listedNeed('想要地方练皮影戏', 'culture'), await listedNeed('缺地方排练', 'culture')];
    const offer = { giver: 'unit', sort: 'room', name: '皮影戏台', capacity: 1, measure: '间' };
    const { id: resourceId } = await liaison.send('/api/resources', offer);
    const page = await openUnit('danwei1', '/desk/unit/needs');
    await page.getByLabel('找几个字').fill('皮影戏');
    const item = page.getByRole('listitem').filter({ hasText: '想要地方练皮影戏' });
    await item.getByRole('button', { name: '用「皮影戏台」答应' }).tap();
    await page.getByLabel('说明').fill('周一到周五');
    await liaison.send('/api/promises', { needId: other, resourceId });
    await page.getByRole('button', { name: '答应', exact: true }).tap();
    await page.getByText(/资源余量不足/).waitFor();
    expect(await page.getByLabel('说明').inputValue()).toBe('周一到周五');
    expect((await liaison.get(`/api/promises?needId=${first}`)).items).toEqual([]);
  });

  test('claims an open call; who comes second reads who was first', async () => {
    const title = '十八个单元扶手更换';
    await openCall(title);
    const winner = await openUnit('danwei1');
    const late = await openUnit('danwei2');
    for (const page of [winner, late]) {
      await page.getByRole('link', { name: /^看开放的榜（[1-9]/ }).tap();
      await page.getByRole('button', { name: `揭榜：${title}` }).tap();
      await page.getByLabel('打算怎么做').fill('校工和志愿者两周换完');
    }
    const claim = (page: Page) => page.getByRole('dialog').getByRole('button', { name: '确认揭榜' }).tap();
    await claim(winner);
    await said(winner, '揭到了！');
    await claim(late);
    await late.getByText('已由云川实验小学揭榜，本次没有揭到。').waitFor();
    expect(await late.getByLabel('打算怎么做').inputValue()).toBe('校工和志愿者两周换完');
    await winner.goto('/desk');
    await winner.getByRole('link', { name: title }).first().waitFor();
    const { items } = await second.get('/api/project-calls');
    expect(items.filter((each: { title: string }) => each.title === title)).toEqual([]);
  });

  test('reads what the community thinks of it and objects; another colleague answers, the first words stay', async () => {
    // Of this year the demo has an opinion; it may have been laid before the year began.
    const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear() - 2;
    const opinion = { unitId: liaison.post.unitId, year, grade: 'fair', opinion: '讲座少办了一场。' };
    await stage.community.send('/api/unit-opinions', opinion);
    const page = await openUnit('danwei1');
    await page.getByText('可以提异议').first().waitFor();
    await page.goto('/desk/joint/opinions');
    await page.getByRole('button', { name: /^提异议/ }).tap();
    await page.getByRole('textbox', { name: '异议' }).fill('两场都办了，有签到表。');
    await page.getByRole('button', { name: '提交异议' }).tap();
    await said(page, '已提交');
    const { items } = await stage.colleague.get(`/api/unit-opinions?year=${year}`);
    const answer = { answer: '已核对，改为较好。', outcome: 'changed', grade: 'good', opinion: '讲座办了两场。' };
    await stage.colleague.send(`/api/unit-opinions/${items[0].id}/answer`, { ...answer, version: items[0].version });
    await page.reload();
    await page.getByText('改动前：一般。讲座少办了一场。').waitFor();
    await expectGoodDesk(page, [375]);
  });
});
