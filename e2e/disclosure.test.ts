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
    await desk.locator('.card', { hasText: '上门理发' }).getByRole('button', { name: '替换为 ＊' }).click();
    await desk.getByText('138 0000 1111').waitFor({ state: 'detached' });
    if (await desk.getByRole('button', { name: '全部替换为 ＊' }).count())
      await desk.getByRole('button', { name: '全部替换为 ＊' }).click();
    await desk.getByText('没有查到电话、证件、住址和人名').waitFor();
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
