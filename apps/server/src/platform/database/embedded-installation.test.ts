import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readdir, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { giveAway, type Installation, makeInstallation, run } from '../testing/installation.ts';

const isRoot = process.getuid?.() === 0;
const ORDINARY = 1234;
/** As whom an ordinary user's server runs here: a uid of its own when the tests run as root, else ourselves. */
const ordinary = isRoot ? { uid: ORDINARY } : {};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huying-install-'));
  await chmod(folder, 0o755);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function freshFolder(name: string, owner?: number): Promise<string> {
  const path = join(folder, name);
  await mkdir(path, { recursive: true });
  if (isRoot && owner !== undefined) await chown(path, owner, owner);
  return path;
}

/** Starts, asks one question, stops; returns the uid that owned the cluster meanwhile. */
async function works(
  installation: Installation,
  dataDir: string,
  options: Parameters<typeof run>[2] = {},
): Promise<number> {
  const running = await run(installation, dataDir, options);
  const client = new pg.Client({ connectionString: running.url });
  await client.connect();
  const { rows } = await client.query('select 1 as one');
  expect(rows).toEqual([{ one: 1 }]);
  await client.end();
  const owner = lstatSync(join(dataDir, 'cluster')).uid;
  await running.end('SIGTERM');
  return owner;
}

const isLink = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
const libraries = (installation: Installation): string => join(installation.programs, 'native', 'lib');

async function withoutLinks(): Promise<Installation> {
  const installation = await makeInstallation();
  const lib = libraries(installation);
  const links = readdirSync(lib).filter((name) => isLink(join(lib, name)));
  expect(links.length).toBeGreaterThan(5);
  for (const name of links) await rm(join(lib, name));
  return installation;
}

test.each(
  isRoot
    ? [
        ['with a name', 65534],
        ['with a bare number, as containers have', ORDINARY],
      ]
    : [['with a name', process.getuid?.()]],
)('an ordinary user %s: runs as that user, keeps others out', async (name, uid) => {
  const installation = await makeInstallation();
  const dataDir = join(await freshFolder(`ordinary ${name}`, uid as number), 'data');
  expect(await works(installation, dataDir, isRoot ? { uid: uid as number } : {})).toBe(uid);
  expect(lstatSync(dataDir).mode & 0o777).toBe(0o700);
  await installation.remove();
});

describe('links between the libraries missing (npm ran no install scripts)', () => {
  test('a folder that may be written: made there', async () => {
    const installation = await withoutLinks();
    const dataDir = join(await freshFolder('links'), 'data');
    await works(installation, dataDir);
    expect(isLink(join(libraries(installation), 'libicuuc.so.60'))).toBe(true);
    expect(readdirSync(dataDir).some((name) => name.startsWith('postgres-programs'))).toBe(false);
    await installation.remove();
  });

  test('a read-only folder: a copy beside the data, made once', async () => {
    const installation = await withoutLinks();
    const dataDir = join(await freshFolder('read-only', ORDINARY), 'data');
    await chmod(libraries(installation), 0o555);
    await works(installation, dataDir, ordinary);
    expect(existsSync(join(libraries(installation), 'libicuuc.so.60'))).toBe(false);
    const copies = (): number[] =>
      readdirSync(dataDir)
        .filter((name) => name.startsWith('postgres-programs'))
        .map((name) => lstatSync(join(dataDir, name)).ino);
    const [first, ...others] = copies();
    expect(others).toEqual([]);
    await works(installation, dataDir, ordinary);
    expect(copies()).toEqual([first]);
    await chmod(libraries(installation), 0o755);
    await installation.remove();
  });
});

test('no build for this machine: the message names DATABASE_URL', async () => {
  const installation = await makeInstallation();
  await rm(dirname(installation.programs), { recursive: true });
  await expect(run(installation, join(folder, 'no-build'))).rejects.toThrow(/DATABASE_URL=postgres:/);
  await installation.remove();
});

test('programs that cannot run here (another libc): the message names DATABASE_URL', async () => {
  const installation = await makeInstallation();
  await rename(join(libraries(installation), 'libssl.so.1.1'), join(libraries(installation), 'gone'));
  const refused = run(installation, await freshFolder('no-run'));
  await expect(refused).rejects.toThrow(/libssl[\s\S]*DATABASE_URL=postgres:/);
  await installation.remove();
});

if (isRoot) {
  test('root: steps down to nobody, also when the data belonged to someone else', async () => {
    const installation = await makeInstallation();
    const dataDir = await freshFolder('root');
    expect(await works(installation, dataDir)).toBe(65534);
    await giveAway(join(dataDir, 'cluster'), ORDINARY);
    expect(await works(installation, dataDir)).toBe(65534);
    await installation.remove();
  });

  test('data of another user: an ordinary user is told whose it is, and nothing is changed', async () => {
    const installation = await makeInstallation();
    const dataDir = await freshFolder('foreign');
    await works(installation, dataDir);
    await giveAway(dataDir, ORDINARY);
    await giveAway(join(dataDir, 'cluster'), 65534);
    await expect(run(installation, dataDir, ordinary)).rejects.toThrow(/uid 65534[\s\S]*chown/);
    await giveAway(dataDir, 65534);
    await expect(run(installation, dataDir, ordinary)).rejects.toThrow(/uid 65534[\s\S]*chown/);
    expect(await works(installation, dataDir)).toBe(65534);
    await installation.remove();
  });

  test('root with the programs under a private home: they are copied beside the data', async () => {
    const installation = await makeInstallation();
    await chmod(installation.folder, 0o700);
    const dataDir = await freshFolder('private-programs');
    expect(await works(installation, dataDir)).toBe(65534);
    expect((await readdir(dataDir)).some((name) => name.startsWith('postgres-programs'))).toBe(true);
    await installation.remove();
  });

  test('root with everything under a private home: a namespace, and where there is none, a capability', async () => {
    const installation = await makeInstallation();
    const home = await freshFolder('home');
    await chmod(home, 0o700);
    const dataDir = join(home, 'huying', 'data');
    await mkdir(join(home, 'bin'));
    await symlink('/usr/bin/setpriv', join(home, 'bin', 'setpriv'));
    expect(await works(installation, dataDir)).toBe(0);
    expect(await works(installation, dataDir, { env: { PATH: join(home, 'bin') } })).toBe(65534);
    expect(await works(installation, dataDir)).toBe(0);
    const nothing = run(installation, dataDir, { env: { PATH: home } });
    await expect(nothing).rejects.toThrow(/root[\s\S]*HUYING_DATA=/);
    expect(readFileSync(join(dataDir, 'cluster', 'PG_VERSION'), 'utf8')).toBe('18\n');
    await installation.remove();
  });
}
