import { command, query, type Route, raw } from '../../platform/http/route.ts';
import { createApiKey, revokeApiKey } from './commands/api-keys.ts';
import { setOpen311Options } from './commands/open311-options.ts';
import { createPublic } from './commands/open311-create.ts';
import { mapImport } from './commands/map-import.ts';
import { checkImport, runImport, undoImport } from './commands/start-import.ts';
import { uploadImport } from './commands/upload-import.ts';
import { exchangeEndpoints as api } from './contract.ts';
import { exportCsv, exportXlsx } from './queries/export-requests.ts';
import { getImport, listImports } from './queries/get-import.ts';
import { importTemplate } from './queries/import-template.ts';
import { listApiKeys } from './queries/list-api-keys.ts';
import { open311 } from './queries/open311-answer.ts';
import { getPublic, getToken, listPublic } from './queries/open311-requests.ts';
import { open311Settings } from './queries/open311-settings.ts';
import { discover, getService, listServices } from './queries/open311-services.ts';
import { previewImport } from './queries/preview-import.ts';
import { rejectedCsv, rejectedXlsx } from './queries/rejected-rows.ts';

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
  raw(api.rejectedRowsXlsx, rejectedXlsx),
  raw(api.rejectedRowsCsv, rejectedCsv),
  raw(api.importTemplate, importTemplate),
  query(api.listApiKeys, (ctx) => listApiKeys(ctx)),
  command(api.createApiKey, (ctx, { body }) => createApiKey(ctx, body)),
  command(api.revokeApiKey, (ctx, { params }) => revokeApiKey(ctx, params.id)),
  query(api.getOpen311Options, ({ tx }) => open311Settings(tx)),
  command(api.setOpen311Options, (ctx, { body }) => setOpen311Options(ctx, body)),
  raw(api.exportRequestsCsv, exportCsv),
  raw(api.exportRequestsXlsx, exportXlsx),
  raw(api.discoveryJson, open311('json', discover)),
  raw(api.discoveryXml, open311('xml', discover)),
  raw(api.servicesJson, open311('json', listServices)),
  raw(api.servicesXml, open311('xml', listServices)),
  raw(api.serviceJson, open311('json', getService)),
  raw(api.serviceXml, open311('xml', getService)),
  raw(api.requestsJson, open311('json', listPublic)),
  raw(api.requestsXml, open311('xml', listPublic)),
  raw(api.createRequestJson, open311('json', createPublic)),
  raw(api.createRequestXml, open311('xml', createPublic)),
  raw(api.requestJson, open311('json', getPublic)),
  raw(api.requestXml, open311('xml', getPublic)),
  raw(api.tokenJson, open311('json', getToken)),
  raw(api.tokenXml, open311('xml', getToken)),
];
