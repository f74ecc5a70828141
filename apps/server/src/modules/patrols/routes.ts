import { command, query, raw, type RawCall, rawJson, type Route } from '../../platform/http/route.ts';
import { actOnHazard, type HazardActionInput } from './commands/act-on-hazard.ts';
import { assignGridLeader, endGridLeader, recordLeaderVisit, withdrawLeaderVisit } from './commands/grid-leaders.ts';
import { forgetHousehold, seeHousehold } from './commands/household.ts';
import { issueMobileLink, revokeMobileLink } from './commands/mobile-links.ts';
import { createPatrolPlan, updatePatrolPlan } from './commands/patrol-plans.ts';
import { cancelVisit, planVisits } from './commands/plan-visits.ts';
import { recordRound } from './commands/record-round.ts';
import { recordNewVisit, recordVisit } from './commands/record-visit.ts';
import { reportHazard } from './commands/report-hazard.ts';
import { sendMobileReport } from './commands/send-mobile-report.ts';
import { takeFinding } from './commands/take-finding.ts';
import { type HazardActionName, hazardActionEndpoints, hazardInputs, patrolsEndpoints as api } from './contract.ts';
import { getHazard } from './queries/get-hazard.ts';
import { linkOfToken } from './queries/link-of-token.ts';
import { listFindings } from './queries/list-findings.ts';
import { listHazards } from './queries/list-hazards.ts';
import { listLeaders } from './queries/list-leaders.ts';
import { listMobileLinks } from './queries/list-mobile-links.ts';
import { getRound, listPlans, listRounds } from './queries/round-rows.ts';
import { patrolSettings } from './queries/settings.ts';
import { getVisit, listVisits } from './queries/visit-rows.ts';

/** The action routes follow from the flow: one endpoint for each action. */
const hazardRoutes: Route[] = Object.values(hazardActionEndpoints).map((endpoint) => {
  const name = endpoint.path.split('/').at(-1) as HazardActionName;
  if (endpoint.body !== hazardInputs[name]) throw new Error(`${endpoint.path} takes no action`);
  return command(endpoint, (ctx, { params, body }) =>
    actOnHazard(ctx, name, params.id, body as unknown as HazardActionInput),
  );
});

export const patrolRoutes: Route[] = [
  query(api.listOccasions, async (ctx) => {
    const { occasions, householdKeepDays } = await patrolSettings(ctx);
    return { items: [...occasions], keepDays: householdKeepDays };
  }),
  query(api.listVisits, (ctx, input) => listVisits(ctx, input.query)),
  query(api.getVisit, (ctx, { params }) => getVisit(ctx, params.id)),
  command(api.planVisits, (ctx, { body }) => planVisits(ctx, body)),
  command(api.recordNewVisit, (ctx, { body }) => recordNewVisit(ctx, body)),
  command(api.recordVisit, (ctx, { params, body }) => recordVisit(ctx, params.id, body)),
  command(api.cancelVisit, (ctx, { params, body }) => cancelVisit(ctx, params.id, body)),
  raw(api.seeHousehold, openHousehold),
  command(api.forgetHousehold, (ctx, { params }) => forgetHousehold(ctx, params.id)),
  query(api.listPatrolPlans, (ctx) => listPlans(ctx)),
  command(api.createPatrolPlan, (ctx, { body }) => createPatrolPlan(ctx, body)),
  command(api.updatePatrolPlan, (ctx, { params, body }) => updatePatrolPlan(ctx, params.id, body)),
  query(api.listPatrolRounds, (ctx, input) => listRounds(ctx, input.query)),
  query(api.getPatrolRound, (ctx, { params }) => getRound(ctx, params.id)),
  command(api.recordRound, (ctx, { params, body }) => recordRound(ctx, params.id, body)),
  command(api.reportHazard, (ctx, { body }) => reportHazard(ctx, body)),
  query(api.listHazards, async (ctx, input) => rawJson(await listHazards(ctx, input.query))),
  query(api.getHazard, (ctx, { params }) => getHazard(ctx, params.id)),
  ...hazardRoutes,
  query(api.listFindings, (ctx, input) => listFindings(ctx, input.query)),
  command(api.handOverFinding, (ctx, { params, body }) => takeFinding(ctx, params.id, body)),
  query(api.listGridLeaders, (ctx, input) => listLeaders(ctx, input.query.month)),
  command(api.assignGridLeader, (ctx, { body }) => assignGridLeader(ctx, body)),
  command(api.endGridLeader, (ctx, { params, body }) => endGridLeader(ctx, params.id, body)),
  command(api.recordLeaderVisit, (ctx, { params, body }) =>
    recordLeaderVisit(ctx, params.id, params.month, body.visitedOn),
  ),
  command(api.withdrawLeaderVisit, (ctx, { params }) => withdrawLeaderVisit(ctx, params.id, params.month)),
  query(api.listMobileLinks, (ctx) => listMobileLinks(ctx)),
  command(api.issueMobileLink, (ctx, { body }) => issueMobileLink(ctx, body)),
  command(api.revokeMobileLink, (ctx, { params }) => revokeMobileLink(ctx, params.id)),
  query(api.lookAtMobileLink, async (ctx, { body }) => ({ unitName: (await linkOfToken(ctx, body.token)).unitName })),
  command(api.sendMobileReport, (ctx, { body }) => sendMobileReport(ctx, body)),
];

/** Not a command: the answers of commands are kept for a week against repeats, and this one must be kept nowhere. */
async function openHousehold({ request, reply, inTransaction }: RawCall): Promise<unknown> {
  const { id } = request.params as { id: string };
  const answer = await inTransaction((ctx) => seeHousehold(ctx, id));
  return reply.header('cache-control', 'no-store').send(answer);
}
