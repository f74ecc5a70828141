import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isBuilt, parts } from './build-stamp.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { loadEnvironment } from './environment.mjs';
import { forPeople, root, run, withDots } from './run.mjs';

const tell = (line) => console.log(line);

/** Installs and builds what is missing, then serves in this process until told to stop. */
export async function startHuying(args) {
  loadEnvironment();
  const stopping = stopOnSignal();
  await ensureDependencies();
  await ensureBuilt();
  const dist = (name) => import(pathToFileURL(join(root, 'apps/server/dist', name)).href);
  const { readConfig } = await dist('config.js');
  const config = readConfig(process.env, args, root);
  for (const { zh, en } of config.warnings) tell(`⚠ ${zh}\n  ${en}`);
  const { start } = await dist('main.js');
  const running = await start(config, tell);
  stopping.hold(running);
}

async function ensureBuilt() {
  const due = Object.keys(parts).filter((part) => !isBuilt(part));
  if (due.length === 0) return;
  // In a process of its own: what the tools take of memory is gone before we serve.
  const build = run(process.execPath, ['scripts/build.mjs', ...due], { quiet: true });
  const { code, output } = await withDots('构建程序（首次或更新后）· Building', build);
  if (code !== 0) throw forPeople('构建失败：', `The build failed:\n${output.trim()}`);
}

/**
 * The first Ctrl-C (or SIGTERM, or a closed terminal) stops in order: requests, jobs, database. A second one, a good
 * second later, ends at once: npm passes on the signal that the terminal has already sent, so two may come for one.
 */
function stopOnSignal() {
  let running;
  let asked = 0;
  const stop = async () => {
    if (asked > 0) {
      if (Date.now() - asked > 1000) process.exit(130);
      return;
    }
    asked = Date.now();
    if (!running) process.exit(130);
    tell('\n正在停止…再按一次 Ctrl-C 强制结束 · Stopping; Ctrl-C again to force');
    try {
      await running.stop();
      tell('已停止 · Stopped');
      process.exit(0);
    } catch (error) {
      console.error(error);
      process.exit(1);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  return {
    hold(started) {
      running = started;
    },
  };
}
