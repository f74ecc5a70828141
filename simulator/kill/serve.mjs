// The built server as a process of its own: what `npm start` runs, without its looking for installs and builds.
import { root } from '../../scripts/lib/run.mjs';

const dist = (name) => import(new URL(`../../apps/server/dist/${name}`, import.meta.url).href);
const { readConfig } = await dist('config.js');
const { start } = await dist('main.js');
const running = await start(readConfig(process.env, process.argv.slice(2), root), () => {});
process.once('SIGTERM', () => void running.stop().then(() => process.exit(0)));
process.stdout.write(`${JSON.stringify({ url: running.url })}\n`);
