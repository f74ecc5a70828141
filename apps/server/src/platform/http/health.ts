import { Type } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { countSetAside } from '../event-retries.ts';
import { query, type Route } from './route.ts';

const healthEndpoint = endpoint({
  method: 'GET',
  path: '/api/health',
  access: 'public',
  summary: 'Whether the server and its database answer; how many events no reader could hear',
  response: Type.Object({
    ok: Type.Boolean(),
    /** Events set aside after many tries; each has a line in the server's log. 0 when all is well. */
    eventsSetAside: Type.Integer(),
  }),
});

export const healthRoute: Route = query(healthEndpoint, async ({ tx, platform }) => {
  await tx.sql('select 1');
  return { ok: true, eventsSetAside: await countSetAside(platform) };
});
