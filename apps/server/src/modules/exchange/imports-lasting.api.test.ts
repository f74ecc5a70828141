import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { requestsEndpoints } from '../requests/contract.ts';
import { exchangeEndpoints as api } from './contract.ts';
import { resumeImports, workImport } from './jobs/work-import.ts';
import { hotlineHeader as header, hotlineRow as row, importer } from './testing.ts';

let app: TestApp;
let dispatcher: Person;
let imports: ReturnType<typeof importer>;
beforeAll(async () => {
  app = await startTestApp();
  imports = importer(app, () => dispatcher);
});
afterAll(() => app?.stop());
beforeEach(async () => {
  dispatcher = await app.signIn('district-dispatcher', { unit: 'd' });
});

const sql = async <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await app.platform.db.owner.query(text, values)).rows as Row[];

describe('undo', () => {
  const make = async (name: string) =>
    imports.run(
      await imports.check(
        await imports.table([header, row(`${name}-1`), row(`${name}-2`), row(`${name}-3`, { 状态: '已办结' })]),
      ),
    );
  const countsNow = () =>
    sql<object>('select kind, lead_id, category, state, count from matter_counts where count <> 0 order by 1, 2, 3, 4');

  test('takes away what came in, counts and words with it, and the table may come again', async () => {
    const before = await countsNow();
    const done = await make('U');
    expect(done.abilities).toEqual(['undo']);
    const undone = await imports.undo(done);
    expect(undone).toMatchObject({ state: 'undone', counts: { created: 3, removed: 3, kept: 0 }, keptNumbers: [] });
    expect(await countsNow()).toEqual(before);
    expect(await sql(`select from requests where source_number like 'U-%'`)).toHaveLength(0);
    expect((await make('U')).counts).toMatchObject({ created: 3, duplicate: 0 });
  });

  test('leaves what somebody has worked on, and says which', async () => {
    const done = await make('K');
    const [one] = await sql<{ id: string; version: number; number: string }>(
      `select m.id, m.version, m.number from matters m join requests r on r.id = m.id where r.source_number = 'K-2'`,
    );
    const accepted = await app.call(requestsEndpoints.acceptRequest, {
      as: dispatcher,
      params: { id: one?.id ?? '' },
      body: { version: one?.version },
    });
    expect(accepted.status, accepted.text).toBe(200);
    const undone = await imports.undo(done);
    expect(undone).toMatchObject({ counts: { removed: 2, kept: 1 }, keptNumbers: [one?.number] });
    expect(await sql(`select from requests where source_number like 'K-%'`)).toHaveLength(1);
  });

  test('locks in the order in which it came in, as readers of the log do: one waits for the other, never both', async () => {
    const names = Array.from({ length: 8 }, (_, i) => `O-${i + 1}`);
    const done = await imports.run(
      await imports.check(await imports.table([header, ...names.map((name) => row(name))])),
    );
    const lock = `select m.id from matters m join requests r on r.id = m.id where r.source_number = $1 for key share of m`;
    const reader = await app.platform.db.owner.connect();
    try {
      await reader.query('begin');
      await reader.query(lock, [names[0]]);
      const undoing = imports.undo(done);
      await expect
        .poll(
          () => sql(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`),
          { timeout: 20_000 },
        )
        .not.toEqual([]);
      for (const name of names) expect((await reader.query(`${lock} nowait`, [name])).rows).toHaveLength(1);
      await reader.query('commit');
      expect(await undoing).toMatchObject({ state: 'undone', counts: { removed: 8, kept: 0 } });
    } finally {
      reader.release();
    }
  });

  test('is open for 24 hours', async () => {
    const done = await make('L');
    const now = app.now();
    app.setNow(new Date(now.getTime() + 25 * 3_600_000));
    dispatcher = await app.signIn('district-dispatcher', { unit: 'd' });
    expect((await imports.get(done.id)).abilities).toEqual([]);
    const late = await app.call(api.undoImport, {
      as: dispatcher,
      params: { id: done.id },
      body: { version: done.version },
    });
    expect([late.status, late.json.code]).toEqual([409, 'import-not-undoable']);
    app.setNow(now);
  });
});

describe('a run that is cut off', () => {
  // Many enough that the cut comes in the middle, on a fast machine too.
  const many = (name: string, count = 4000) => [
    ['工单编号', '内容'],
    ...Array.from({ length: count }, (_, i) => [`${name}-${i}`, `第 ${i} 件事情`]),
  ];
  const begin = async (name: string) => {
    const record = await imports.map(await imports.table(many(name)), { madeOn: '2026-03-02' });
    const checked = await imports.check(record);
    const begun = await app.call(api.runImport, {
      as: dispatcher,
      params: { id: checked.id },
      body: { version: checked.version },
    });
    expect(begun.status, begun.text).toBe(202);
    return checked.id;
  };
  const imported = async (name: string) =>
    (await sql<{ n: number }>(`select count(*)::int as n from requests where source_number like $1`, [`${name}-%`]))[0]
      ?.n ?? 0;
  const until = async (condition: () => Promise<boolean>) => {
    while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5));
  };

  const connections = `from pg_stat_activity where datname = current_database() and application_name = 'huying'`;

  test('goes on where it stood, and doubles nothing', async () => {
    const id = await begin('C');
    let running = true;
    const run = workImport(app.platform, app.tenantId, id)
      .catch((error: unknown) => error)
      .finally(() => {
        running = false;
      });
    await until(async () => (await imported('C')) > 0);
    // Between two batches a cut is not felt: the next takes another connection.
    await until(async () => {
      await sql(`select pg_terminate_backend(pid) ${connections}`);
      return !running;
    });
    expect(await run).toBeInstanceOf(Error);
    // A busy server ends the idle ones a little later; until then they look alive.
    await until(async () => (await sql(`select ${connections}`)).length === 0);
    const stood = await imported('C');
    expect(stood).toBeLessThan(4000);
    expect((await imports.get(id)).state).toBe('importing');
    // Nobody may take it over while it might only be slow.
    await workImport(app.platform, app.tenantId, id);
    expect(await imported('C')).toBe(stood);
    await sql(`update imports set beat_at = beat_at - interval '2 minutes' where id = $1`, [id]);
    await resumeImports(app.platform);
    expect(await imports.get(id)).toMatchObject({ state: 'done', counts: { rows: 4000, created: 4000, duplicate: 0 } });
    expect(await imported('C')).toBe(4000);
    expect(await sql('select from import_items where import_id = $1', [id])).toHaveLength(4000);
  });

  test('two tables with the same rows at once make each request once', async () => {
    const ids = [await begin('T'), await begin('T')];
    await Promise.all(ids.map((id) => workImport(app.platform, app.tenantId, id)));
    const counts = await Promise.all(ids.map(async (id) => (await imports.get(id)).counts));
    expect(counts.map((count) => count.done)).toEqual([4000, 4000]);
    expect(counts.reduce((sum, count) => sum + count.created, 0)).toBe(4000);
    expect(await imported('T')).toBe(4000);
  });
});
