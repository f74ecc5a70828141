import { command, query, type Route } from '../../platform/http/route.ts';
import { markRead } from './commands/mark-read.ts';
import { setTemplates } from './commands/set-templates.ts';
import { notificationsEndpoints as endpoints } from './contract.ts';
import { countUnread } from './queries/count-unread.ts';
import { getTemplates } from './queries/get-templates.ts';
import { listNotifications } from './queries/list-notifications.ts';

export const routes: Route[] = [
  query(endpoints.listNotifications, (ctx, { query: asked }) => listNotifications(ctx, asked)),
  query(endpoints.countNotifications, (ctx) => countUnread(ctx)),
  command(endpoints.readNotifications, (ctx, { body }) => markRead(ctx, body)),
  query(endpoints.getNoticeTemplates, (ctx) => getTemplates(ctx)),
  command(endpoints.setNoticeTemplates, (ctx, { body }) => setTemplates(ctx, body)),
];
