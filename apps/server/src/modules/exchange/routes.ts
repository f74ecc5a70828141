import { command, query, type Route, raw } from '../../platform/http/route.ts';
import { mapImport } from './commands/map-import.ts';
import { checkImport, runImport, undoImport } from './commands/start-import.ts';
import { uploadImport } from './commands/upload-import.ts';
import { exchangeEndpoints as api } from './contract.ts';
import { exportCsv, exportXlsx } from './queries/export-requests.ts';
import { getImport, listImports } from './queries/get-import.ts';
import { previewImport } from './queries/preview-import.ts';

export const routes: Route[] = [
  raw(api.uploadImport, uploadImport),
  query(api.listImports, (ctx, { query }) => listImports(ctx, query.cursor)),
  query(api.getImport, (ctx, { params }) => getImport(ctx, params.id)),
  // A look at people's own words is written down, so it is a command.
  command(api.previewImport, (ctx, { params, query }) => previewImport(ctx, params.id, query)),
  command(api.mapImport, (ctx, { params, body }) => mapImport(ctx, params.id, body)),
  command(api.checkImport, (ctx, { params, body }) => checkImport(ctx, params.id, body.version)),
  command(api.runImport, (ctx, { params, body }) => runImport(ctx, params.id, body)),
  command(api.undoImport, (ctx, { params, body }) => undoImport(ctx, params.id, body.version)),
  raw(api.exportRequestsCsv, exportCsv),
  raw(api.exportRequestsXlsx, exportXlsx),
];
