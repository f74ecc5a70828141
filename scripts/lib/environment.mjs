import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { forPeople, root } from './run.mjs';

/** Reads `.env` in the root, when there is one; what the environment says already wins. */
export function loadEnvironment() {
  const file = join(root, '.env');
  if (!existsSync(file)) return;
  try {
    process.loadEnvFile(file);
  } catch (error) {
    throw forPeople(
      `读不了 .env：${error.message}`,
      'The file .env cannot be read: check its permissions and lines of the form NAME=value.',
    );
  }
}
