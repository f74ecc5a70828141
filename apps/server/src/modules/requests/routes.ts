import { command, query, rawJson, type Route } from '../../platform/http/route.ts';
import { batchDispatch } from './commands/batch-dispatch.ts';
import { registerRequest } from './commands/register-request.ts';
import { reportRequest } from './commands/report-request.ts';
import { rateByCode, reopenByCode, supplyByCode, withdrawByCode } from './commands/resident.ts';
import { revealReporter } from './commands/reveal-reporter.ts';
import { secondRequest } from './commands/second-request.ts';
import { askAdmission, decideAdmission, endAdmission } from './commands/admissions.ts';
import { appealAssessment } from './commands/appeal-assessment.ts';
import { voteOnExclusion } from './commands/vote-on-exclusion.ts';
import { saveDeskLists } from './commands/save-desk-lists.ts';
import { switchEmergency } from './commands/switch-emergency.ts';
import { type ActionInput, takeAction } from './commands/take-action.ts';
import { takeChildAction, type ChildActionInput } from './commands/take-child-action.ts';
import {
  type ActionName,
  actionEndpoints,
  actionInputs,
  actionNames,
  callInputs,
  childEndpoints,
  coTaskInputs,
  requestsEndpoints as api,
} from './contract.ts';
import { getDeskLists } from './queries/desk-lists.ts';
import { listDiversions } from './queries/diversions.ts';
import { getBurden } from './queries/get-burden.ts';
import { getEmergency } from './queries/emergency.ts';
import { explainClocks } from './queries/explain-clocks.ts';
import { getRequest } from './queries/get-request.ts';
import { listRequests } from './queries/list-requests.ts';
import { nearbyReports } from './queries/nearby-reports.ts';
import { getRequestMap } from './queries/get-request-map.ts';
import { previewList } from './queries/preview-list.ts';
import { seeProgress } from './queries/progress.ts';
import { listAdmissions } from './queries/list-admissions.ts';
import { requestSettings } from './queries/settings.ts';
import { listExclusions } from './queries/list-exclusions.ts';
import { listSuspensions } from './queries/list-suspensions.ts';
import { suggestDispatch } from './queries/suggest-dispatch.ts';

/** The action routes follow from the flow's table: one endpoint for each action that staff take. */
const byName = new Map(
  Object.values(actionEndpoints).map((endpoint) => [endpoint.path.split('/').at(-1) as ActionName, endpoint]),
);
const actionRoutes: Route[] = actionNames.map((name) => {
  const endpoint = byName.get(name);
  if (!endpoint || endpoint.body !== actionInputs[name]) throw new Error(`the action ${name} has no endpoint`);
  return command(endpoint, (ctx, { params, body }) => takeAction(ctx, name, params.id, body as unknown as ActionInput));
});

const childRoutes: Route[] = Object.values(childEndpoints).map((endpoint) => {
  const [, , collection, , name = ''] = endpoint.path.split('/');
  const kind = collection === 'co-tasks' ? 'co-task' : 'whistle-call';
  if (!(name in (kind === 'co-task' ? coTaskInputs : callInputs))) throw new Error(`${endpoint.path} takes no action`);
  return command(endpoint, (ctx, { params, body }) =>
    takeChildAction(ctx, kind, name, params.id, body as unknown as ChildActionInput),
  );
});

export const requestRoutes: Route[] = [
  command(api.registerRequest, (ctx, { body }) => registerRequest(ctx, body)),
  query(api.listRequests, async (ctx, input) => rawJson(await listRequests(ctx, input.query))),
  command(api.batchDispatch, (ctx, { body }) => batchDispatch(ctx, body.items, body.note)),
  query(api.getRequest, (ctx, { params }) => getRequest(ctx, params.id)),
  query(api.suggestDispatch, (ctx, input) => suggestDispatch(ctx, input.params.id, input.query.category)),
  command(api.revealReporter, (ctx, { params, body }) => revealReporter(ctx, params.id, body.reason)),
  query(api.explainClocks, (ctx, { params }) => explainClocks(ctx, params.id)),
  query(api.getRequestMap, (ctx) => getRequestMap(ctx)),
  query(api.previewList, (ctx, { params }) => previewList(ctx, params.id)),
  ...actionRoutes,
  ...childRoutes,
  query(api.listGridDuties, async (ctx) => ({ items: [...(await requestSettings(ctx)).gridDuties] })),
  command(api.askAdmission, (ctx, { body }) => askAdmission(ctx, body)),
  command(api.decideAdmission, (ctx, { params, body }) => decideAdmission(ctx, params.id, body)),
  command(api.endAdmission, (ctx, { params, body }) => endAdmission(ctx, params.id, body)),
  query(api.listAdmissions, (ctx, input) => listAdmissions(ctx, input.query)),
  query(api.getBurden, (ctx) => getBurden(ctx)),
  query(api.listSuspensions, (ctx, input) => listSuspensions(ctx, input.query)),
  command(api.appealAssessment, (ctx, { params, body }) => appealAssessment(ctx, params.id, body)),
  query(api.listExclusions, (ctx, input) => listExclusions(ctx, input.query)),
  command(api.voteOnExclusion, (ctx, { params, body }) => voteOnExclusion(ctx, params.id, body)),
  query(api.listDiversions, (ctx) => listDiversions(ctx)),
  query(api.getDeskLists, (ctx) => getDeskLists(ctx)),
  command(api.saveDeskLists, (ctx, { body }) => saveDeskLists(ctx, body)),
  query(api.getEmergency, (ctx) => getEmergency(ctx)),
  command(api.switchEmergency, (ctx, { body }) => switchEmergency(ctx, body)),
  command(api.reportRequest, (ctx, { body }) => reportRequest(ctx, body)),
  query(api.nearbyReports, async (ctx, { body }) => rawJson(JSON.stringify(await nearbyReports(ctx, body)))),
  command(api.meToo, (ctx, { params }) => secondRequest(ctx, params.id)),
  query(api.seeProgress, (ctx, { body }) => seeProgress(ctx, body.code)),
  command(api.supplyByCode, (ctx, { body }) => supplyByCode(ctx, body)),
  command(api.withdrawByCode, (ctx, { body }) => withdrawByCode(ctx, body)),
  command(api.rateByCode, (ctx, { body }) => rateByCode(ctx, body)),
  command(api.reopenByCode, (ctx, { body }) => reopenByCode(ctx, body)),
];
