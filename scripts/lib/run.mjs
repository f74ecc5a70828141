import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/**
 * Runs a program to its end in the root and resolves with its exit code and, with `quiet`, what it printed;
 * otherwise it writes to our terminal. Never rejects for a failing program; a missing one gives code 127.
 * `kill` ends it together with all it started.
 */
export function run(program, args, { quiet = false, env, cwd = root, uid, input } = {}) {
  const child = spawn(program, args, {
    cwd,
    uid,
    gid: uid,
    env: { ...process.env, ...env },
    stdio: [input === undefined ? 'ignore' : 'pipe', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    shell: process.platform === 'win32' && program === 'npm', // there npm is a .cmd file
  });
  if (input !== undefined) child.stdin.end(input);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 127, output: `${output}${error.message}` }));
    child.once('close', (code, signal) =>
      resolve({ code: code ?? 1, output: signal ? `${output}\n${signal}` : output }),
    );
  });
}

/** An error whose message is meant for the person at the terminal: shown without a stack. */
export function forPeople(zh, en) {
  return Object.assign(new Error(`${zh}\n${en}`), { forPeople: true });
}

/** Prints dots while a long step runs where nothing else shows progress, and resolves with the step's result. */
export async function withDots(label, work) {
  const began = Date.now();
  process.stdout.write(`${label} `);
  const dots = setInterval(() => process.stdout.write('.'), 2000);
  try {
    return await work;
  } finally {
    clearInterval(dots);
    process.stdout.write(` ${((Date.now() - began) / 1000).toFixed(1)} s\n`);
  }
}
