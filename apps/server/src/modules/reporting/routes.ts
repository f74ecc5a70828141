import { query, raw, rawJson, type Route } from '../../platform/http/route.ts';
import { reportingEndpoints as endpoints } from './contract.ts';
import { exportDashboard } from './queries/export-dashboard.ts';
import { getDashboard } from './queries/get-dashboard.ts';
import { getMatrix } from './queries/get-matrix.ts';

export const routes: Route[] = [
  query(endpoints.getDashboard, async (ctx, { query: asked }) =>
    rawJson(JSON.stringify(await getDashboard(ctx, asked))),
  ),
  raw(endpoints.getDashboardCsv, exportDashboard('csv')),
  raw(endpoints.getDashboardSheet, exportDashboard('xlsx')),
  query(endpoints.getMatrix, async (ctx) => rawJson(await getMatrix(ctx))),
];
