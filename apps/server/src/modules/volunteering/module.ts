import { AppError } from '../../kernel/errors.ts';
import type { Module } from '../../platform/module.ts';
import { fileAccess } from '../files/index.ts';
import { unitPageParts } from '../organizations/index.ts';
import { forgetNames } from './jobs/forget-names.ts';
import { findActivity } from './queries/activity-rows.ts';
import { activitiesGiven, activitiesOwed } from './queries/unit-page-parts.ts';
import { volunteeringRoutes } from './routes.ts';

// The pictures of an activity are seen by whoever sees it.
fileAccess.register(async (ctx, subjectId) => {
  try {
    await findActivity(ctx, subjectId);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.kind === 'not-found') return false;
    throw error;
  }
});

unitPageParts.register('owes', 'volunteering', activitiesOwed);
unitPageParts.register('gives', 'volunteering', activitiesGiven);

export const volunteeringModule: Module = {
  name: 'volunteering',
  routes: volunteeringRoutes,
  jobs: [{ name: 'volunteering.forget-names', cron: '40 3 * * *', run: forgetNames }],
};
