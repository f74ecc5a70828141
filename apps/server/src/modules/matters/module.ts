import type { Module } from '../../platform/module.ts';
import { alignAllPlaces, followPlaces } from './commands/align-places.ts';
import { matterRoutes } from './routes.ts';

// The composition root ends the streams of ended sessions and nudges the hub after each change.
export { liveHub } from './live-hub.ts';

export const mattersModule: Module = {
  name: 'matters',
  routes: matterRoutes,
  subscriptions: [{ reader: 'matters.places', events: ['place.moved', 'places.imported'], work: followPlaces }],
  jobs: [{ name: 'matters.align-places', cron: '27 4 * * *', run: alignAllPlaces }],
};
