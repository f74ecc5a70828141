import type { Module } from '../../platform/module.ts';
import { followRegrid } from './commands/follow-regrid.ts';
import { regridRoutes } from './routes.ts';

export const regridsModule: Module = {
  name: 'regrids',
  routes: regridRoutes,
  subscriptions: [{ reader: 'regrids.matters', events: ['regrid.done', 'regrid.undone'], work: followRegrid }],
};
