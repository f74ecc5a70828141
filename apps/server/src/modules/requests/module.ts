import type { Module } from '../../platform/module.ts';
import { sweepLimits } from './jobs/sweep-limits.ts';
import { requestRoutes } from './routes.ts';

export const requestsModule: Module = {
  name: 'requests',
  routes: requestRoutes,
  jobs: [{ name: 'requests.sweep-limits', cron: '* * * * *', run: (platform) => sweepLimits(platform) }],
};
