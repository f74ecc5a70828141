import { holds } from '../../kernel/actor.ts';
import { notFound } from '../../kernel/errors.ts';
import type { Ctx } from '../../platform/context.ts';
import { query, type RawCall, raw, rawJson, type Route } from '../../platform/http/route.ts';
import { mattersEndpoints as api } from './contract.ts';
import { inScope } from './domain/visibility.ts';
import { liveHub } from './live-hub.ts';
import { checkChain } from './queries/check-chain.ts';
import { countWorklists } from './queries/count-worklists.ts';
import { scopeSql } from './queries/scope.ts';
import { searchMatters } from './queries/search-matters.ts';
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

/** Throws not-found unless the caller may see the matter. */
async function seeMatter(ctx: Ctx, id: string): Promise<void> {
  const [row] = await ctx.tx.sql<{
    place_path: string;
    holder_id: string | null;
    lead_id: string | null;
    assignee_id: string | null;
    party_ids: string[];
  }>(
    `select m.place_path, m.holder_id, m.lead_id, m.assignee_id,
       array(select p.unit_id from matter_parties p where p.tenant_id = m.tenant_id and p.matter_id = m.id)::text[] as party_ids
     from matters m where m.tenant_id = $1 and m.id = $2`,
    [ctx.tx.tenantId, id],
  );
  const located = row && {
    placePath: row.place_path,
    holderId: row.holder_id,
    leadId: row.lead_id,
    assigneeId: row.assignee_id,
    partyIds: row.party_ids,
  };
  if (!located || !inScope(ctx.actor, await unitIdsOf(ctx), located)) throw notFound();
}

/** The stream of what changes: the same gate and the same scope as every list; ends when the session does. */
async function openStream({ request, reply, read }: RawCall): Promise<unknown> {
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
  });
  reply.raw.write('retry: 3000\n\n');
  const seen = holds(actor, 'request.read') ? actor : { ...actor, scope: 'none' as const };
  const leave = liveHub(platform).add({
    actor: seen,
    unitIds,
    send(event, data) {
      reply.raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
      if (event === 'bye') reply.raw.end();
    },
  });
  const beat = setInterval(() => reply.raw.write(': still here\n\n'), BEAT_MS);
  request.raw.on('close', () => {
    clearInterval(beat);
    leave();
  });
  return reply;
}
