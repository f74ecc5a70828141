import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { newId } from '../../platform/ids.ts';
import { readAll } from '../../platform/sheets/testing.ts';
import { readPdf } from '../../platform/pdf/testing.ts';
import { agreementsEndpoints as api } from './contract.ts';
import { agreementCalls, type AgreementDesks, inCommon, signInSides } from './testing.ts';

let test: TestApp;
let calls: ReturnType<typeof agreementCalls>;
let desks: AgreementDesks;
beforeAll(async () => {
  test = await startTestApp();
  calls = agreementCalls(test);
  desks = await signInSides(test);
});
afterAll(() => test.stop());

const fetched = async (as: Person, path: string, id: string): Promise<{ status: number; bytes: Buffer }> => {
  const url = path.replace('{id}', id);
  const { statusCode, rawPayload } = await test.http.inject({
    method: 'GET',
    url,
    headers: { cookie: `__Host-huying=${as.cookie}` },
  });
  return { status: statusCode, bytes: rawPayload };
};

it('prints in the form of GB/T 9704-2012: A4, 版心 156 × 225 mm, 22 lines of 28 characters, title 22 pt, text 16 pt, page numbers', async () => {
  await inCommon(test, desks);
  const draft = await calls.drafted(desks.community, test.units.heat);
  const { content } = await calls.see(desks.community, draft);
  const rows = Array.from({ length: 60 }, (_row, i) => ({
    id: newId(test.now()),
    text: `第${i + 1}件冬季送暖物资，由供热办送到居民家里并安装好`,
    amount: '1 份',
    duty: 'unit',
  }));
  await calls.done('reviseAgreement', desks.community, draft, { content: { ...content, resources: rows } });
  const unsigned = readPdf((await fetched(desks.community, api.printAgreement.path, draft)).bytes);
  expect(unsigned[0]?.texts.join('')).toContain('未经双方签署');
  await calls.done('sendAgreement', desks.community, draft);
  for (const person of [desks.liaison, desks.community]) await calls.sign(person, draft);
  const { status, bytes } = await fetched(desks.supervisor, api.printAgreement.path, draft);
  expect(status).toBe(200);
  const pages = readPdf(bytes);
  expect(pages.length).toBeGreaterThan(5);
  for (const [i, { width, height, lines, rectangles }] of pages.entries()) {
    expect([Math.round(width), Math.round(height)]).toEqual([210, 297]);
    const number = lines.find(({ words }) => words === `— ${i + 1} —`);
    expect(number?.size).toBe(14);
    expect(number?.y).toBeGreaterThan(37 + 225 + 4);
    // Outside: right on odd pages, left on even ones.
    expect((number?.x ?? 0) > 105).toBe(i % 2 === 0);
    const text = lines.filter((each) => each !== number);
    for (const { x, y } of text) {
      expect(x).toBeGreaterThan(27.9);
      expect(y).toBeGreaterThan(37);
      expect(y).toBeLessThan(37 + 225);
    }
    for (const [x, y, wide, high] of rectangles) {
      expect(x).toBeGreaterThan(27.9);
      expect(x + wide).toBeLessThan(28 + 156.1);
      expect(y + high).toBeLessThan(37 + 225.3);
    }
    const body = text.filter(({ size }) => size === 16);
    const full = body.map(({ words }) => words).filter((words) => /^[\p{Script=Han}，。、；：]+$/u.test(words));
    for (const words of full) expect([...words].length).toBeLessThanOrEqual(28);
    if (i === 0) expect(full.some((words) => [...words].length === 28)).toBe(true);
    const baselines = [...new Set(body.map(({ y }) => Math.round(y * 10)))].sort((a, b) => a - b);
    // 225 mm make 22 lines.
    for (const [j, y] of baselines.entries())
      if (j > 0)
        expect(((y - (baselines[j - 1] ?? 0)) / 10) % (225 / 22)).toSatisfy((rest: number) => rest < 0.3 || rest > 9.9);
  }
  const [first, ...others] = pages;
  expect(
    first?.lines
      .filter(({ size }) => size === 22)
      .map(({ words }) => words)
      .join(''),
  ).toBe('1社区居委会与供热办共建协议书');
  expect(first?.texts.join('')).toContain('一、共建目标');
  const all = others.flatMap(({ texts }) => texts).join('');
  expect(all).toContain('2026年11月18日');
  expect(all).toMatch(/签署人：测试员\d+/);
  for (const words of ['附件1', '居民需求清单', '附件3', '服务项目清单', '独居老人理发不方便', '暖心驿站'])
    expect(all).toContain(words);
  // The head of a table stands again on each page it goes on to.
  expect(others.filter(({ texts }) => texts.includes('责任方')).length).toBeGreaterThan(3);
  expect((await fetched(desks.other, api.printAgreement.path, draft)).status).toBe(404);
});

it('gives the three lists out as a workbook, with how far each row is', async () => {
  const id = await calls.drafted(desks.community, test.units.heat);
  const { status, bytes } = await fetched(desks.liaison, api.exportAgreement.path, id);
  expect(status).toBe(200);
  const { all } = await readAll(bytes, '清单.xlsx');
  expect(all[0]?.cells.slice(0, 3)).toEqual(['居民需求清单', '1', '独居老人理发不方便']);
  const { rows: told } = await test.platform.db.owner.query(
    `select kind from events where kind in ('agreement.printed', 'agreement.exported') order by id`,
  );
  expect(told.map(({ kind }) => kind)).toEqual(['agreement.printed', 'agreement.printed', 'agreement.exported']);
});

it('the template is the tenant’s, changed by who sets up, one at a time', async () => {
  const admin = await test.signIn('system-admin');
  const { json } = await test.call(api.getAgreementTemplate, { as: admin });
  const body = {
    ...json,
    title: '{unit}进{community}',
    clauses: [{ title: '', text: '自{from}起结对。' }],
    termMonths: 6,
  };
  expect((await test.call(api.putAgreementTemplate, { as: desks.community, body })).status).toBe(403);
  expect((await test.call(api.putAgreementTemplate, { as: admin, body })).json.version).toBe(1);
  expect((await test.call(api.putAgreementTemplate, { as: admin, body })).json.code).toBe('version-conflict');
  const { content } = await calls.see(desks.community, await calls.drafted(desks.community, test.units.heat));
  expect(content).toMatchObject({
    title: '供热办进1社区居委会',
    clauses: [{ title: '', text: expect.stringMatching(/^自20/) }],
  });
});
