import type { Module } from '../../platform/module.ts';
import { matterRoutes } from './routes.ts';

// The composition root ends the streams of ended sessions and nudges the hub after each change.
export { liveHub } from './live-hub.ts';

export const mattersModule: Module = { name: 'matters', routes: matterRoutes };
