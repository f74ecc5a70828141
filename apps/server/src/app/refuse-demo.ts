import { demoAccountsLeft } from '../modules/accounts/module.ts';
import type { Platform } from '../platform/context.ts';

const SHOWN = 5;

/** In production a database on which demo accounts can still sign in somewhere is refused, with what to do instead. */
export async function refuseDemoAccounts(platform: Platform): Promise<void> {
  const usernames = await demoAccountsLeft(platform);
  if (usernames.length === 0) return;
  const shown = usernames.slice(0, SHOWN);
  throw new Error(
    `正式环境不能使用带演示账号的数据库：还有 ${usernames.length} 个（${shown.join('、')}${usernames.length > SHOWN ? '…' : ''}），密码是公开的。` +
      '请用 HUYING_DATA 或 DATABASE_URL 换一个空库重新开始；要继续用这个库，请先以演示模式启动，由系统管理员停用这些人员。\n' +
      `Production refuses a database with demo accounts, whose password is public: ${usernames.length} of them (${shown.join(', ')}${usernames.length > SHOWN ? ' …' : ''}). ` +
      'Begin on an empty database (HUYING_DATA or DATABASE_URL); to keep this one, start it in demo mode first and have the system administrator deactivate these people.',
  );
}
