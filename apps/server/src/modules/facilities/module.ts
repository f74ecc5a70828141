import { query, raw } from '../../platform/http/route.ts';
import type { Module } from '../../platform/module.ts';
import { importFacilities } from './commands/import-facilities.ts';
import { facilitiesEndpoints as endpoints } from './contract.ts';
import { getNamedFacility, listFacilities } from './queries/facility-rows.ts';

export const facilitiesModule: Module = {
  name: 'facilities',
  routes: [
    query(endpoints.listFacilities, (ctx, { query }) => listFacilities(ctx, query)),
    query(endpoints.getNamedFacility, (ctx, { params }) => getNamedFacility(ctx, params.code)),
    raw(endpoints.importFacilities, importFacilities),
  ],
};
