import type { Module } from '../../platform/module.ts';
import { sweepSessions } from './commands/sweep-sessions.ts';
import { routes } from './routes.ts';
import { tellSessionEnd } from './sessions/session-signals.ts';

// The composition root takes these with the manifest: who calls, what the console shows before the first set-up, whether
// the demo left accounts behind, and what may be done to an account at the server's own console.
export { resetPasswordAtConsole, tenantsNaming } from './commands/reset-at-console.ts';
export { demoAccountsLeft } from './queries/demo-accounts.ts';
export { type Identify, identify } from './sessions/identify.ts';
export { onSessionEnd } from './sessions/session-state.ts';
export { prepareSetup } from './sessions/setup-code.ts';

export const accountsModule: Module = {
  name: 'accounts',
  routes,
  subscriptions: [
    {
      // Sessions carry the paths of their unit and place; after a move they are read anew.
      reader: 'accounts.sessions',
      events: ['unit.moved', 'place.moved', 'places.imported'],
      hear: ({ platform, tx }) => tellSessionEnd(platform, tx, null),
    },
  ],
  jobs: [{ name: 'accounts.sweep-sessions', cron: '17 3 * * *', run: sweepSessions }],
};
