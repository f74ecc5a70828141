import type { Module } from '../../platform/module.ts';
import { DELIVER, tellHotline, toldEvents } from './commands/tell-hotline.ts';
import { deliverAll, deliverTenant } from './jobs/deliver.ts';
import { pullAll } from './jobs/pull.ts';
import { sweepFolders } from './jobs/sweep-folder.ts';
import { routes } from './routes.ts';

export const hotlineModule: Module = {
  name: 'hotline',
  routes,
  subscriptions: [{ reader: 'hotline', events: toldEvents, hearTogether: tellHotline }],
  jobs: [
    {
      name: DELIVER,
      run: async (platform, payload) => {
        await deliverTenant(platform, (payload as { tenantId: number }).tenantId);
      },
    },
    { name: 'hotline.deliver-due', cron: '* * * * *', run: deliverAll },
    { name: 'hotline.pull', cron: '* * * * *', run: pullAll },
    { name: 'hotline.sweep-folders', cron: '* * * * *', run: sweepFolders },
  ],
};
