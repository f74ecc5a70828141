import { type Static, Type } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { Instant, MaybeInstant, Uuid } from '../matters/contract.ts';
import { ListFilter } from '../requests/contract.ts';
import { importEndpoints } from './contract-imports.ts';
import { open311Endpoints } from './contract-open311.ts';
import { keyPermissions } from './domain/key-permissions.ts';

export * from './contract-imports.ts';
export * from './contract-open311.ts';
export * from './domain/import-fields.ts';
export * from './domain/key-permissions.ts';

const closed = { additionalProperties: false } as const;

/** The filter of the list on screen, and whether the reporters' contacts are wanted in full, which takes a reason. */
const ExportQuery = Type.Object(
  {
    ...ListFilter.properties,
    contacts: Type.Optional(Type.Enum(['1', 'true', '0', 'false'])),
    reason: Type.Optional(Type.String({ minLength: 2, maxLength: 200 })),
    /** Of headings and words; otherwise as the browser asks. */
    lang: Type.Optional(Type.Enum(['zh', 'en'])),
  },
  closed,
);
export type ExportQuery = Static<typeof ExportQuery>;

const exportRequests = <const F extends 'csv' | 'xlsx'>(format: F) =>
  endpoint({
    method: 'GET',
    path: `/api/exports/requests.${format}` as const,
    access: 'request.export',
    summary:
      format === 'csv'
        ? 'The requests of a list as CSV, of any number'
        : 'The requests of a list as a workbook, up to 50,000',
    query: ExportQuery,
    produces: format === 'csv' ? 'text/csv' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  });
export const exportRequestsCsv = exportRequests('csv');
export const exportRequestsXlsx = exportRequests('xlsx');

export const ApiKey = Type.Object({
  id: Uuid,
  name: Type.String(),
  permissions: Type.Array(Type.String()),
  createdAt: Instant,
  createdBy: Type.Union([Type.String(), Type.Null()]),
  revokedAt: MaybeInstant,
  lastUsedAt: MaybeInstant,
});
export type ApiKey = Static<typeof ApiKey>;

export const listApiKeys = endpoint({
  method: 'GET',
  path: '/api/api-keys',
  access: 'apikey.manage',
  summary: 'The keys of other systems, those revoked included; never the keys themselves',
  response: Type.Object({ items: Type.Array(ApiKey) }),
});

export const createApiKey = endpoint({
  method: 'POST',
  path: '/api/api-keys',
  access: 'apikey.manage',
  summary: 'Make a key for another system; it is shown once',
  body: Type.Object(
    {
      name: Type.String({ minLength: 2, maxLength: 60 }),
      permissions: Type.Array(Type.Enum([...keyPermissions]), { minItems: 1, maxItems: 10, uniqueItems: true }),
    },
    closed,
  ),
  status: 201,
  response: Type.Object({ ...ApiKey.properties, key: Type.String() }),
});

export const revokeApiKey = endpoint({
  method: 'DELETE',
  path: '/api/api-keys/{id}',
  access: 'apikey.manage',
  summary: 'Revoke a key: it counts for nothing at once',
  params: Type.Object({ id: Uuid }, closed),
  status: 204,
});

/** The open interface: whether something may be reported without a key, and whom other systems may ask. */
export const Open311Options = Type.Object(
  { anonymous: Type.Boolean(), contact: Type.String({ maxLength: 200 }), version: Type.Integer({ minimum: 0 }) },
  closed,
);
export type Open311Options = Static<typeof Open311Options>;

export const getOpen311Options = endpoint({
  method: 'GET',
  path: '/api/open311-options',
  access: 'settings.manage',
  summary: 'Options of the open interface (Open311)',
  response: Open311Options,
});

export const setOpen311Options = endpoint({
  method: 'PUT',
  path: '/api/open311-options',
  access: 'settings.manage',
  summary: 'Change the options of the open interface (Open311)',
  body: Open311Options,
  response: Open311Options,
});

export const exchangeEndpoints = {
  ...importEndpoints,
  exportRequestsCsv,
  exportRequestsXlsx,
  listApiKeys,
  createApiKey,
  revokeApiKey,
  getOpen311Options,
  setOpen311Options,
  ...open311Endpoints,
};
