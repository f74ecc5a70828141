import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { readAll } from '../../platform/sheets/testing.ts';
import { writeWorkbook } from '../../platform/sheets/write-workbook.ts';
import { formOf } from '../files/testing.ts';
import { projectsEndpoints as api, type SheetTaken } from './contract.ts';
import { projectCalls } from './testing.ts';

let test: TestApp;
let calls: ReturnType<typeof projectCalls>;
let community: Person;
let water: Person;
let heat: Person;
beforeAll(async () => {
  test = await startTestApp();
  calls = projectCalls(test);
  community = await test.signIn('community-worker', { unit: 'c1', place: 'C1' });
  water = await test.signIn('department-handler', { unit: 'water' });
  heat = await test.signIn('department-handler', { unit: 'heat' });
});
afterAll(() => test.stop());

/** A project of the unit, finished, its effect not reported yet. */
async function finished(title: string, unitId: string, by: Person): Promise<{ id: string; number: string }> {
  const { id, number } = await calls.draft(community, { title, placeId: test.places.C1 });
  await calls.done('decideProject', community, id, calls.decision);
  await calls.done('assignProject', community, id, { unitId });
  await calls.done('finishProject', by, id, { text: '完工' });
  return { id, number };
}
type Table = { header: string[]; rows: Record<string, string>[] };
async function download(path: string, as: Person): Promise<Table> {
  const response = await test.http.inject({ url: path, headers: { cookie: `__Host-huying=${as.cookie}` } });
  expect(response.statusCode, response.body.slice(0, 200)).toBe(200);
  const { header, all } = await readAll(response.rawPayload, 'effects.xlsx');
  const rows = all.map(({ cells }) => Object.fromEntries(header.map((title, i) => [title, cells[i] ?? ''])));
  return { header, rows };
}
async function upload(as: Person, { header, rows }: Table, fields = {}): Promise<SheetTaken & { code: string }> {
  const bytes = await writeWorkbook(
    header.map((title) => ({ title })),
    rows.map((row) => header.map((title) => row[title] ?? '')),
  );
  const form = formOf(fields, { name: '实效.xlsx', bytes });
  const response = await test.http.inject({
    method: 'POST',
    url: api.importEffects.path,
    payload: form.payload,
    headers: { ...form.headers, cookie: `__Host-huying=${as.cookie}` },
  });
  return response.json();
}
const template = () => download(api.effectTemplate.path, water);
const exported = () => download(api.exportEffects.path, water);
const reasons = ({ rejected }: SheetTaken): (string | undefined)[][] =>
  rejected.map((row) => row.reasons.map(({ zh }) => zh));
const effectOf = async (id: string) => (await calls.see(community, id)).json.effects[0];

describe('the list of effects as a workbook', () => {
  let ditch: { id: string; number: string };
  let lamps: { id: string; number: string };

  it('goes out with a row for each project whose effect is to be reported by the own unit', async () => {
    ditch = await finished('北沟清淤', test.units.water as string, water);
    lamps = await finished('路灯检修', test.units.water as string, water);
    await finished('锅炉检修', test.units.heat as string, heat);
    const { rows } = await template();
    expect(rows.map((row) => [row.编号, row.项目名称, row.第几轮, row.办之前])).toEqual([
      [ditch.number, '北沟清淤', '1', ''],
      [lamps.number, '路灯检修', '1', ''],
    ]);
  });

  it('comes in tried first; every row says what it lacks, and nothing is stored by trying', async () => {
    const { header, rows } = await template();
    const [first = {}, second = {}] = rows;
    const good: Record<string, string> = { ...first, 办之前: '渠道淤死', 办之后: '水到地头', 受益人数: '1,320' };
    const others: Record<string, string>[] = [
      { ...second, 办之前: '灯不亮', 受益人数: '很多' },
      { ...first },
      { 编号: '2601010000001', 办之前: '一', 办之后: '二', 受益人数: '3' },
    ];
    const table = { header, rows: [good, ...others] };
    const tried = await upload(water, table, { dryRun: 'true' });
    expect(tried).toMatchObject({ dryRun: true, rows: 4, taken: 1, changed: 0 });
    expect(reasons(tried)).toEqual([
      ['受益人数：「很多」不是整数'],
      ['表里前面已有同一编号的一行'],
      ['没有编号为 2601010000001 的一条，或您无权查看；新增的行请把编号留空'],
    ]);
    expect(await effectOf(ditch.id)).toBeUndefined();
    expect(await upload(water, table)).toMatchObject({ dryRun: false, taken: 1 });
    expect(await effectOf(ditch.id)).toMatchObject({ before: '渠道淤死', after: '水到地头', peopleHelped: 1320 });
    const empty = await upload(water, { header, rows: [second] });
    expect(reasons(empty)).toEqual([['办之前：必须填写', '办之后：必须填写', '受益人数：必须填写']]);
    expect((await upload(water, { header: ['编号'], rows: [] })).code).toBe('sheet-form');
  });

  it('changes nothing where it says what stands, corrects what is not settled, and leaves the rest', async () => {
    const out = await exported();
    expect(out.rows).toMatchObject([{ 编号: ditch.number, 受益人数: '1320', 是否公布: '', 回头看: '待审定' }]);
    expect(await upload(water, out)).toMatchObject({ taken: 0, changed: 0, unchanged: 1, rejected: [] });
    const [row = {}] = out.rows;
    const corrected = { ...out, rows: [{ ...row, 受益人数: '132' }] };
    expect((await upload(heat, corrected)).rejected).toHaveLength(1);
    expect(await upload(water, corrected)).toMatchObject({
      changed: 1,
      changes: [{ number: ditch.number, titles: ['受益人数'] }],
    });
    expect(await effectOf(ditch.id)).toMatchObject({ before: '渠道淤死', peopleHelped: 132 });
    expect(reasons(await upload(water, { ...out, rows: [{ ...row, 受益人数: '999' }] }))).toEqual([
      ['导出之后已有人改过这一条，请重新导出，在新表里改'],
    ]);
    await calls.done('publishEffect', community, ditch.id, { published: true });
    const settled = await exported();
    expect(settled.rows).toMatchObject([{ 是否公布: '是', 回头看: '还没到日子' }]);
    const late = await upload(water, { ...settled, rows: [{ ...settled.rows[0], 受益人数: '5000' }] });
    expect(late).toMatchObject({ changed: 0 });
    expect(late.rejected).toHaveLength(1);
    expect(await effectOf(ditch.id)).toMatchObject({ peopleHelped: 132, published: true });
  });
});
