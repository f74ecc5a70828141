/** Projects (服务项目): drafted from needs and resources, decided, claimed or assigned, done, and looked back on. */
export { actOnProject } from './commands/act-on-project.ts';
export { draftProject } from './commands/draft-project.ts';
export { issueRatingCodes, rateProject } from './commands/ratings.ts';
export { relocateProject } from './commands/relocate-project.ts';
export { projectSources, type ToldProject } from './commands/tell-sources.ts';
/** For agreements: what two units do together, and how far it has come. */
export { projectPartners, projectsBetween, projectStandings } from './queries/common-projects.ts';
export { projectPermissions } from './contract-actions.ts';
export { projectFlow } from './flow.ts';
export { type PublicProject, publicProjects } from './queries/public-rows.ts';
export { sweepProjects } from './jobs/sweep-projects.ts';
export { hasProjectInHand, type ProjectOfSource, projectsOfSource } from './queries/projects-of-source.ts';
