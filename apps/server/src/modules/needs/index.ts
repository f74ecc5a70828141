/** Needs, resources and promises, for the modules below: projects and effects are made from what is matched here. */
export { actOnNeed } from './commands/act-on-need.ts';
export { actOnNeeds } from './commands/act-on-needs.ts';
export { startPlan } from './commands/match-plans.ts';
export { moveResources, type ResourceMove, resourcesAt } from './commands/move-resources.ts';
export { needFromRequest, noteNeeds } from './commands/note-need.ts';
export { confirmPromise, dropPromise, keepPromise, makePromise } from './commands/promises.ts';
export { relocateNeed } from './commands/relocate-need.ts';
export { offerResources } from './commands/resources.ts';
export { needPermissions } from './contract-needs.ts';
export { needFlow } from './flow.ts';
export { solvePlan } from './jobs/solve-plan.ts';
