import type { Module } from '../../platform/module.ts';
import { decidingKinds, keepChoices } from './commands/keep-choice.ts';
import { keepPrints } from './commands/keep-print.ts';
import { trainAll, trainTenant } from './jobs/train-models.ts';
import { insightRoutes } from './routes.ts';

export const insightModule: Module = {
  name: 'insight',
  routes: insightRoutes,
  subscriptions: [
    { reader: 'insight.prints', events: ['request.registered'], hearTogether: keepPrints },
    { reader: 'insight.choices', events: decidingKinds, hearTogether: keepChoices },
  ],
  jobs: [
    { name: 'insight.train-all', cron: '10 2 * * *', run: trainAll },
    {
      name: 'insight.train',
      run: (platform, payload) => trainTenant(platform, (payload as { tenantId: number }).tenantId),
    },
  ],
};
