import { query, rawJson, type Route } from '../../platform/http/route.ts';
import { reportingEndpoints as endpoints } from './contract.ts';
import { getDashboard } from './queries/get-dashboard.ts';
import { getMatrix } from './queries/get-matrix.ts';

export const routes: Route[] = [
  query(endpoints.getDashboard, async (ctx, { query: asked }) =>
    rawJson(JSON.stringify(await getDashboard(ctx, asked))),
  ),
  query(endpoints.getMatrix, async (ctx) => rawJson(await getMatrix(ctx))),
];
