import { command, query, type Route } from '../../platform/http/route.ts';
import { createUnit } from './commands/create-unit.ts';
import { updateUnit } from './commands/update-unit.ts';
import { organizationsEndpoints as endpoints } from './contract.ts';
import { listUnits } from './queries/list-units.ts';

export const routes: Route[] = [
  query(endpoints.listUnits, (ctx, { query }) => listUnits(ctx, query)),
  command(endpoints.createUnit, (ctx, { body }) => createUnit(ctx, body)),
  command(endpoints.updateUnit, (ctx, { params, body }) => updateUnit(ctx, params.id, body)),
];
