/** Needs, resources and promises, for the modules below: projects and effects are made from what is matched here. */
export { needFlow } from './flow.ts';
export { needPermissions } from './contract-needs.ts';
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
