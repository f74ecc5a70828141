import type { Module } from '../../platform/module.ts';
import { tell } from './commands/tell.ts';
import { toldKinds, toldPermitted, toldRoles } from './domain/notice.ts';
import { removeOldNotices } from './jobs/remove-old-notices.ts';
import { routes } from './routes.ts';

export const notificationsModule: Module = {
  name: 'notifications',
  routes,
  subscriptions: [
    {
      reader: 'notifications',
      events: [...toldKinds, ...Object.keys(toldRoles), ...Object.keys(toldPermitted)],
      hearTogether: tell,
    },
  ],
  jobs: [{ name: 'notifications.remove-old', cron: '20 3 * * *', run: removeOldNotices }],
};
