import { AppError } from '../../kernel/errors.ts';
import type { Module } from '../../platform/module.ts';
import { fileAccess } from '../files/index.ts';
import { worklistDuty } from '../matters/index.ts';
import { agendaSources, unitPageParts } from '../organizations/index.ts';
import { hearDecision } from './commands/hear-decision.ts';
import { tellRequest } from './commands/tell-request.ts';
import { projectSources } from './commands/tell-sources.ts';
import { sweepProjects } from './jobs/sweep-projects.ts';
import { can } from './policy.ts';
import { undecidedProjects } from './queries/agenda-source.ts';
import { governedProject, loadProject } from './queries/load-project.ts';
import { owedSql } from './queries/owed-sql.ts';
import { projectPartsGiven, projectsOwed } from './queries/unit-page-parts.ts';
import { projectRoutes } from './routes.ts';

// The pictures of a project are read by whoever may read the project.
fileAccess.register(async (ctx, subjectId) => {
  try {
    return can(ctx.actor, 'read', await governedProject(ctx, await loadProject(ctx, subjectId)));
  } catch (error) {
    if (error instanceof AppError && error.kind === 'not-found') return false;
    throw error;
  }
});

worklistDuty.register('project', owedSql);
projectSources.register('request', tellRequest);
agendaSources.register('projects', undecidedProjects);
unitPageParts.register('owes', 'projects', projectsOwed);
unitPageParts.register('gives', 'projects', projectPartsGiven);

export const projectsModule: Module = {
  name: 'projects',
  subscriptions: [{ reader: 'projects.decisions', events: ['joint-decision.made'], hear: hearDecision }],
  routes: projectRoutes,
  jobs: [{ name: 'projects.sweep-projects', cron: '* * * * *', run: sweepProjects }],
};
