// npm run reset-password -- <user name> [--tenant code]: a temporary password for anybody, for who holds the machine.
import { parseArgs } from 'node:util';
import { ensureDependencies } from './lib/dependencies.mjs';
import { loadEnvironment } from './lib/environment.mjs';
import { forPeople, root } from './lib/run.mjs';
import { importSource } from './lib/sources.mjs';

async function main() {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { tenant: { type: 'string' } } });
  const [username, ...rest] = positionals;
  if (!username || rest.length > 0)
    throw forPeople(
      '用法：npm run reset-password -- 用户名 [--tenant 代码]',
      'Usage: npm run reset-password -- user-name [--tenant code]',
    );
  loadEnvironment();
  await ensureDependencies();
  const { readConfig } = await importSource('apps/server/src/platform/config.ts');
  const { resetPassword } = await importSource('apps/server/src/app/reset-password.ts');
  const password = await resetPassword(readConfig(process.env, [], root), username, values.tenant);
  console.log(
    `「${username}」的临时密码（只显示这一次，登录后须换成自己的）\nTemporary password, shown once:\n\n  ${password}\n`,
  );
}

main().catch((error) => {
  console.error(error.forPeople || error.name === 'ConfigError' ? error.message : error.stack);
  process.exitCode = 1;
});
