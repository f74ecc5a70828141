import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { constants, readFileSync } from 'node:fs';
import { access, chmod, lchown, lstat, mkdir, readdir } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';

/**
 * As whom PostgreSQL runs. It refuses root and users without a name, so these hand it to another identity:
 * 'nobody' – that user of the system, when it can enter the data folder;
 * 'namespace' – a user namespace in which our own uid is called nobody, for data under a private home such as /root;
 * 'capability' – nobody with leave to pass private folders, where namespaces are forbidden (containers).
 */
export interface Identity {
  kind: 'self' | 'nobody' | 'namespace' | 'capability';
  /** The owner that the database's files must have; undefined where files have none (Windows). */
  owner: number | undefined;
  command(program: string, args: string[]): { program: string; args: string[]; uid?: number; gid?: number };
}

const NOBODY = uidOfNobody();
const isRoot = (): boolean => process.getuid?.() === 0;

const self: Identity = {
  kind: 'self',
  owner: process.getuid?.(),
  command: (program, args) => ({ program, args }),
};
const nobody: Identity = {
  kind: 'nobody',
  owner: NOBODY,
  command: (program, args) => ({ program, args, uid: NOBODY, gid: NOBODY }),
};
const namespace: Identity = {
  kind: 'namespace',
  owner: process.getuid?.(),
  command: (program, args) => ({
    program: 'unshare',
    args: ['-U', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, program, ...args],
  }),
};
const capability: Identity = {
  kind: 'capability',
  owner: NOBODY,
  command: (program, args) => ({
    program: 'setpriv',
    args: [
      ...['--reuid', String(NOBODY), '--regid', String(NOBODY), '--clear-groups'],
      ...['--inh-caps', '-all,+dac_override', '--ambient-caps', '+dac_override', program, ...args],
    ],
  }),
};

/** Makes the data folder and settles who runs the database in it. Throws when root finds no way to step down. */
export async function chooseIdentity(dataDir: string): Promise<Identity> {
  await makeFolder(dataDir);
  if (!isRoot()) return hasName() || !canEnter(namespace, dataDir) ? self : namespace;
  // The order is by privilege kept: nobody keeps none.
  const choice = [nobody, namespace, capability].find((identity) => canEnter(identity, dataDir));
  if (choice) return choice;
  throw new Error(
    `PostgreSQL 不能以 root 身份运行，而普通用户进不了数据目录 ${dataDir}。请改用普通用户启动，或设置 HUYING_DATA=/var/lib/huying\n` +
      `PostgreSQL does not run as root, and no other user can enter the data folder ${dataDir}. Start as an ordinary user, or set HUYING_DATA=/var/lib/huying`,
  );
}

async function makeFolder(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: isRoot() ? 0o711 : 0o700 });
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const owner = await lstat(dataDir).catch(() => undefined);
    if (owner && owner.uid !== process.getuid?.()) throw foreignData(dataDir, owner.uid);
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `数据目录 ${dataDir} 不能写入。请修改其权限，或用 HUYING_DATA 指定另一个目录。\n` +
        `The data folder ${dataDir} cannot be written (${reason}). Change its permissions, or name another with HUYING_DATA.`,
    );
  }
}

/** Whether the system knows our uid by a name: initdb asks, and containers started with a bare uid have none. */
function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

function uidOfNobody(): number {
  try {
    return Number(/^nobody:[^:]*:(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'))?.[1] ?? 65534);
  } catch {
    return 65534;
  }
}

/** Runs a program to its end as `identity`. `ok` is false when it could not be started or did not end with 0. */
export function runAs(
  identity: Identity,
  program: string,
  args: string[],
  options: SpawnSyncOptions = {},
): { ok: boolean; output: string; missing: boolean } {
  const step = identity.command(program, args);
  const result = spawnSync(step.program, step.args, { ...options, encoding: 'utf8', uid: step.uid, gid: step.gid });
  const output = `${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}`.trim();
  const missing = (result.error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT';
  return { ok: result.status === 0, output, missing };
}

const canEnter = (identity: Identity, folder: string): boolean =>
  runAs(identity, '/bin/sh', ['-c', 'cd "$0"', folder], { cwd: '/' }).ok;

/** Gives a folder to the database's user, the folder itself last, so that a broken-off run is repeated by the next. */
export async function giveTo(identity: Identity, path: string): Promise<void> {
  if (identity.owner === undefined || !isRoot()) return;
  await changeOwner(path, identity.owner);
}

async function changeOwner(path: string, owner: number): Promise<void> {
  const stat = await lstat(path);
  if (stat.isDirectory()) {
    for (const name of await readdir(path)) await changeOwner(join(path, name), owner);
  }
  if (stat.uid !== owner) await lchown(path, owner, owner);
}

/** An existing cluster must belong to the identity and be closed to others, or PostgreSQL refuses it. */
export async function repairOwnership(identity: Identity, cluster: string): Promise<void> {
  if (identity.owner === undefined) return;
  const stat = await lstat(cluster).catch(() => undefined);
  if (!stat) return;
  if (stat.uid !== identity.owner) {
    if (!isRoot()) throw foreignData(cluster, stat.uid);
    await giveTo(identity, cluster);
  }
  if (stat.mode & 0o077) await chmod(cluster, 0o700);
}

export const foreignData = (folder: string, owner: number): Error =>
  new Error(
    `数据目录 ${folder} 属于另一个用户（uid ${owner}），当前用户（uid ${process.getuid?.()}）不能使用。请用原来的用户启动，或执行：sudo chown -R $(id -u) ${folder}\n` +
      `The data folder ${folder} belongs to another user (uid ${owner}), not to the current one (uid ${process.getuid?.()}). Start as that user, or run: sudo chown -R $(id -u) ${folder}`,
  );
