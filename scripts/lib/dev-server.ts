// The server of `npm run dev`, restarted by tsx whenever one of its sources changes.
import { start } from '../../apps/server/src/app/main.ts';
import { readConfig } from '../../apps/server/src/platform/config.ts';

const config = readConfig(process.env, process.argv.slice(2), process.cwd());
const running = await start(config, (line) => console.log(line));
const stop = (): void => {
  running.stop().then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
