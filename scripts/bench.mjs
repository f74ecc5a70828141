// npm run bench: measures the product beside a thin server and raw PostgreSQL and writes bench/results/latest.md.
import { spawn } from 'node:child_process';
import { root } from './lib/run.mjs';

const child = spawn(process.execPath, ['--import', 'tsx', 'bench/run.ts', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
child.on('exit', (code) => process.exit(code ?? 1));
