import type { Ctx } from '../../platform/context.ts';
import { command, query, rawJson, type Route } from '../../platform/http/route.ts';
import { enqueue } from '../../platform/jobs.ts';
import { phoneOrNull } from '../requests/index.ts';
import { gridAt } from '../territory/index.ts';
import { insightEndpoints as api } from './contract.ts';
import { findAlike } from './queries/find-alike.ts';
import { listModels } from './queries/list-models.ts';
import { readRequest } from './queries/request-read.ts';
import { suggest } from './queries/suggest.ts';

/** The grid that was chosen, or the one under the pin. */
const placeOf = async (ctx: Ctx, where: { placeId?: string; lon?: number; lat?: number }): Promise<string | null> =>
  where.placeId ??
  (where.lon !== undefined && where.lat !== undefined ? await gridAt(ctx, where.lon, where.lat) : null);

/** What is no telephone number finds nobody. */
function contactHashes({ platform }: Ctx, typed: string | undefined): string[] {
  const phone = phoneOrNull(typed);
  return phone === null ? [] : [platform.keys.lookup('phone', phone).toString('hex')];
}

export const insightRoutes: Route[] = [
  query(api.suggestForRequest, async (ctx, { params, query: asked }) => {
    const request = await readRequest(ctx, params.id);
    return suggest(ctx, { ...request, category: asked.category ?? request.category });
  }),
  query(api.suggestForDraft, async (ctx, { body }) =>
    suggest(ctx, {
      content: body.content,
      placeId: await placeOf(ctx, body),
      source: body.source ?? 'phone',
      category: body.category ?? null,
    }),
  ),
  query(api.duplicatesOfRequest, async (ctx, { params }) => {
    const request = await readRequest(ctx, params.id);
    return findAlike(ctx, { ...request, at: request.createdAt, except: request.id });
  }),
  query(api.duplicatesOfDraft, async (ctx, { body }) =>
    findAlike(ctx, {
      content: body.content,
      placeId: await placeOf(ctx, body),
      lon: body.lon ?? null,
      lat: body.lat ?? null,
      at: ctx.now,
      phones: contactHashes(ctx, body.phone),
      except: null,
    }),
  ),
  query(api.listModels, async (ctx) => rawJson(await listModels(ctx))),
  command(api.trainNow, (ctx) => enqueue(ctx.tx, 'insight.train', {}, `insight.train:${ctx.tx.tenantId}`)),
];
