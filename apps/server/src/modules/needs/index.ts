/** Needs, resources and promises, for the modules below: projects and effects are made from what is matched here. */
export { needFlow } from './flow.ts';
export { needPermissions } from './contract-needs.ts';
export { type PublicNeed, publicNeeds, type PublicResource, publicResources } from './queries/public-rows.ts';
