import type { FastifyInstance } from 'fastify';
import { identify, onSessionEnd } from '../modules/accounts/module.ts';
import { liveHub } from '../modules/matters/module.ts';
import { baseTiles } from '../modules/territory/module.ts';
import type { Platform } from '../platform/context.ts';
import { type EventPump, startEventPump } from '../platform/event-pump.ts';
import { healthRoute } from '../platform/http/health.ts';
import { createServer } from '../platform/http/server.ts';
import { modules } from './modules.ts';
import { openApiRoute } from './openapi.ts';
import type { BaseMapOf } from './pages.ts';

export interface App {
  http: FastifyInstance;
  pump: EventPump;
  /** The base map of the tenant a request belongs to. */
  baseMapOf: BaseMapOf;
  close(): Promise<void>;
}

/** Puts the modules on the platform: routes on the HTTP adapter, readers on the log. Jobs are started by main. */
export async function compose(
  platform: Platform,
  options: { secure: boolean; trustProxy: boolean | number | string },
): Promise<App> {
  const who = identify(platform);
  const http = await createServer({
    platform,
    routes: [healthRoute, openApiRoute, ...modules.flatMap((module) => module.routes)],
    identify: who,
    ...options,
  });
  const pump = startEventPump(
    platform,
    modules.flatMap((module) => module.subscriptions ?? []),
  );
  const hub = liveHub(platform);
  const forget = onSessionEnd(platform, (tenantId, personId) => {
    hub.end(tenantId, personId);
  });
  http.addHook('onResponse', (request, _reply, done) => {
    if (request.method !== 'GET') {
      pump.nudge();
      hub.nudge();
    }
    done();
  });
  return {
    http,
    pump,
    baseMapOf: async (request) => {
      const { actor } = await who.peek(request);
      return platform.db.read(actor.tenantId, (tx) => baseTiles({ tx }));
    },
    close: async () => {
      hub.stop();
      forget();
      await http.close();
      await pump.stop();
    },
  };
}
