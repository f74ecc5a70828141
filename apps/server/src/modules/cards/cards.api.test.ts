import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { openPdf } from '../../platform/pdf/document.ts';
import { netsEndpoints } from '../nets/contract.ts';
import { netsOn } from '../nets/testing.ts';
import type { CardOrder } from './contract.ts';
import { cardsEndpoints as api } from './contract.ts';
import type { Card } from './domain/card.ts';
import { sheets } from './domain/sheet.ts';
import { drawCards } from './print-cards.ts';
import { codeIn, type ReadPage, readPdf } from '../../platform/pdf/testing.ts';

let test: TestApp;
let worker: Person;
beforeAll(async () => {
  test = await startTestApp();
  worker = await test.signIn('grid-worker', { place: 'G1' });
});
afterAll(() => test.stop());

async function print(order: Partial<CardOrder>): Promise<ReadPage[]> {
  const answer = await test.http.inject({
    method: 'POST',
    url: api.printCards.path,
    headers: { cookie: `__Host-huying=${worker.cookie}` },
    payload: { placeId: test.places.G1, sheet: 'a6', which: 'place', ...order },
  });
  expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200);
  expect(answer.headers['content-type']).toBe('application/pdf');
  return readPdf(answer.rawPayload);
}
const boxesOf = (sheet: CardOrder['sheet']): ReadPage['rectangles'] =>
  sheets[sheet].boxes.map(({ x, y, width, height }) => [x, y, width, height]);
const codesOf = (pages: ReadPage[], sheet: CardOrder['sheet']): (string | null)[] =>
  pages.flatMap((page) => boxesOf(sheet).map((box) => codeIn(page, box)));

describe('a contact card', () => {
  it('is A6, says where it hangs and whom to call, and its code opens a report with the place filled in', async () => {
    const pages = await print({});
    expect(pages).toHaveLength(1);
    const [page] = pages as [ReadPage];
    expect([page.width, page.height].map(Math.round)).toEqual([105, 148]);
    expect(page.texts).toEqual(
      expect.arrayContaining(['便民联系卡', '测试区', '一街道 一社区', '一网格', '打电话 0952-2010001', '1社区居委会']),
    );
    expect(page.texts.some((text) => /^网格员 测试员\d+$/.test(text))).toBe(true);
    expect(codesOf(pages, 'a6')).toEqual(['http://127.0.0.1/r/new?place=G1']);
    const [unnamed] = (await print({ names: false })) as [ReadPage];
    expect(unnamed.texts.join()).not.toContain('测试员');
  });

  it('tells the five-on-one team and the public numbers of the service nets; without names only roles and numbers', async () => {
    const district = await test.signIn('district-dispatcher');
    const on = netsOn(test, district);
    const items = [
      { role: 'police', name: '吴警官', phone: '0952-2030400' },
      { role: 'property', name: '安居物业', phone: '0952-2077777' },
    ];
    const params = { id: test.places.G3 as string };
    await test.call(netsEndpoints.setTeam, { as: district, params, body: { mark: 0, items } });
    const net = await on.net({ unitId: test.units.heat, kind: 'gas', name: '燃气抢修', dayStart: '08:00' });
    await on.section(net.id, { code: 'g3', name: '三格段', placeIds: [params.id], phone: '0952-2099999' });
    const textsOf = async (order: Partial<CardOrder>) =>
      (await print({ placeId: params.id, ...order }))[0]?.texts ?? [];
    const told = ['民警 吴警官 0952-2030400', '物业 安居物业 0952-2077777', '燃气抢修 0952-2099999'];
    for (const sheet of ['a6', 'a4-8'] as const) expect(await textsOf({ sheet })).toEqual(expect.arrayContaining(told));
    const unnamed = await textsOf({ names: false });
    expect(unnamed).toEqual(
      expect.arrayContaining(['民警 0952-2030400', '物业 0952-2077777', '燃气抢修 0952-2099999']),
    );
    expect(unnamed.join()).not.toMatch(/吴警官|安居/);
    expect((await textsOf({ placeId: test.places.G1 as string })).join()).not.toContain('燃气抢修');
  });

  it('for doors: four or eight to an A4 page, each with its own address in the code, cut marks between', async () => {
    const addresses = Array.from(
      { length: 9 },
      (_each, i) => `春和小区 ${i + 1} 号楼㙦${i === 8 ? '一单元一零一室'.repeat(6) : ''}`,
    );
    for (const [sheet, count] of [
      ['a4-4', 3],
      ['a4-8', 2],
    ] as const) {
      const pages = await print({ sheet, which: 'doors', addresses });
      expect(pages).toHaveLength(count);
      for (const { width, height } of pages) expect([width, height].map(Math.round)).toEqual([210, 297]);
      const codes = codesOf(pages, sheet).filter((code) => code !== null);
      expect(codes.map((code) => new URL(code).searchParams.get('at'))).toEqual(addresses);
      expect(new URL(codes[0] ?? '').searchParams.get('place')).toBe('G1');
      const texts = pages.flatMap((page) => page.texts);
      for (const address of addresses.slice(0, 8)) expect(texts).toContain(address);
      expect(texts.join()).not.toContain('\ufffd');
    }
  });

  it('for every grid below a street or the district', async () => {
    const pages = await print({ placeId: test.places.D, which: 'below', sheet: 'a4-4' });
    expect(codesOf(pages, 'a4-4')).toEqual([
      ...['G1', 'G2', 'G3'].map((code) => `http://127.0.0.1/r/new?place=${code}`),
      null,
    ]);
  });

  it('is refused where there is nothing to print, and to those who are nobody here', async () => {
    const ask = (body: object, as?: Person) => test.call(api.printCards, { ...(as && { as }), body });
    const order = { placeId: test.places.G1, sheet: 'a6', which: 'doors', addresses: [] };
    expect((await ask(order, worker)).json.code).toBe('cards-none');
    expect((await ask({ ...order, which: 'place', copies: 201 }, worker)).status).toBe(422);
    expect((await ask({ ...order, placeId: '018f0000-0000-7000-8000-000000000000' }, worker)).status).toBe(404);
    expect((await ask(order)).status).toBe(401);
  });
});

describe('a thousand cards', () => {
  const card = (i: number): Card => ({
    issuer: '测试区',
    above: '一街道 一社区',
    name: `第${i}网格`,
    address: `${i} 号楼`,
    phone: '0952-2010001',
    team: [{ role: '网格员', name: '王芳', phone: null }],
    link: `http://127.0.0.1/r/new?place=G1&at=${encodeURIComponent(`${i} 号楼`)}`,
  });

  it('go no faster than they are read, in flat memory', async () => {
    const pdf = openPdf('一千张');
    const cards = Array.from({ length: 1000 }, (_card, i) => card(i + 1));
    const started = performance.now();
    const drawn = drawCards(pdf, cards, 'a4-4');
    let [bytes, waiting, slow] = [0, 0, 0];
    const memory: number[] = [];
    for await (const chunk of pdf) {
      bytes += (chunk as Buffer).length;
      waiting = Math.max(waiting, pdf.readableLength);
      // A slow reader now and then: what was drawn meanwhile must not pile up.
      if (bytes > slow) {
        slow += 200_000;
        memory.push(process.memoryUsage().heapUsed / 1e6);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
    await drawn;
    const seconds = (performance.now() - started) / 1000;
    expect(bytes).toBeGreaterThan(500_000);
    expect(waiting).toBeLessThan(512 * 1024);
    expect(Math.max(...memory) - Math.min(...memory)).toBeLessThan(150);
    expect(seconds, `${seconds.toFixed(1)} s, ${bytes} bytes`).toBeLessThan(20);
  });

  it('are given up when the reader goes away', async () => {
    const pdf = openPdf('中断');
    const drawn = drawCards(
      pdf,
      Array.from({ length: 5000 }, (_card, i) => card(i)),
      'a6',
    );
    pdf.once('data', () => pdf.destroy());
    await drawn;
    expect(pdf.destroyed).toBe(true);
  });
});
