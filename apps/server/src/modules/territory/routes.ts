import { command, query, type Route, raw } from '../../platform/http/route.ts';
import { changePlace } from './commands/change-place.ts';
import { createPlace } from './commands/create-place.ts';
import { importBoundaries } from './commands/import-boundaries.ts';
import { importDivisions } from './commands/import-divisions.ts';
import { replaceLevels } from './commands/replace-levels.ts';
import { setBaseMap } from './commands/set-base-map.ts';
import { setCompounds } from './commands/set-compounds.ts';
import { setBoundary } from './commands/set-boundary.ts';
import { territoryEndpoints as endpoints } from './contract.ts';
import { getBaseMap } from './queries/base-map.ts';
import { getCompounds } from './queries/get-compounds.ts';
import { getNamedPlace } from './queries/get-named-place.ts';
import { getPlace } from './queries/get-place.ts';
import { getPlaceBoundary } from './queries/get-place-boundary.ts';
import { getPlaceMap } from './queries/get-place-map.ts';
import { getPlaceHistory, getTree } from './queries/get-tree.ts';
import { listLevels } from './queries/list-levels.ts';
import { listPlaces } from './queries/list-places.ts';
import { getPlaceAt } from './queries/locate.ts';

const HOUR_SECONDS = 3600;

export const routes: Route[] = [
  query(endpoints.getBaseMap, (ctx) => getBaseMap(ctx)),
  command(endpoints.setBaseMap, (ctx, { body }) => setBaseMap(ctx, body)),
  query(endpoints.listLevels, (ctx) => listLevels(ctx)),
  command(endpoints.replaceLevels, (ctx, { body }) => replaceLevels(ctx, body)),
  query(endpoints.getTree, (ctx) => getTree(ctx)),
  query(endpoints.listPlaces, (ctx, { query }) => listPlaces(ctx, query)),
  query(endpoints.getPlaceAt, (ctx, { query }) => getPlaceAt(ctx, query)),
  // Raw, because a map the browser already has is answered with 304 and no body.
  raw(endpoints.getPlaceMap, async ({ request, reply, read }) => {
    const { level } = request.query as { level?: number };
    const { json, tag } = await read((ctx) => getPlaceMap(ctx, level));
    reply.header('etag', tag).header('cache-control', `private, max-age=${HOUR_SECONDS}`);
    if (request.headers['if-none-match'] === tag) return reply.code(304).send();
    return reply.type('application/json; charset=utf-8').send(json);
  }),
  query(endpoints.getNamedPlace, (ctx, { params }) => getNamedPlace(ctx, params.code)),
  query(endpoints.getPlaceHistory, (ctx, { query }) => getPlaceHistory(ctx, query.at)),
  query(endpoints.getPlace, (ctx, { params }) => getPlace(ctx, params.id)),
  command(endpoints.createPlace, (ctx, { body }) => createPlace(ctx, body)),
  command(endpoints.changePlace, (ctx, { params, body }) => changePlace(ctx, params.id, body)),
  query(endpoints.getPlaceBoundary, (ctx, { params, query }) => getPlaceBoundary(ctx, params.id, query.at)),
  command(endpoints.setPlaceBoundary, (ctx, { params, body }) => setBoundary(ctx, params.id, body)),
  query(endpoints.getCompounds, (ctx, { params }) => getCompounds(ctx, params.id)),
  command(endpoints.setCompounds, (ctx, { params, body }) => setCompounds(ctx, params.id, body)),
  command(endpoints.importDivisions, (ctx, { body }) => importDivisions(ctx, body)),
  command(endpoints.importBoundaries, (ctx, { body }) => importBoundaries(ctx, body)),
];
