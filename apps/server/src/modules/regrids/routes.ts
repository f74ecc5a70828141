import { command, query, type Route } from '../../platform/http/route.ts';
import { carryOutRegrid } from './commands/carry-out-regrid.ts';
import { undoRegrid } from './commands/undo-regrid.ts';
import { regridsEndpoints as endpoints } from './contract.ts';
import { getRegrid } from './queries/get-regrid.ts';
import { listRegrids } from './queries/list-regrids.ts';
import { previewRegrid } from './queries/preview-regrid.ts';

export const regridRoutes: Route[] = [
  query(endpoints.previewRegrid, (ctx, { body }) => previewRegrid(ctx, body)),
  command(endpoints.carryOutRegrid, (ctx, { body }) => carryOutRegrid(ctx, body)),
  query(endpoints.listRegrids, (ctx, { query }) => listRegrids(ctx, query)),
  query(endpoints.getRegrid, (ctx, { params }) => getRegrid(ctx, params.id)),
  command(endpoints.undoRegrid, (ctx, { params }) => undoRegrid(ctx, params.id)),
];
