import { mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../../kernel/errors.ts';
import type { Platform } from '../../../platform/context.ts';
import { writeRejected } from '../../../platform/sheets/write-rejected.ts';
import { takeFile } from '../commands/take-file.ts';
import { dropFolder } from '../queries/link.ts';
import { inTenant } from './deliver.ts';

/** A file that somebody is still writing is left for the next look. */
const SETTLED_MS = 5000;

/** Every minute: files that were dropped into the folders of tenants that are connected. */
export async function sweepFolders(platform: Platform): Promise<void> {
  const { rows } = await platform.db.owner.query<{ tenant_id: number }>(
    'select tenant_id from hotline_links where enabled order by tenant_id',
  );
  for (const { tenant_id } of rows) await sweepFolder(platform, tenant_id);
}

/**
 * Takes in what lies in the folder: afterwards it lies in `done`, beside it the rows that could not come in; what cannot
 * be read at all lies in `failed` with the reason. Answers the names that were dealt with.
 */
export async function sweepFolder(platform: Platform, tenantId: number): Promise<string[]> {
  const folder = dropFolder({ platform, tx: { tenantId } });
  await mkdir(folder, { recursive: true });
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(xlsx|xls|csv|xml|txt)$/i.test(entry.name))
    .map(({ name }) => name)
    .sort();
  const done: string[] = [];
  for (const name of names) {
    const { mtimeMs } = await stat(join(folder, name));
    if (Date.now() - mtimeMs < SETTLED_MS) continue;
    await takeOne(platform, tenantId, folder, name);
    done.push(name);
  }
  return done;
}

async function takeOne(platform: Platform, tenantId: number, folder: string, name: string): Promise<void> {
  const path = join(folder, name);
  try {
    const { file, result } = await takeFile((work) => inTenant(platform, tenantId, work), path, name);
    const to = await beside(folder, 'done', name, platform);
    const reasons = new Map(result.rejected.map(({ row, reason }) => [row, reason.zh]));
    const rejected = file.rows.flatMap(({ row, cells }) => {
      const reason = reasons.get(row);
      return reason === undefined ? [] : [{ number: row, cells, reason }];
    });
    if (rejected.length > 0) await writeFile(`${to}.未接收.xlsx`, await writeRejected(file.header, rejected));
    await rename(path, to);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const to = await beside(folder, 'failed', name, platform);
    await writeFile(`${to}.原因.txt`, `${error.text.zh}\n${error.text.en}\n`);
    await rename(path, to);
  }
}

/** Next to the folder that is watched; a name that was there before gets the time in front. */
async function beside(folder: string, where: 'done' | 'failed', name: string, { clock }: Platform): Promise<string> {
  const to = join(dirname(folder), where);
  await mkdir(to, { recursive: true });
  return join(to, `${clock().toISOString().replace(/[:.]/g, '-')}-${name}`);
}
