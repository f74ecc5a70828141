import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { exchangeEndpoints as api } from './contract.ts';
import { hotlineHeader as header, hotlineRow as row, importer } from './testing.ts';

let app: TestApp;
let dispatcher: Person;
let imports: ReturnType<typeof importer>;
beforeAll(async () => {
  app = await startTestApp();
  imports = importer(app, () => dispatcher);
  dispatcher = await app.signIn('district-dispatcher', { unit: 'd' });
});
afterAll(() => app?.stop());

test('a row without a time of registration stays out, unless a day was chosen for such rows', async () => {
  const lines = [
    header,
    row('M-1', { 受理时间: '' }),
    row('M-2'),
    row('M-3', { 受理时间: '', 办结时间: '2026-03-04' }),
  ];
  const record = await imports.table(lines);
  const checked = await imports.check(await imports.map(record));
  expect(checked.counts).toMatchObject({ rows: 3, created: 1, rejected: 2 });
  expect(checked.reasons).toMatchObject([
    { rows: 2, firstRow: 2, text: { zh: expect.stringMatching(/^没有登记时间/) } },
  ]);

  const put = (madeOn: string) =>
    app.call(api.mapImport, {
      as: dispatcher,
      params: { id: record.id },
      body: { version: checked.version, mapping: record.mapping, options: { ...record.options, madeOn } },
    });
  // The test's today is the 18th of November.
  for (const madeOn of ['2026-02-30', '2026-11-19']) expect((await put(madeOn)).json.code).toBe('made-on-unusable');
  const dated = await put('2026-02-10');
  expect(dated.status, dated.text).toBe(200);
  const done = await imports.run(await imports.check(dated.json));
  expect(done.counts).toMatchObject({ created: 3, rejected: 0 });
  const { rows: made } = await app.platform.db.owner.query(
    `select (m.created_at at time zone 'Asia/Shanghai')::text as at, r.content like '%登记时间：原表没有，按 2026-02-10%' as told
     from requests r join matters m on m.id = r.id where r.source_number like 'M-_' order by r.source_number`,
  );
  expect(made).toEqual([
    { at: '2026-02-10 00:00:00', told: true },
    { at: '2026-03-02 09:30:00', told: false },
    { at: '2026-02-10 00:00:00', told: true },
  ]);
  const next = await imports.table([header, row('M-4', { 受理时间: '' })]);
  expect(next).toMatchObject({ remembered: true });
  expect(next.options, 'the next table is asked anew').not.toHaveProperty('madeOn');
});
