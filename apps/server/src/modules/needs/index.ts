/** Needs, resources and promises, for the modules below: projects and effects are made from what is matched here. */
export { actOnNeed } from './commands/act-on-need.ts';
export { actOnNeeds } from './commands/act-on-needs.ts';
export { startPlan } from './commands/match-plans.ts';
export { moveResources, type ResourceMove, resourcesAt } from './commands/move-resources.ts';
export { needFromRequest, noteNeeds } from './commands/note-need.ts';
export { confirmPromise, dropPromise, keepPromise, makePromise } from './commands/promises.ts';
export { relocateNeed } from './commands/relocate-need.ts';
export { offerResources } from './commands/resources.ts';
export { TELLING_WORD, tellingWords, wordUnits } from './domain/words.ts';
export { needPermissions } from './contract-needs.ts';
export { needFlow } from './flow.ts';
export { solvePlan } from './jobs/solve-plan.ts';
/** For agreements: what two sides have promised one another, what could be promised, and how far it has come. */
export {
  listedNeedsOf,
  openResourcesOf,
  type PromiseBetween,
  promisePartners,
  promisesBetween,
  type Standing,
  standingsOf,
} from './queries/agreed-rows.ts';
export { type PublicNeed, publicNeeds, type PublicResource, publicResources } from './queries/public-rows.ts';
