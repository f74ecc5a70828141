import type { Module } from '../../platform/module.ts';
import { WORK } from './commands/start-import.ts';
import { resumeImports, workImport } from './jobs/work-import.ts';
import { routes } from './routes.ts';

export const exchangeModule: Module = {
  name: 'exchange',
  routes,
  jobs: [
    {
      name: WORK,
      run: (platform, payload) => {
        const { tenantId, importId } = payload as { tenantId: number; importId: string };
        return workImport(platform, tenantId, importId);
      },
    },
    { name: 'exchange.resume-imports', cron: '* * * * *', run: (platform) => resumeImports(platform) },
  ],
};
