import { command, query, type Route, raw } from '../../platform/http/route.ts';
import { createDraft } from './commands/create-draft.ts';
import { importList } from './commands/import-list.ts';
import { publishList } from './commands/publish-list.ts';
import { discardDraft, saveDraft } from './commands/save-draft.ts';
import { listsEndpoints as endpoints } from './contract.ts';
import { diffListVersion } from './queries/diff-version.ts';
import { exportList } from './queries/export-list.ts';
import { checkListVersion } from './queries/find-problems.ts';
import { getCurrentList, getListAsOf, getListVersion } from './queries/get-version.ts';
import { listLists, listVersions } from './queries/list-versions.ts';
import { listPublicCategories, listPublicRejections } from './queries/public-lists.ts';

export const routes: Route[] = [
  query(endpoints.listLists, (ctx) => listLists(ctx)),
  query(endpoints.getCurrentList, (ctx, { params }) => getCurrentList(ctx, params.list)),
  query(endpoints.listVersions, (ctx, { params, query }) => listVersions(ctx, params.list, query.cursor)),
  query(endpoints.getListAsOf, (ctx, { params, query }) => getListAsOf(ctx, params.list, new Date(query.at))),
  query(endpoints.getListVersion, (ctx, { params }) => getListVersion(ctx, params.id)),
  command(endpoints.createDraft, (ctx, { params, body }) => createDraft(ctx, params.list, body)),
  command(endpoints.saveDraft, (ctx, { params, body }) => saveDraft(ctx, params.id, body)),
  command(endpoints.discardDraft, (ctx, { params, query }) => discardDraft(ctx, params.id, query.version)),
  command(endpoints.publishList, (ctx, { params, body }) => publishList(ctx, params.id, body)),
  query(endpoints.checkListVersion, (ctx, { params }) => checkListVersion(ctx, params.id)),
  query(endpoints.diffListVersion, (ctx, { params, query }) => diffListVersion(ctx, params.id, query.against)),
  raw(endpoints.importList, importList),
  raw(endpoints.exportList, exportList),
  query(endpoints.listPublicCategories, (ctx) => listPublicCategories(ctx)),
  query(endpoints.listPublicRejections, (ctx) => listPublicRejections(ctx)),
];
