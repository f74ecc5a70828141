import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { resetPasswordAtConsole, tenantsNaming } from '../modules/accounts/module.ts';
import type { Config } from '../platform/config.ts';
import { startEmbedded } from '../platform/database/embedded.ts';
import { runningEmbedded } from '../platform/database/embedded-running.ts';
import { openPlatform } from './platform.ts';

/** What goes wrong here is for the person at the terminal. */
const forPeople = (zh: string, en: string): Error => Object.assign(new Error(`${zh}\n${en}`), { forPeople: true });

/**
 * Gives an account a temporary password, with or without a running server: on DATABASE_URL, or on the bundled database,
 * which is started for the moment when it does not run. `tenantCode` is needed only where two tenants know the name.
 */
export async function resetPassword(config: Config, username: string, tenantCode?: string): Promise<string> {
  const folder = join(config.dataDir, 'postgres');
  const url = config.databaseUrl ?? (await runningEmbedded(folder));
  if (url !== undefined) return onDatabase(config, url, username, tenantCode);
  if (!existsSync(join(folder, 'cluster')))
    throw forPeople(
      `${config.dataDir} 里还没有数据库。请核对 HUYING_DATA 或 DATABASE_URL。`,
      `There is no database in ${config.dataDir} yet: check HUYING_DATA or DATABASE_URL.`,
    );
  const server = await startEmbedded({ dataDir: folder });
  try {
    return await onDatabase(config, server.url, username, tenantCode);
  } finally {
    await server.stop();
  }
}

async function onDatabase(config: Config, url: string, username: string, tenantCode?: string): Promise<string> {
  const platform = openPlatform(config, url, () => new Date());
  try {
    const all = await tenantsNaming(platform, username);
    const [tenant, ...more] = all.filter(({ code }) => tenantCode === undefined || code === tenantCode);
    if (!tenant)
      throw forPeople(`没有「${username}」这个用户名，请核对。`, `There is no user name "${username}": check it.`);
    if (more.length > 0) {
      const codes = all.map(({ code }) => code).join(', ');
      throw forPeople(
        `好几个区都有「${username}」（${codes}），请加上 --tenant 代码。`,
        `Several tenants have "${username}" (${codes}): add --tenant and one of them.`,
      );
    }
    return await resetPasswordAtConsole(platform, tenant.id, username);
  } finally {
    await platform.db.close();
  }
}
