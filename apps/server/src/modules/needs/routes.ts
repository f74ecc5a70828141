import { command, query, raw, rawJson, type Route } from '../../platform/http/route.ts';
import { actOnNeed, type NeedActionInput } from './commands/act-on-need.ts';
import { actOnNeeds } from './commands/act-on-needs.ts';
import { importNeeds, importResources } from './commands/import-sheets.ts';
import { acceptPlan, discardPlan, solveAgain, startPlan } from './commands/match-plans.ts';
import { needFromFinding, needFromRequest, noteNeed } from './commands/note-need.ts';
import { confirmPromise, dropPromise, keepPromise, makePromise } from './commands/promises.ts';
import { closeResource, offerResource, reopenResource, reviseResource } from './commands/resources.ts';
import { addNeedSource, reviseNeed } from './commands/revise-need.ts';
import { type NeedActionName, needActionEndpoints, needInputs, needsEndpoints as api } from './contract.ts';
import { exportNeeds, exportResources } from './queries/export-sheets.ts';
import { getNeed } from './queries/get-need.ts';
import { listCandidates } from './queries/list-candidates.ts';
import { listNeeds } from './queries/list-needs.ts';
import { listPairs, listPlans, listUnmatched, showPlan } from './queries/plan-rows.ts';
import { listSimilarNeeds } from './queries/list-similar.ts';
import { listOpenNeeds } from './queries/list-open-needs.ts';
import { listPromises } from './queries/promise-rows.ts';
import { getResource, listResources } from './queries/resource-rows.ts';
import { needSettings } from './queries/settings.ts';

/** The action routes follow from the flow: one endpoint for each action. */
const actionRoutes: Route[] = Object.values(needActionEndpoints).map((endpoint) => {
  const name = endpoint.path.split('/').at(-1) as NeedActionName;
  if (endpoint.body !== needInputs[name]) throw new Error(`${endpoint.path} takes no action`);
  return command(endpoint, (ctx, { params, body }) =>
    actOnNeed(ctx, name, params.id, body as unknown as NeedActionInput),
  );
});

export const needRoutes: Route[] = [
  query(api.listNeedSorts, async (ctx) => {
    const { needSorts, resourceSorts } = await needSettings(ctx);
    return {
      needs: needSorts.map((sort) => ({ ...sort, metBy: [...sort.metBy] })),
      resources: [...resourceSorts],
    };
  }),
  command(api.noteNeed, (ctx, { body }) => noteNeed(ctx, body)),
  command(api.needFromRequest, (ctx, { params, body }) => needFromRequest(ctx, params.id, body)),
  command(api.needFromFinding, (ctx, { params, body }) => needFromFinding(ctx, params.id, body)),
  command(api.actOnNeeds, (ctx, { body }) => actOnNeeds(ctx, body)),
  command(api.reviseNeed, (ctx, { params, body }) => reviseNeed(ctx, params.id, body)),
  command(api.addNeedSource, (ctx, { params, body }) => addNeedSource(ctx, params.id, body)),
  query(api.listNeeds, async (ctx, input) => rawJson(await listNeeds(ctx, input.query))),
  query(api.listSimilarNeeds, async (ctx, { params }) => ({ items: await listSimilarNeeds(ctx, params.id) })),
  query(api.listOpenNeeds, (ctx, input) => listOpenNeeds(ctx, input.query)),
  query(api.getNeed, (ctx, { params }) => getNeed(ctx, params.id)),
  ...actionRoutes,
  query(api.listCandidates, async (ctx, { params, query: { limit } }) => ({
    items: await listCandidates(ctx, params.id, limit),
  })),
  command(api.offerResource, (ctx, { body }) => offerResource(ctx, body)),
  query(api.listResources, (ctx, input) => listResources(ctx, input.query)),
  query(api.getResource, (ctx, { params }) => getResource(ctx, params.id)),
  command(api.reviseResource, (ctx, { params, body }) => reviseResource(ctx, params.id, body)),
  command(api.closeResource, (ctx, { params, body }) => closeResource(ctx, params.id, body)),
  command(api.reopenResource, (ctx, { params, body }) => reopenResource(ctx, params.id, body)),
  command(api.makePromise, (ctx, { body }) => makePromise(ctx, body)),
  query(api.listPromises, (ctx, input) => listPromises(ctx, input.query)),
  command(api.confirmPromise, (ctx, { params, body }) => confirmPromise(ctx, params.id, body)),
  command(api.keepPromise, (ctx, { params, body }) => keepPromise(ctx, params.id, body)),
  command(api.dropPromise, (ctx, { params, body }) => dropPromise(ctx, params.id, body)),
  command(api.startMatchPlan, (ctx, { body }) => startPlan(ctx, body)),
  query(api.listMatchPlans, async (ctx) => ({ items: await listPlans(ctx) })),
  query(api.getMatchPlan, (ctx, { params }) => showPlan(ctx, params.id)),
  query(api.listPlannedPairs, (ctx, input) => listPairs(ctx, input.params.id, input.query.cursor)),
  query(api.listUnmatched, (ctx, input) => listUnmatched(ctx, input.params.id, input.query.cursor)),
  command(api.solveMatchPlan, (ctx, { params, body }) => solveAgain(ctx, params.id, body)),
  command(api.acceptMatchPlan, (ctx, { params, body }) => acceptPlan(ctx, params.id, body)),
  command(api.discardMatchPlan, (ctx, { params, body }) => discardPlan(ctx, params.id, body)),
  raw(api.importNeeds, importNeeds),
  raw(api.exportNeeds, exportNeeds),
  raw(api.importResources, importResources),
  raw(api.exportResources, exportResources),
];
