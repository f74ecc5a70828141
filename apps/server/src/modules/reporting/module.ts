import type { Module } from '../../platform/module.ts';
import { verifyCounts } from './jobs/verify-counts.ts';
import { routes } from './routes.ts';

export const reportingModule: Module = {
  name: 'reporting',
  routes,
  jobs: [{ name: 'reporting.verify', cron: '40 3 * * *', run: verifyCounts }],
};
