import { defineConfig } from 'vitest/config';

const databaseServer = 'apps/server/src/platform/testing/global-setup.ts';

/** What is waited for comes at once on a machine that does nothing else; only then does the wait end in failure. */
const patience = { poll: { timeout: 20_000 } };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'server',
          include: ['apps/server/src/**/*.test.ts', 'scripts/**/*.test.{ts,mjs}', 'simulator/**/*.test.ts'],
          globalSetup: [databaseServer, 'scripts/lib/test-workers.mjs'],
          setupFiles: 'apps/server/src/platform/testing/compiled-workers.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
          pool: 'forks',
          expect: patience,
          maxWorkers: 2, // on 2 cores: one waits for the database while the other works
        },
      },
      { test: { name: 'web', include: ['apps/web/src/**/*.test.ts', 'apps/web/src/**/*.test.tsx'], expect: patience } },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          globalSetup: 'e2e/support/demo-folder.ts',
          testTimeout: 180_000,
          hookTimeout: 300_000,
          pool: 'forks',
          expect: patience,
          maxWorkers: 2,
        },
      },
    ],
  },
});
