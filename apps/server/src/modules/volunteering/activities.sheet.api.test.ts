import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { openSheet } from '../../platform/sheets/open-sheet.ts';
import { writeWorkbook } from '../../platform/sheets/write-workbook.ts';
import { formOf, redAndBlue, sweepFiles, upload as uploadFile } from '../files/testing.ts';
import { volunteeringEndpoints as api } from './contract.ts';
import { forgetNames } from './jobs/forget-names.ts';
import { activityActs, codeOf, told } from './testing.ts';

let app: TestApp;
let water: Person;
let heat: Person;
let community: Person;
let other: Person;
let street: Person;
let supervisor: Person;
let grid: Person;
let { at, on, held } = {} as ReturnType<typeof activityActs>;

beforeAll(async () => {
  app = await startTestApp();
  water = await app.signIn('unit-liaison', { unit: 'water' });
  heat = await app.signIn('unit-liaison', { unit: 'heat' });
  community = await app.signIn('community-worker', { unit: 'c1', place: 'C1' });
  other = await app.signIn('community-worker', { unit: 'c2', place: 'C2' });
  street = await app.signIn('street-dispatcher', { unit: 's1', place: 'S1' });
  supervisor = await app.signIn('supervisor', { unit: 'd' });
  grid = await app.signIn('grid-worker', { unit: 'c1', place: 'G1' });
  ({ at, on, held } = activityActs(app, water));
});
afterAll(() => app?.stop());

const u = (code: string): string => app.units[code] as string;

test('its pictures are seen by those who see the activity; one is taken out, another person adds one', async () => {
  const bytes = await redAndBlue().jpeg().toBuffer();
  const picture = async (as: Person): Promise<string> =>
    (await uploadFile(app.http, { bytes, purpose: 'evidence', cookie: as.cookie })).json.id;
  const [first, second] = [await picture(water), await picture(water)];
  const activity = await held({ files: [first, second] });
  expect(activity.pictures.map(({ id }: { id: string }) => id)).toEqual([first, second]);
  const look = async (as: Person, file = second): Promise<number> =>
    (await app.http.inject({ url: `/files/${file}/thumb`, headers: { cookie: `__Host-huying=${as.cookie}` } }))
      .statusCode;
  expect([await look(community), await look(street)]).toEqual([200, 200]);
  expect(await look(community, first)).toBe(200);
  for (const as of [other, heat, grid]) expect(await look(as)).toBeGreaterThanOrEqual(403);
  const mate = await app.signIn('unit-liaison', { unit: 'water' });
  const third = await picture(mate);
  const record = { version: activity.version, people: 12, hoursEach: 2, ...told };
  const stolen = { ...record, files: [await picture(heat)] };
  expect(await codeOf(on(api.recordActivity, water, activity.id, stolen))).toBe('422 file-gone');
  const after = await on(api.recordActivity, mate, activity.id, { ...record, files: [second, third] });
  expect(after.json.pictures.map(({ id }: { id: string }) => id)).toEqual([second, third]);
  // What was taken out is seen by nobody, and swept away.
  expect(await look(community, first)).toBeGreaterThanOrEqual(403);
  const today = app.now();
  app.setNow(new Date(today.getTime() + 25 * 3_600_000));
  await sweepFiles(app.platform);
  app.setNow(today);
  const left = await app.platform.db.owner.query('select id from files where id = any($1::uuid[]) order by id', [
    [first, second, third],
  ]);
  expect(left.rows.map(({ id }) => id)).toEqual([second, third].sort());
});

describe('the sheet of participants', () => {
  const lines = '1. 张三 2\n李四，1.5，供热办\n王五';

  test('is pasted; names are for the unit and the community alone, each look is noted, and they go after their term', async () => {
    const { id, hours, people } = await held({ sheet: lines, people: undefined });
    expect({ hours, people }).toEqual({ hours: 5.5, people: 3 });
    const see = (as: Person): Promise<Answer> => app.call(api.seeParticipants, { as, params: { id } });
    const { json } = await see(community);
    expect(json.items.map(({ name }: { name: string }) => name)).toEqual(['张三', '李四', '王五']);
    expect(json.lines).toBe('张三，2\n李四，1.5，供热办\n王五，2');
    for (const as of [street, supervisor]) expect((await see(as)).status).toBe(403);
    expect((await see(heat)).status).toBe(404);
    const detail = await app.call(api.getActivity, { as: street, params: { id } });
    expect(detail.text).not.toContain('张三');
    expect(detail.json).toMatchObject({ sheetRows: 3, sheetNames: 3 });
    expect(detail.json.log.at(-1)).toMatchObject({ kind: 'activity.names-read' });

    const counts = await app.call(api.countActivities, { as: water, query: { unitId: u('water') } });
    expect(counts.json).toMatchObject({ staff: 2, may: ['plan', 'see-staff'] });
    const year = Number(at(0).slice(0, 4));
    expect((await app.call(api.seeStaff, { as: water, body: { year } })).json.names).toEqual(['王五', '张三']);
    expect((await app.call(api.seeStaff, { as: heat, body: { year } })).json.names).toEqual(['李四']);
    expect((await app.call(api.seeStaff, { as: supervisor, body: { year } })).status).toBe(403);

    const now = app.now();
    app.setNow(new Date(now.getTime() + 401 * 86_400_000));
    await forgetNames(app.platform);
    app.setNow(now);
    const later = await see(water);
    expect(later.json.items.map(({ name, hours: each }: { name: string; hours: number }) => [name, each])).toEqual([
      [null, 2],
      [null, 1.5],
      [null, 2],
    ]);
  });

  test('of a bad list nothing is taken and every line is named; what stood before stands', async () => {
    const activity = await held({ sheet: lines, people: undefined });
    const bad = {
      version: activity.version,
      hoursEach: 2,
      ...told,
      sheet: '赵六 2\n13800000000 2\n钱七 一天 没有这个单位\n赵六 3',
    };
    const answer = await on(api.recordActivity, water, activity.id, bad);
    expect(answer.status).toBe(422);
    expect(answer.json.code).toBe('sheet-lines');
    expect(answer.json.detail).toContain('第 2 行');
    expect(answer.json.detail).toContain('第 4 行');
    const { json } = await app.call(api.seeParticipants, { as: water, params: { id: activity.id } });
    expect(json.items).toHaveLength(3);
  });

  test('comes as a workbook: tried first, good rows taken once, bad ones handed back', async () => {
    const { id } = await held({ sheet: '张三 2', people: undefined });
    const table = [
      ['张三', '2', ''],
      ['孙八', '3', ''],
      ['周九', '很久', '供热办'],
    ];
    const upload = async (fields: Record<string, string>, as = water) => {
      const bytes = await writeWorkbook(
        ['姓名', '时长（小时）', '单位'].map((title) => ({ title })),
        table,
      );
      const form = formOf(fields, { name: '签到表.xlsx', bytes });
      const response = await app.http.inject({
        method: 'POST',
        url: `/api/activities/${id}/import-xlsx`,
        payload: form.payload,
        headers: { ...form.headers, cookie: `__Host-huying=${as.cookie}` },
      });
      return { status: response.statusCode, json: response.json() };
    };
    const tried = await upload({ dryRun: 'true' });
    expect(tried.json, JSON.stringify(tried.json)).toMatchObject({ dryRun: true, rows: 3, taken: 1, unchanged: 1 });
    const rows = async (): Promise<number> =>
      (await app.call(api.getActivity, { as: water, params: { id } })).json.sheetRows;
    expect(await rows()).toBe(1);
    const taken = await upload({});
    expect(taken.json).toMatchObject({ taken: 1, unchanged: 1, rejected: [{ row: 4 }] });
    const back = await openSheet(Buffer.from(taken.json.rejectedXlsx, 'base64'), '未导入.xlsx');
    expect(back.header.slice(0, 3)).toEqual(['未导入原因', '原行号', '姓名']);
    const { json } = await app.call(api.getActivity, { as: water, params: { id } });
    expect(json).toMatchObject({ sheetRows: 2, people: 2, hours: 5 });
    // What is pasted besides is added; what is pasted instead takes its place.
    const record = { hoursEach: 1, ...told, sheet: '孙八 3\n吴十' };
    const more = await on(api.recordActivity, water, id, { ...record, version: json.version });
    expect(more.json, more.text).toMatchObject({ sheetRows: 3, people: 3, hours: 6 });
    const instead = await on(api.recordActivity, water, id, {
      ...record,
      version: more.json.version,
      replaceSheet: true,
    });
    expect(instead.json).toMatchObject({ sheetRows: 2, people: 2, hours: 4 });
    expect((await upload({}, heat)).status).toBe(404);
    expect((await upload({}, community)).status).toBe(403);
  });
});
