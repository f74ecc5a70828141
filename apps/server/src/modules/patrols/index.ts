/** Visits, patrols and hazards: what was found for other modules waits until one of them takes it over. */
export { type MovedPatrols, movePatrols, type PatrolsAt, patrolsAt, returnPatrols } from './commands/follow-ground.ts';
export { actOnHazard } from './commands/act-on-hazard.ts';
export { assignGridLeader, recordLeaderVisit } from './commands/grid-leaders.ts';
export { createPatrolPlan } from './commands/patrol-plans.ts';
export { planVisits } from './commands/plan-visits.ts';
export { recordNewVisit } from './commands/record-visit.ts';
export { relocateHazard } from './commands/relocate-hazard.ts';
export { reportHazard } from './commands/report-hazard.ts';
export { takeFinding } from './commands/take-finding.ts';
export { hazardFlow } from './flow.ts';
export { hazardPermissions } from './contract-hazards.ts';
export { ownSpot, type Spot } from './queries/place-of.ts';
