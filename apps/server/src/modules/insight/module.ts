import type { Module } from '../../platform/module.ts';
import { decidingKinds, keepChoice } from './commands/keep-choice.ts';
import { keepPrint } from './commands/keep-print.ts';
import { trainAll, trainTenant } from './jobs/train-models.ts';
import { insightRoutes } from './routes.ts';

export const insightModule: Module = {
  name: 'insight',
  routes: insightRoutes,
  subscriptions: [
    { reader: 'insight.prints', events: ['request.registered'], hear: keepPrint },
    { reader: 'insight.choices', events: decidingKinds, hear: keepChoice },
  ],
  jobs: [
    { name: 'insight.train-all', cron: '10 2 * * *', run: trainAll },
    {
      name: 'insight.train',
      run: (platform, payload) => trainTenant(platform, (payload as { tenantId: number }).tenantId),
    },
  ],
};
