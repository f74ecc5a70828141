// npm run build [server|web …] [--changed]: bundles the server and the web; with --changed only what is out of date.
import { isBuilt, markBuilt, parts, sourceStamp } from './lib/build-stamp.mjs';
import { buildServer } from './lib/build-server.mjs';
import { buildWeb } from './lib/build-web.mjs';

const builders = { server: buildServer, web: buildWeb };
const args = process.argv.slice(2);
const named = args.filter((arg) => arg in parts);
const due = (named.length > 0 ? named : Object.keys(parts)).filter(
  (part) => !(args.includes('--changed') && isBuilt(part)),
);

const results = await Promise.allSettled(
  due.map(async (part) => {
    const [stamp, began] = [sourceStamp(part), Date.now()];
    await builders[part]();
    markBuilt(part, stamp);
    console.log(`${part} ✓ ${((Date.now() - began) / 1000).toFixed(1)} s`);
  }),
);
for (const { reason } of results.filter((result) => result.status === 'rejected')) {
  console.error(reason?.message ?? reason);
  process.exitCode = 1;
}
