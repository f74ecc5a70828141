import { holds, sameReach } from '../../kernel/actor.ts';
import { query, type RawCall, raw, rawJson, type Route } from '../../platform/http/route.ts';
import { mattersEndpoints as api } from './contract.ts';
import { liveHub } from './live-hub.ts';
import { checkChain } from './queries/check-chain.ts';
import { countWorklists } from './queries/count-worklists.ts';
import { scopeSql } from './queries/scope.ts';
import { searchMatters } from './queries/search-matters.ts';
import { seeMatter } from './queries/see-matter.ts';
import { unitIdsOf } from './queries/unit-ids.ts';

const BEAT_MS = 25_000;

export const matterRoutes: Route[] = [
  query(api.searchMatters, async (ctx, input) =>
    rawJson(await searchMatters(ctx, input.query.q, input.query.cursor, scopeSql(ctx.actor, await unitIdsOf(ctx)))),
  ),
  query(api.worklistCounts, (ctx) => countWorklists(ctx)),
  query(api.verifyLog, async (ctx, { params }) => {
    await seeMatter(ctx, params.id);
    return checkChain(ctx, params.id);
  }),
  raw(api.live, openStream),
];

/** The stream of what changes: the same gate and the same scope as every list; ends when the session does. */
async function openStream({ request, reply, read, askAgain }: RawCall): Promise<unknown> {
  const { actor } = request;
  const unitIds = holds(actor, 'request.read') ? await read((ctx) => unitIdsOf(ctx)) : [];
  const platform = await read(async (ctx) => ctx.platform);
  reply.hijack();
  const headers = reply.getHeaders();
  reply.raw.writeHead(200, {
    ...(headers as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    // Once a stream has ended nothing else comes on its connection, and a server that stops must not wait for it.
    connection: 'close',
  });
  reply.raw.write('retry: 3000\n\n');
  const stillMay = async (): Promise<boolean> => sameReach(actor, (await askAgain()).actor);
  const seen = holds(actor, 'request.read') ? actor : { ...actor, scope: 'none' as const };
  const leave = liveHub(platform).add({
    actor: seen,
    unitIds,
    stillMay,
    send(event, data) {
      if (reply.raw.writableEnded) return;
      reply.raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
      if (event === 'bye') reply.raw.end();
    },
  });
  // A stream that nothing is sent on still learns that its session has ended.
  const breathe = async (): Promise<void> => {
    if (reply.raw.writableEnded) return;
    if (await stillMay()) reply.raw.write(': still here\n\n');
    else reply.raw.end('event: bye\ndata: {}\n\n');
  };
  const beat = setInterval(() => void breathe().catch(() => reply.raw.end()), BEAT_MS);
  request.raw.on('close', () => {
    clearInterval(beat);
    leave();
  });
  return reply;
}
