import { command, query, raw, rawJson, type Route } from '../../platform/http/route.ts';
import { actOnProject, type ProjectActionInput } from './commands/act-on-project.ts';
import { draftProject } from './commands/draft-project.ts';
import { putOptions } from './commands/put-options.ts';
import { importEffects } from './commands/import-effects.ts';
import { importProjects } from './commands/import-projects.ts';
import { issueRatingCodes, lookAtRating, rateProject } from './commands/ratings.ts';
import { projectActionEndpoints, projectInputs, projectsEndpoints as api } from './contract.ts';
import type { ProjectAction } from './flow.ts';
import { exportBoard } from './queries/export-board.ts';
import { effectTemplate, exportEffects } from './queries/export-effects.ts';
import { exportProjects, projectTemplate } from './queries/export-projects.ts';
import { getProject } from './queries/get-project.ts';
import { listEffects } from './queries/list-effects.ts';
import { listOpenCalls } from './queries/list-open-calls.ts';
import { listProjects } from './queries/list-projects.ts';
import { boardJson, projectBoard } from './queries/project-board.ts';
import { projectEffects } from './queries/project-effects.ts';
import { projectOptions, projectSettings } from './queries/settings.ts';

/** The action routes follow from the flow: one endpoint for each action. */
const actionRoutes: Route[] = Object.values(projectActionEndpoints).map((endpoint) => {
  const name = endpoint.path.split('/').at(-1) as ProjectAction;
  if (endpoint.body !== projectInputs[name]) throw new Error(`${endpoint.path} takes no action`);
  return command(endpoint, (ctx, { params, body }) =>
    actOnProject(ctx, name, params.id, body as unknown as ProjectActionInput),
  );
});

export const projectRoutes: Route[] = [
  query(api.listProjectTypes, async (ctx) => {
    const { types, recheckAfterDays } = await projectSettings(ctx);
    return { items: [...types], recheckAfterDays };
  }),
  query(api.getProjectOptions, (ctx) => projectOptions(ctx)),
  command(api.putProjectOptions, (ctx, { body }) => putOptions(ctx, body)),
  command(api.draftProject, (ctx, { body }) => draftProject(ctx, body)),
  query(api.listProjects, async (ctx, input) => rawJson(await listProjects(ctx, input.query))),
  query(api.listOpenCalls, async (ctx, { query }) => rawJson(await listOpenCalls(ctx, query))),
  query(api.getProject, (ctx, { params }) => getProject(ctx, params.id)),
  ...actionRoutes,
  query(api.projectBoard, async (ctx, input) => rawJson(boardJson(await projectBoard(ctx, input.query)))),
  raw(api.exportProjectBoard, exportBoard),
  query(api.projectEffects, async (ctx, input) => rawJson(await projectEffects(ctx, input.query))),
  query(api.listEffects, (ctx, input) => listEffects(ctx, input.query)),
  raw(api.exportEffects, exportEffects),
  raw(api.effectTemplate, effectTemplate),
  raw(api.importEffects, importEffects),
  raw(api.importProjects, importProjects),
  raw(api.projectTemplate, projectTemplate),
  raw(api.exportProjects, exportProjects),
  command(api.issueRatingCodes, (ctx, { params, body }) => issueRatingCodes(ctx, params.id, body)),
  query(api.lookAtRating, (ctx, { body }) => lookAtRating(ctx, body.code)),
  command(api.rateProject, (ctx, { body }) => rateProject(ctx, body)),
];
