import { Type } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { query, type Route } from './route.ts';

const healthEndpoint = endpoint({
  method: 'GET',
  path: '/api/health',
  access: 'public',
  summary: 'Whether the server and its database answer',
  response: Type.Object({ ok: Type.Boolean() }),
});

export const healthRoute: Route = query(healthEndpoint, async ({ tx }) => {
  await tx.sql('select 1');
  return { ok: true };
});
