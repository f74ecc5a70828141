import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { founder, newTenant, type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { newId } from '../../platform/ids.ts';
import { createPerson, createSession, ensureRoles, grantPost } from '../accounts/index.ts';
import { attachFiles, claimsFor, fileAccess, filesOf, openFile, storeFile } from './index.ts';
import { sweepFiles } from './jobs/sweep-files.ts';
import { redAndBlue, type Upload, type Uploaded, upload as send } from './testing.ts';

let app: TestApp;
let photo: Buffer;
/** What the test's own reader answers for: only a supervisor reads it. */
const subject = newId(new Date(0));
fileAccess.register(async ({ actor }, subjectId) => subjectId === subject && actor.role === 'supervisor');

beforeAll(async () => {
  app = await startTestApp();
  photo = await redAndBlue().jpeg().toBuffer();
});
afterAll(() => app?.stop());

const upload = (given: Partial<Upload> = {}): Promise<Uploaded> => send(app.http, { bytes: photo, ...given });
const get = (path: string, as?: Person) =>
  app.http.inject({ url: path, headers: as ? { cookie: `__Host-huying=${as.cookie}` } : {} });
const statusOf = async (path: string, as?: Person): Promise<number> => (await get(path, as)).statusCode;

describe('who may see a picture', () => {
  test('unattached: its uploader; attached: whom the subject’s module lets, and passes; nobody else', async () => {
    const uploader = await app.signIn('grid-worker', { place: 'G1' });
    const colleague = await app.signIn('grid-worker', { place: 'G1' });
    const supervisor = await app.signIn('supervisor');
    const auditor = await app.signIn('audit-admin');
    const stranger = await signInElsewhere();
    const mine = (await upload({ cookie: uploader.cookie, purpose: 'after' })).json;
    const other = (await upload()).json;
    const callers: [string, Person | undefined, string][] = [
      ['nobody', undefined, ''],
      ['nobody, with the claim', undefined, `?claim=${mine.claim}`],
      ['nobody, with the claim of another', undefined, `?claim=${other.claim}`],
      ['nobody, with an invented pass', undefined, `?claim=p.zzzz.${'A'.repeat(43)}`],
      ['the uploader', uploader, ''],
      ['a colleague', colleague, ''],
      ['a supervisor', supervisor, ''],
      ['an auditor', auditor, ''],
      ['a supervisor of another tenant', stranger, ''],
      ['another tenant, with the claim', stranger, `?claim=${mine.claim}`],
    ];
    const whoSees = async (id: string): Promise<string[]> => {
      const seen: string[] = [];
      for (const [name, person, query] of callers) {
        const [whole, thumb] = await Promise.all([
          statusOf(`/files/${id}${query}`, person),
          statusOf(`/files/${id}/thumb${query}`, person),
        ]);
        expect([whole, thumb], name).toEqual(whole === 200 ? [200, 200] : [404, 404]);
        if (whole === 200) seen.push(name);
      }
      return seen;
    };
    expect(await whoSees(mine.id)).toEqual(['nobody, with the claim', 'the uploader']);
    await app.inTransaction((ctx) => attachFiles(ctx, subject, [{ id: mine.id, claim: mine.claim }]));
    expect(await whoSees(mine.id)).toEqual(['nobody, with the claim', 'a supervisor']);
    app.setNow(new Date(app.now().getTime() + 24 * 3_600_000));
    expect(await statusOf(`/files/${mine.id}?claim=${mine.claim}`)).toBe(404);
  });

  test('a pass opens one file, of this tenant, for some two hours, and stays the same within the hour', async () => {
    app.setNow(new Date('2026-11-25T10:10:00+08:00'));
    const [one, two, evidence] = await Promise.all([
      upload(),
      upload(),
      app.signIn('grid-worker', { place: 'G1' }).then(({ cookie }) => upload({ cookie, purpose: 'evidence' })),
    ]);
    const own = newId(app.now());
    const files = [one, two, evidence].map(({ json }) => ({ id: json.id, claim: json.claim }));
    await app.inTransaction((ctx) => attachFiles(ctx, own, files));
    const passes = await app.inTransaction((ctx) => claimsFor(ctx, own));
    expect(passes.map(({ id }) => id).sort()).toEqual([one.json.id, two.json.id].sort());
    const [first, second] = passes;
    if (!first || !second) throw new Error('no passes were given');
    expect(await statusOf(`/files/${first.id}?claim=${first.claim}`)).toBe(200);
    expect(await statusOf(`/files/${second.id}?claim=${first.claim}`)).toBe(404);
    app.setNow(new Date('2026-11-25T10:50:00+08:00'));
    expect(await app.inTransaction((ctx) => claimsFor(ctx, own))).toEqual(passes);
    app.setNow(new Date('2026-11-25T12:09:00+08:00'));
    expect(await statusOf(`/files/${first.id}?claim=${first.claim}`)).toBe(200);
    app.setNow(new Date('2026-11-25T13:01:00+08:00'));
    expect(await statusOf(`/files/${first.id}?claim=${first.claim}`)).toBe(404);
  });

  test('an id that is none, or of nothing, is simply not there', async () => {
    expect(await statusOf(`/files/${newId(app.now())}`)).toBe(404);
    expect(await statusOf('/files/..%2f..%2fetc%2fpasswd')).toBe(404);
  });
});

describe('attaching', () => {
  const attach = (files: { id: string; claim?: string }[], to: string, as = founder(app.tenantId)): Promise<string> =>
    app
      .inTransaction((ctx) => attachFiles(ctx, to, files), as)
      .then(
        () => 'attached',
        (error: { code: string }) => error.code,
      );

  test('needs the claim, or the uploader; is all or nothing; and may be said twice', async () => {
    const [one, two] = [(await upload()).json, (await upload()).json];
    const [here, there] = [newId(app.now()), newId(app.now())];
    expect(await attach([{ id: one.id }], here)).toBe('file-gone');
    expect(await attach([{ id: one.id, claim: two.claim }], here)).toBe('file-gone');
    expect(await attach([one, { id: two.id, claim: 'wrong' }], here)).toBe('file-gone');
    expect(await app.inTransaction((ctx) => filesOf(ctx.tx, here))).toEqual([]);
    expect(await attach([one, two], here)).toBe('attached');
    expect(await attach([one, two], here)).toBe('attached');
    expect(await attach([one], there)).toBe('file-gone');
    expect(await attach([], there)).toBe('attached');
    const files = await app.inTransaction((ctx) => filesOf(ctx.tx, here));
    expect(files.map(({ id, purpose, mediaType }) => [id, purpose, mediaType]).sort()).toEqual(
      [one, two].map(({ id }) => [id, 'report-photo', 'image/webp']).sort(),
    );
  });

  test('whoever uploaded while signed in needs no claim; another person does', async () => {
    const worker = await app.signIn('grid-worker', { place: 'G1' });
    const { id } = (await upload({ cookie: worker.cookie, purpose: 'evidence' })).json;
    const as = (personId: string) => ({ ...founder(app.tenantId), personId });
    expect(await attach([{ id }], newId(app.now()), as(newId(app.now())))).toBe('file-gone');
    expect(await attach([{ id }], newId(app.now()), as(worker.personId))).toBe('attached');
  });

  test('two subjects at once: one of them gets it', async () => {
    const file = (await upload()).json;
    const results = await Promise.all([attach([file], newId(app.now())), attach([file], newId(app.now()))]);
    expect(results.sort()).toEqual(['attached', 'file-gone']);
  });
});

describe('what is kept and for how long', () => {
  test('pictures that belong to nothing go after 24 hours, with their bytes; others stay', async () => {
    app.setNow(new Date('2026-12-01T09:00:00+08:00'));
    const [loose, kept] = [(await upload()).json, (await upload()).json];
    await app.inTransaction((ctx) => attachFiles(ctx, newId(app.now()), [kept]));
    const paths = await Promise.all([loose, kept].map(({ id }) => app.inTransaction((ctx) => openFile(ctx, id))));
    app.setNow(new Date('2026-12-02T08:59:00+08:00'));
    await sweepFiles(app.platform);
    expect(await statusOf(`/files/${loose.id}?claim=${loose.claim}`)).toBe(200);
    app.setNow(new Date('2026-12-02T09:01:00+08:00'));
    await sweepFiles(app.platform);
    await expect(app.inTransaction((ctx) => openFile(ctx, loose.id))).rejects.toMatchObject({ kind: 'not-found' });
    await expect(paths[0]?.stream()).rejects.toThrow(/ENOENT/);
    expect((await app.inTransaction((ctx) => openFile(ctx, kept.id))).bytes).toBe(kept.bytes);
    const { rows } = await app.platform.db.owner.query('select kind from events where subject_id = $1 order by seq', [
      loose.id,
    ]);
    expect(rows.map(({ kind }) => kind)).toEqual(['file.stored', 'file.expired']);
  });

  test('a workbook is kept byte for byte and only ever saved, never shown', async () => {
    const bytes = Buffer.from('<script>alert(1)</script>');
    const id = await app.inTransaction((ctx) =>
      storeFile(ctx, { purpose: 'import', name: '../热线"导出\r\n.xlsx', bytes, subjectId: subject }),
    );
    const opened = await app.inTransaction((ctx) => openFile(ctx, id));
    expect(opened).toMatchObject({ name: '热线_导出.xlsx', bytes: bytes.length, purpose: 'import' });
    const supervisor = await app.signIn('supervisor');
    const served = await get(`/files/${id}`, supervisor);
    expect(served.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent('热线_导出.xlsx')}`,
      'cache-control': 'private, no-store',
    });
    expect(served.rawPayload.equals(bytes)).toBe(true);
    expect(await statusOf(`/files/${id}`, await app.signIn('system-admin'))).toBe(404);
    expect(
      await app
        .inTransaction((ctx) => attachFiles(ctx, newId(app.now()), [{ id }]))
        .catch((e: { code: string }) => e.code),
    ).toBe('file-gone');
  });

  test('a write that is rolled back leaves no bytes behind', async () => {
    const before = await countFiles();
    const tooLong = { purpose: 'export' as const, name: 'x', bytes: Buffer.from('x'), subjectId: 'not-an-id' };
    await expect(app.inTransaction((ctx) => storeFile(ctx, tooLong))).rejects.toThrow(/uuid/);
    expect(await countFiles()).toBe(before);
  });
});

async function countFiles(): Promise<number> {
  const { rows } = await app.platform.db.owner.query('select count(*) from files');
  return Number(rows[0].count);
}

async function signInElsewhere(): Promise<Person> {
  const tenantId = await newTenant(app.platform, 'other', '另一区');
  return app.inTransaction(async (ctx) => {
    await ensureRoles(ctx.tx);
    const { id } = await createPerson(ctx, { name: '外人', username: 'stranger', passwordHash: 'not-used' });
    const post = await grantPost(ctx, id, { role: 'supervisor' });
    return { cookie: await createSession(ctx, { personId: id, postId: post.id }), personId: id, postId: post.id };
  }, founder(tenantId));
}
