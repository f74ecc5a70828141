import type { Module } from '../../platform/module.ts';
import { worklistDuty } from '../matters/index.ts';
import { agendaSources, unitPageParts } from '../organizations/index.ts';
import { projectSources } from '../projects/index.ts';
import { hearDecision } from './commands/hear-decision.ts';
import { hearProject } from './commands/hear-project.ts';
import { ACCEPT, SOLVE } from './commands/match-plans.ts';
import { carryOutPlan } from './jobs/accept-plan.ts';
import { solvePlan } from './jobs/solve-plan.ts';
import { warnPromises, warnUnmatched } from './jobs/warn-promises.ts';
import { unmetNeeds } from './queries/agenda-source.ts';
import { owedSql } from './queries/owed-sql.ts';
import { givenByUnit, promisesOwed } from './queries/unit-page-parts.ts';
import { needRoutes } from './routes.ts';

worklistDuty.register('need', owedSql);
projectSources.register('need', hearProject);
agendaSources.register('needs', unmetNeeds);
unitPageParts.register('owes', 'needs', promisesOwed);
unitPageParts.register('gives', 'needs', givenByUnit);

export const needsModule: Module = {
  name: 'needs',
  subscriptions: [{ reader: 'needs.decisions', events: ['joint-decision.made'], hear: hearDecision }],
  routes: needRoutes,
  jobs: [
    { name: 'needs.warn-promises', cron: '25 * * * *', run: warnPromises },
    { name: 'needs.warn-unmatched', cron: '10 8 * * 1', run: warnUnmatched },
    { name: SOLVE, run: (platform, payload) => solvePlan(platform, payload as Parameters<typeof solvePlan>[1]) },
    { name: ACCEPT, run: (platform, payload) => carryOutPlan(platform, payload as Parameters<typeof carryOutPlan>[1]) },
  ],
};
