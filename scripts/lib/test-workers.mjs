// vitest global setup: the scripts of worker threads, compiled once for the run.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildWorkers } from './build-server.mjs';
import { root } from './run.mjs';

/** Inside the repository: what the scripts import is looked up from where they lie. */
const reports = join(root, '.test');

export default async function setup(project) {
  await mkdir(reports, { recursive: true });
  const folder = await mkdtemp(join(reports, 'workers-'));
  await buildWorkers(folder);
  project.provide('compiledWorkers', `${pathToFileURL(folder)}/`);
  return () => rm(folder, { recursive: true, force: true });
}
