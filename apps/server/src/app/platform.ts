import { join } from 'node:path';
import type { Config } from '../platform/config.ts';
import type { Platform } from '../platform/context.ts';
import { deriveKeys } from '../platform/crypto.ts';
import { openDatabase } from '../platform/database/database.ts';
import { openLog } from '../platform/log.ts';
import { folderStorage } from '../platform/storage.ts';

/** Opens what the modules stand on. `clock` may be set back by the simulator while it lays the demo's history. */
export function openPlatform(config: Config, databaseUrl: string, clock: () => Date): Platform {
  const log = openLog(undefined, config.logLevel);
  return {
    db: openDatabase(databaseUrl, {
      poolSize: config.databasePool,
      onError: (error) => log.warn('database connection lost', { error: error.message }),
    }),
    keys: deriveKeys(config.secret),
    storage: folderStorage(join(config.dataDir, 'files')),
    log,
    clock,
    timezone: config.timezone,
    demo: config.mode !== 'production',
    privateHosts: config.privateHosts,
    publicUrl: config.publicUrl ?? `http://${config.host}:${config.port}`,
    publicUrlIsGuess: config.publicUrl === undefined,
  };
}
