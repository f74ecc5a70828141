// Lays the demo in a process of its own, for the test that kills it: node simulator/kill/lay.mjs <database url> <requests> <folder for files>
import { tsImport } from 'tsx/esm/api';

const load = (path) => tsImport(`../../${path}`, import.meta.url);
const { openDatabase } = await load('apps/server/src/platform/database/database.ts');
const { deriveKeys } = await load('apps/server/src/platform/crypto.ts');
const { silentLog } = await load('apps/server/src/platform/log.ts');
const { folderStorage } = await load('apps/server/src/platform/storage.ts');
const { layDemo } = await load('simulator/lay-demo.ts');
const platform = {
  db: openDatabase(process.argv[2]),
  keys: deriveKeys('a secret of a test, long enough for that'),
  log: silentLog,
  storage: folderStorage(process.argv[4]),
  clock: () => new Date(),
  timezone: 'Asia/Shanghai',
  demo: true,
  publicUrl: 'http://127.0.0.1',
};
await layDemo({ platform, tell: (line) => console.log(line), requests: Number(process.argv[3] ?? 200) });
await platform.db.close();
