import { prepareSetup } from '../modules/accounts/module.ts';
import type { Config } from '../platform/config.ts';
import { startEmbedded } from '../platform/database/embedded.ts';
import { migrate } from '../platform/database/migrate.ts';
import { refuseUnsafeDatabase } from '../platform/database/requirements.ts';
import { startJobs } from '../platform/jobs.ts';
import { upkeepJobs } from '../platform/upkeep.ts';
import { compose } from './composition.ts';
import { dropUnfinishedDemos } from './demo-state.ts';
import { modules } from './modules.ts';
import { servePages } from './pages.ts';
import { openPlatform } from './platform.ts';
import { refuseDemoAccounts } from './refuse-demo.ts';

export interface Running {
  url: string;
  stop(): Promise<void>;
}

/** Starts everything in order (database, schema, demo, HTTP, jobs) and says where it is reached; `stop` undoes it in reverse. */
export async function start(config: Config, tell: (line: string) => void): Promise<Running> {
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const url = await serve(config, tell, undo);
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function serve(config: Config, tell: (line: string) => void, undo: (() => Promise<unknown>)[]): Promise<string> {
  const databaseUrl = config.databaseUrl ?? (await embedded(config, tell, undo));
  const platform = openPlatform(config, databaseUrl, () => new Date());
  undo.push(() => platform.db.close());
  await refuseUnsafeDatabase(async (statement) => (await platform.db.owner.query(statement)).rows, config.mode);
  await migrate(databaseUrl, tell);
  await dropUnfinishedDemos(platform, tell);
  if (config.mode === 'production') await refuseDemoAccounts(platform);
  const app = await compose(platform, {
    secure: platform.publicUrl.startsWith('https:'),
    trustProxy: config.trustProxy,
  });
  undo.push(() => app.close());
  await servePages(app.http, app.baseMapOf);
  if (config.mode !== 'production' && !config.empty) {
    const { layDemo } = await import('../../../../simulator/lay-demo.ts');
    await layDemo({ platform, tell, requests: config.demoRequests, heard: () => app.pump.drained() });
  }
  const setupCode = await prepareSetup(platform);
  const url = await app.http.listen({ host: config.host, port: config.port });
  const jobs = await startJobs(platform, [...upkeepJobs, ...modules.flatMap((module) => module.jobs ?? [])]);
  undo.push(() => jobs.stop());
  announce(config.publicUrl ?? url, setupCode, platform.demo && !config.empty, tell);
  return url;
}

async function embedded(
  config: Config,
  tell: (line: string) => void,
  undo: (() => Promise<unknown>)[],
): Promise<string> {
  const server = await startEmbedded({ dataDir: `${config.dataDir}/postgres`, tell });
  undo.push(() => server.stop());
  return server.url;
}

function announce(url: string, setupCode: string | null, demo: boolean, tell: (line: string) => void): void {
  tell(`\n呼应已启动 · Huying is running\n`);
  if (setupCode) {
    tell(`  首次设置 First-run set-up   ${url}/desk/setup`);
    tell(`  设置码   Set-up code        ${setupCode}\n`);
    return;
  }
  tell(`  居民 Residents              ${url}/`);
  tell(`  网格员 Grid workers         ${url}/field`);
  tell(`  工作人员 Staff              ${url}/desk`);
  if (demo) tell(`\n  演示账号在登录页上，点一下即可登录 · Demo sign-ins are shown on the sign-in page\n`);
}
