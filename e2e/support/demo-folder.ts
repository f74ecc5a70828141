import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openFolder, serve } from './server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The data folder of a demo district with a short history, at rest; every file of journeys plays in a copy. */
    demoFolder: string;
  }
}

/** vitest global setup: laying the district takes longer than most journeys, so it is laid once. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await openFolder();
  const data = join(folder, 'data');
  const server = await serve(data);
  await server.stop();
  project.provide('demoFolder', data);
  return () => rm(folder, { recursive: true, force: true });
}
