import { command, query, type Route, raw } from '../../platform/http/route.ts';
import { addWord, removeWord } from './commands/change-words.ts';
import { collectAgain, prepareEdition } from './commands/prepare-edition.ts';
import { discardEdition, publishEdition, withdrawEdition } from './commands/publish-edition.ts';
import { replaceMarks, undoReplace } from './commands/replace-marks.ts';
import { reviseItem } from './commands/revise-item.ts';
import { disclosureEndpoints as api } from './contract.ts';
import { disclosureBoard } from './queries/board.ts';
import { diffEdition } from './queries/edition-diff.ts';
import { getEdition, listEditions } from './queries/edition-rows.ts';
import { followedProjects } from './queries/followed.ts';
import { listWords } from './queries/list-words.ts';
import { publicCsv, publicFeed, publicJson } from './queries/open-data.ts';
import { previewItems } from './queries/preview-items.ts';
import {
  publicDiff,
  publicEditions,
  publicGivers,
  publicItemPage,
  publicList,
  publicPlaces,
} from './queries/public-lists.ts';

export const disclosureRoutes: Route[] = [
  query(api.disclosureBoard, (ctx) => disclosureBoard(ctx)),
  command(api.prepareEdition, (ctx, { body }) => prepareEdition(ctx, body)),
  query(api.listEditions, (ctx, input) => listEditions(ctx, input.query)),
  query(api.getEdition, (ctx, { params }) => getEdition(ctx, params.id)),
  query(api.listEditionItems, (ctx, input) => previewItems(ctx, input.params.id, input.query)),
  command(api.reviseEditionItem, (ctx, { params, body }) => reviseItem(ctx, params.id, params.itemId, body)),
  command(api.replaceMarks, (ctx, { params, body }) => replaceMarks(ctx, params.id, body)),
  command(api.undoReplace, (ctx, { params, body }) => undoReplace(ctx, params.id, body.version)),
  command(api.collectAgain, (ctx, { params, body }) => collectAgain(ctx, params.id, body.version)),
  command(api.publishEdition, (ctx, { params, body }) => publishEdition(ctx, params.id, body)),
  command(api.withdrawEdition, (ctx, { params, body }) => withdrawEdition(ctx, params.id, body)),
  command(api.discardEdition, (ctx, input) => discardEdition(ctx, input.params.id, input.query.version)),
  query(api.diffEdition, (ctx, input) => diffEdition(ctx, input.params.id, input.query.against)),
  query(api.listDisclosureWords, (ctx) => listWords(ctx)),
  command(api.addDisclosureWord, (ctx, { body }) => addWord(ctx, body)),
  command(api.removeDisclosureWord, (ctx, { params }) => removeWord(ctx, params.id)),
  raw(api.publicPlaces, publicPlaces),
  raw(api.publicList, publicList),
  raw(api.publicItem, publicItemPage),
  raw(api.publicEditions, publicEditions),
  raw(api.publicDiff, publicDiff),
  raw(api.publicGivers, publicGivers),
  query(api.followedProjects, (ctx, input) => followedProjects(ctx, input.query.id)),
  raw(api.publicCsv, publicCsv),
  raw(api.publicJson, publicJson),
  raw(api.publicFeed, publicFeed),
];
