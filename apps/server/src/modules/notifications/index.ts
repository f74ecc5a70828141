/** Notices are heard from the log; whoever lays a history settles them afterwards. */
export { settleNotices } from './commands/settle-notices.ts';
