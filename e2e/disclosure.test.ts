import { expect, test } from 'vitest';
import { expectGoodScreen, tapCounter } from './support/browser.ts';
import { expectGoodDesk, openDesk } from './support/desk.ts';
import { openStage, visit } from './support/stage.ts';

const stage = openStage();
const LONG = 240_000;
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A project of the community that is under way. */
async function underway(title: string): Promise<string> {
  const { community } = stage;
  const act = async (id: string, name: string, body: object): Promise<void> => {
    const { version } = await community.get(`/api/projects/${id}`);
    await community.send(`/api/projects/${id}/${name}`, { version, ...body });
  };
  const { id } = await community.send('/api/projects', {
    title,
    type: 'livelihood',
    content: '清淤一千二百米，修两道闸门',
    placeId: community.post.placeId,
    milestones: [{ title: '清淤完成', dueOn: inDays(40), percent: 100 }],
  });
  await act(id, 'decide', { body: '联席会议', decidedOn: inDays(-2), minutes: '一致同意。' });
  await act(id, 'assign', { unitId: community.post.unitId });
  return id;
}
async function report(id: string, percent: number): Promise<void> {
  const { version } = await stage.community.get(`/api/projects/${id}`);
  await stage.community.send(`/api/projects/${id}/report`, { version, percent, text: '按计划推进' });
}
/** The next edition of the projects, prepared by one and published by the other. */
async function publishProjects(): Promise<{ id: string; version: number }> {
  const { community, colleague } = stage;
  const draft = await community.send('/api/disclosure/editions', {
    placeId: community.post.placeId,
    kind: 'projects',
  });
  const mended = await community.send(`/api/disclosure/editions/${draft.id}/replace-marks`, { version: draft.version });
  return colleague.send(`/api/disclosure/editions/${draft.id}/publish`, { version: mended.version });
}

test(
  'a list is prepared, a telephone number blocks it, one press mends it, and a second person publishes it',
  async () => {
    const { community } = stage;
    await community.send('/api/resources', {
      giver: 'unit',
      sort: 'skill',
      name: '上门理发',
      details: '每月一次，3号楼前，电话 138 0000 1111',
      capacity: 20,
      measure: '人次',
      placeId: community.post.placeId,
    });
    const desk = await openDesk(stage, 'shequ1a', '/desk/disclosure');
    await desk.getByRole('button', { name: /辖区资源 编一版$/ }).click();
    await desk.getByText('138 0000 1111（电话）').waitFor();
    expect(await desk.getByRole('button', { name: '发布', exact: true }).count()).toBe(0);
    await expectGoodDesk(desk, [1440]);
    // Found by a key and two words, mended, and found again among what was reworded.
    await desk.keyboard.press('f');
    await desk.keyboard.type('理发 每月');
    await desk.getByText('查到 1 条', { exact: true }).waitFor();
    await desk.locator('.card', { hasText: '上门理发' }).getByRole('button', { name: '替换为 ＊' }).click();
    await desk.getByText('138 0000 1111').waitFor({ state: 'detached' });
    await desk.getByText('没有查到「理发 每月」').waitFor();
    await expectGoodDesk(desk, [375]);
    await desk.getByRole('button', { name: '看全部里的 1 条' }).click();
    await desk.getByRole('button', { name: '改过文字的 1' }).click();
    await desk.locator('.preview-items').getByText('电话 ＊＊＊').waitFor();
    await desk.getByLabel('在这一版里查').fill('');
    await desk.getByText('查到 1 条', { exact: true }).waitFor({ state: 'detached' });
    if (await desk.getByRole('button', { name: '全部替换为 ＊' }).count())
      await desk.getByRole('button', { name: '全部替换为 ＊' }).click();
    await desk.getByText('没有查到电话、证件、到户住址和人名').waitFor();
    await desk.getByRole('button', { name: '隐去全部楼栋门牌号' }).click();
    await desk.getByRole('button', { name: '撤销' }).click();
    await desk.getByRole('button', { name: '隐去全部楼栋门牌号' }).click();
    await desk.getByText(/^已隐去 \d+ 条里的楼栋门牌号。$/).waitFor();

    const other = await openDesk(stage, 'shequ1b', new URL(desk.url()).pathname);
    await other.getByRole('button', { name: '发布', exact: true }).click();
    await other.getByLabel('这一版的说明').fill('十一月');
    await other.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
    await other.getByText(/^已发布，第 \d+ 版。$/).waitFor();
    await expectGoodDesk(other, [375]);
    const { items } = await community.get(`/api/public/lists/resources?placeId=${community.post.placeId}&q=上门理发`);
    expect(items).toEqual([expect.objectContaining({ title: '上门理发', text: '每月一次，＊号楼前，电话 ＊＊＊' })]);
  },
  LONG,
);

test(
  'a resident finds a row by words and sort, sends the address, and comes back to where the list was left',
  async () => {
    const { community, colleague } = stage;
    const { placeId } = community.post;
    const offer = (sort: string, name: string, details: string): Promise<unknown> =>
      community.send('/api/resources', { giver: 'unit', sort, name, details, capacity: 5, measure: '次', placeId });
    for (let i = 1; i <= 31; i += 1) await offer('room', `活动室${i}`, '晚上可用，要皮影的话先约');
    await offer('class', '皮影课', '每周三教大家演');
    const { id, version } = await community.send('/api/disclosure/editions', { placeId, kind: 'resources' });
    const mended = await community.send(`/api/disclosure/editions/${id}/replace-marks`, { version });
    await colleague.send(`/api/disclosure/editions/${id}/publish`, { version: mended.version });

    const page = await visit(stage, `/r/public/resources?place=${placeId}`);
    await page.getByLabel('查一查').fill('皮影');
    expect(page.url()).not.toContain('q=');
    await page.getByRole('button', { name: '查', exact: true }).tap();
    await page.getByText('查到 32 条').waitFor();
    await expectGoodScreen(page);
    await page.getByRole('button', { name: '再看一些' }).tap();
    await page.locator('.public-rows > li').nth(31).waitFor();
    await page.locator('.public-rows > li').nth(31).getByRole('link').tap();
    await page.getByText(/以上是第 \d+ 版/).waitFor();
    await page.goBack();
    await page.locator('.public-rows > li').nth(31).waitFor();
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(1000);

    await page.getByLabel('类别').selectOption({ label: '课程培训（1）' });
    await page.getByText('查到 1 条').waitFor();
    await page.getByRole('link', { name: /皮影课/ }).waitFor();
    // Who is sent the address sees the same.
    const sent = await visit(stage, page.url());
    await sent.getByText('查到 1 条').waitFor();
    expect(await sent.getByLabel('查一查').inputValue()).toBe('皮影');
    await sent.getByLabel('查一查').fill('打击乐%');
    await sent.getByRole('button', { name: '查', exact: true }).tap();
    await sent.getByText('没有查到「打击乐%」').waitFor();
    await expectGoodScreen(sent);
    await sent.getByRole('button', { name: /^看全部 \d+ 条$/ }).tap();
    await sent.locator('.public-rows > li').nth(29).waitFor();
    await sent.goBack();
    await sent.getByText('没有查到「打击乐%」').waitFor();
  },
  LONG,
);

test(
  'a resident finds a project in two taps, follows it without an account and is told of its progress',
  async () => {
    const id = await underway('北沟清淤');
    await report(id, 30);
    await publishProjects();
    const page = await visit(stage, '/r/public');
    // Chosen once; the phone remembers it.
    await page.getByRole('button', { name: new RegExp(`^${stage.community.post.placeName}`) }).tap();
    await page.locator('.public-tabs').waitFor();
    await page.goto('/');
    const { tap, taps } = tapCounter(page);
    await tap('看社区公示', 'link');
    await page.locator('.public-tabs').waitFor();
    await tap(/北沟清淤/, 'link');
    await page.getByRole('heading', { name: '北沟清淤' }).waitFor();
    expect(taps()).toBe(2);
    await page.getByText('进度 30%').waitFor();
    await page.getByRole('button', { name: '关注这个项目' }).tap();
    await page.getByText('已关注，点一下取消').waitFor();
    await expectGoodScreen(page);

    await report(id, 70);
    const edition = await publishProjects();
    await page.goto('/');
    await page.getByText('您关注的 1 个项目有新进展').tap();
    await page.getByText('有新进展').waitFor();
    await page.getByText('历次版本和变化').tap();
    await page.getByRole('button', { name: '和第 1 版比有什么变化' }).tap();
    await page.locator('.public-diff').getByText('北沟清淤').waitFor();
    await expectGoodScreen(page);
    await page.getByRole('link', { name: '北沟清淤' }).first().tap();
    await page.getByText('已关注，点一下取消').waitFor();
    await page.getByText('进度 70%').waitFor();
    await page.goto('/');
    await page.getByRole('link', { name: '看社区公示' }).waitFor();
    expect(await page.getByText(/有新进展/).count()).toBe(0);

    await stage.colleague.send(`/api/disclosure/editions/${edition.id}/withdraw`, {
      version: edition.version,
      reason: '进度有误，更正后重发',
    });
    await page.goto('/r/public/projects');
    await page.getByText(/原因：进度有误，更正后重发/).waitFor();
    expect(await page.locator('.public-rows').count()).toBe(0);
    await expectGoodScreen(page);
  },
  LONG,
);
