/** Projects (服务项目): drafted from needs and resources, decided, claimed or assigned, done, and looked back on. */
export { actOnProject } from './commands/act-on-project.ts';
export { draftProject } from './commands/draft-project.ts';
export { relocateProject } from './commands/relocate-project.ts';
export { projectSources, type ToldProject } from './commands/tell-sources.ts';
export { sweepProjects } from './jobs/sweep-projects.ts';
export { projectPermissions } from './contract-actions.ts';
export { projectFlow } from './flow.ts';
export { hasProjectInHand, type ProjectOfSource, projectsOfSource } from './queries/projects-of-source.ts';
