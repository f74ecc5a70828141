import type { Module } from '../../platform/module.ts';
import { followBoundaries } from './commands/move-requests.ts';
import { archiveClosed } from './jobs/archive-closed.ts';
import { sweepLimits } from './jobs/sweep-limits.ts';
import { holds } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/errors.ts';
import { fileAccess } from '../files/index.ts';
import { worklistDuty } from '../matters/index.ts';
import { agendaSources } from '../organizations/index.ts';
import { childKinds } from './domain/child-flows.ts';
import { parcelKinds } from '../offline/index.ts';
import { requestAct, requestReport } from './commands/offline-parcels.ts';
import { can } from './policy.ts';
import { hardRequests } from './queries/agenda-source.ts';
import { owedOfChildSql, owedSql } from './queries/owed-sql.ts';
import { governed } from './queries/governed.ts';
import { seeExclusion } from './queries/list-exclusions.ts';
import { findRequest } from './queries/load-request.ts';
import { requestRoutes } from './routes.ts';

// The photos of a request are read by whoever may read the request.
fileAccess.register(async (ctx, subjectId) => {
  try {
    return can(ctx.actor, 'read', await governed(ctx, await findRequest(ctx, subjectId)));
  } catch (error) {
    if (error instanceof AppError && error.kind === 'not-found') return false;
    throw error;
  }
});

worklistDuty.register('request', owedSql);
agendaSources.register('requests', hardRequests);
for (const kind of childKinds) worklistDuty.register(kind, owedOfChildSql(kind));

parcelKinds.register('request', requestReport);
parcelKinds.register('request-act', requestAct);

// The proof of an appeal is read by the panel and by the unit that appealed.
fileAccess.register(async (ctx, subjectId) => {
  try {
    return holds(ctx.actor, 'request.read') && (await seeExclusion(ctx, subjectId)).id === subjectId;
  } catch (error) {
    if (error instanceof AppError && error.kind === 'not-found') return false;
    throw error;
  }
});

export const requestsModule: Module = {
  name: 'requests',
  routes: requestRoutes,
  subscriptions: [
    { reader: 'requests.boundaries', events: ['place.boundary-changed', 'places.imported'], work: followBoundaries },
  ],
  jobs: [
    { name: 'requests.sweep-limits', cron: '* * * * *', run: (platform) => sweepLimits(platform) },
    { name: 'requests.archive', cron: '10 * * * *', run: archiveClosed },
  ],
};
