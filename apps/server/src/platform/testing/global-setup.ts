import { createServer } from 'node:http';
import type { TestProject } from 'vitest/node';
import { startTestServer, type TestServer } from './server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where a test asks for the run's database server; it is started when the first one asks. */
    testServerDoor: string;
  }
}

/** vitest global setup: the server lives in the main process, so that it outlasts the workers; pure tests never start it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let started: Promise<TestServer> | undefined;
  const door = createServer((_request, response) => {
    started ??= startTestServer();
    started.then(
      ({ superuserUrl, template }) => response.end(JSON.stringify({ superuserUrl, template })),
      (error: Error) => response.writeHead(500).end(error.stack),
    );
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  const { port } = door.address() as { port: number };
  project.provide('testServerDoor', `http://127.0.0.1:${port}/`);
  return async () => {
    door.closeAllConnections();
    door.close();
    const server = await started?.catch(() => undefined);
    await server?.stop();
  };
}
