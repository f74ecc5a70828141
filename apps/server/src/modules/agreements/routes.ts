import { command, query, raw, rawJson, type Route } from '../../platform/http/route.ts';
import { actOnAgreement } from './commands/act-on-agreement.ts';
import { draftAgreement, renewAgreement } from './commands/draft-agreement.ts';
import { putTemplate } from './commands/put-template.ts';
import {
  agreementActionEndpoints,
  type AgreementActionName,
  agreementInputs,
  agreementsEndpoints as api,
} from './contract.ts';
import { exportLists } from './queries/export-lists.ts';
import { compareEditions, getAgreement, listOffers } from './queries/get-agreement.ts';
import { listAgreements } from './queries/list-agreements.ts';
import { listPartners } from './queries/list-partners.ts';
import { agreementTemplate } from './queries/template.ts';
import { printAgreement } from './queries/print-agreement.ts';

/** The action routes follow from the flow: one endpoint for each action of a side. */
const actionRoutes: Route[] = Object.values(agreementActionEndpoints).map((endpoint) => {
  const name = endpoint.path.split('/').at(-1) as AgreementActionName;
  if (endpoint.body !== agreementInputs[name]) throw new Error(`${endpoint.path} takes no action`);
  return command(endpoint, (ctx, { params, body }) =>
    actOnAgreement(ctx, name, params.id, body as unknown as Parameters<typeof actOnAgreement>[3]),
  );
});

export const agreementRoutes: Route[] = [
  query(api.listPartners, (ctx) => listPartners(ctx)),
  command(api.draftAgreement, (ctx, { body }) => draftAgreement(ctx, body)),
  command(api.renewAgreement, (ctx, { params }) => renewAgreement(ctx, params.id)),
  query(api.listAgreements, async (ctx, input) => rawJson(await listAgreements(ctx, input.query))),
  query(api.getAgreement, (ctx, { params }) => getAgreement(ctx, params.id)),
  query(api.listOffers, (ctx, { params }) => listOffers(ctx, params.id)),
  ...actionRoutes,
  query(api.compareEditions, (ctx, { params, query: numbers }) => compareEditions(ctx, params.id, numbers)),
  raw(api.printAgreement, printAgreement),
  raw(api.exportAgreement, exportLists),
  query(api.getAgreementTemplate, (ctx) => agreementTemplate(ctx)),
  command(api.putAgreementTemplate, (ctx, { body }) => putTemplate(ctx, body)),
];
