import { AppError } from '../../kernel/errors.ts';
import type { Module } from '../../platform/module.ts';
import { fileAccess } from '../files/index.ts';
import { parcelKinds } from '../offline/index.ts';
import { worklistDuty } from '../matters/index.ts';
import { offlineHazard, offlineNewVisit, offlineRound, offlineVisit } from './commands/offline-parcels.ts';
import { forgetHouseholds } from './jobs/forget-households.ts';
import { layRounds } from './jobs/lay-rounds.ts';
import { sweepHazards } from './jobs/sweep-hazards.ts';
import { can } from './policy.ts';
import { governedHazard, loadHazard } from './queries/load-hazard.ts';
import { owedSql } from './queries/owed-sql.ts';
import { patrolRoutes } from './routes.ts';

// The pictures of a hazard are read by whoever may read the hazard.
fileAccess.register(async (ctx, subjectId) => {
  try {
    return can(ctx.actor, 'read', await governedHazard(ctx, await loadHazard(ctx, subjectId)));
  } catch (error) {
    if (error instanceof AppError && error.kind === 'not-found') return false;
    throw error;
  }
});

worklistDuty.register('hazard', owedSql);

parcelKinds.register('visit', offlineVisit);
parcelKinds.register('visit-new', offlineNewVisit);
parcelKinds.register('patrol-round', offlineRound);
parcelKinds.register('hazard', offlineHazard);

export const patrolsModule: Module = {
  name: 'patrols',
  routes: patrolRoutes,
  jobs: [
    { name: 'patrols.sweep-hazards', cron: '* * * * *', run: sweepHazards },
    { name: 'patrols.lay-rounds', cron: '5 0 * * *', run: layRounds },
    { name: 'patrols.forget-households', cron: '20 3 * * *', run: forgetHouseholds },
  ],
};
