import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Endpoint, endpoint } from '../kernel/endpoint.ts';
import { healthRoute } from '../platform/http/health.ts';
import { type Route, raw } from '../platform/http/route.ts';
import { serverRoot } from '../platform/server-root.ts';
import { modules } from './modules.ts';
import { sharing } from './openapi-schemas.ts';

/** A JSON Schema, as TypeBox makes them; OpenAPI 3.1 takes them as they are. */
export interface Schema {
  properties?: Record<string, Schema>;
  required?: string[];
  description?: string;
  [keyword: string]: unknown;
}
export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  description?: string;
  schema: Schema;
}
export interface Content {
  [mediaType: string]: { schema: Schema };
}
export interface Response {
  description: string;
  content?: Content;
  headers?: Record<string, Header | Ref>;
}
export interface Header {
  description: string;
  schema: Schema;
}
/** What is said once under `components` and meant here. */
export interface Ref {
  $ref: string;
}
export interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  security: Record<string, never[]>[];
  'x-access': string;
  parameters: (Parameter | Ref)[];
  requestBody?: { required: boolean; content: Content };
  responses: Record<string, Response | Ref>;
}
export interface OpenApi {
  openapi: '3.1.0';
  info: { title: string; version: string; description: string; license: { name: string; identifier: string } };
  servers: { url: string }[];
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: {
    securitySchemes: Record<string, object>;
    parameters: Record<string, Parameter>;
    headers: Record<string, Header>;
    responses: Record<string, Response>;
    schemas: Record<string, Schema>;
  };
}

const openApiEndpoint = endpoint({
  method: 'GET',
  path: '/api/openapi.json',
  access: 'public',
  summary: 'This description of the interface, as OpenAPI 3.1',
  produces: 'application/json',
});

/** Printed when it is first asked for, and kept: contracts do not change while the server runs. */
let printed: string | undefined;
export const openApiRoute: Route = raw(openApiEndpoint, async ({ reply }) => {
  printed ??= JSON.stringify(openApi());
  return reply.type('application/json; charset=utf-8').send(printed);
});

/** Every endpoint of the composed server, from the contracts alone. */
export function openApi(): OpenApi {
  const parts = [
    { name: 'system', routes: [healthRoute, openApiRoute] },
    ...modules.map(({ name, routes }) => ({ name, routes })),
  ];
  const paths: OpenApi['paths'] = {};
  for (const { name, routes } of parts) {
    for (const route of routes) {
      const { method, path } = route.endpoint;
      paths[path] = { ...paths[path], [method.toLowerCase()]: operation(route, name) };
    }
  }
  return sharing({ ...head(), tags: parts.map(({ name }) => ({ name })), paths, components });
}

function head(): Pick<OpenApi, 'openapi' | 'info' | 'servers'> {
  const { version } = JSON.parse(readFileSync(join(serverRoot(), 'package.json'), 'utf8')) as { version: string };
  return {
    openapi: '3.1.0',
    info: {
      title: '呼应 Huying',
      version,
      description:
        '接诉即办：诉求、工单、办理、回访。 Residents’ requests from report to rating. Staff sign in with a session cookie, ' +
        'other systems with an API key; what a call may do follows from the post or the key (`x-access` names the permission). ' +
        'Errors are problem+json (RFC 9457) in the language of Accept-Language (zh or en). A change may carry an ' +
        'Idempotency-Key: sent again, it is done once and gets the same answer.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
  };
}

function operation({ endpoint: of, kind }: Route, tag: string): Operation {
  return {
    operationId: operationId(of),
    summary: of.summary,
    tags: [tag],
    security: of.access === 'public' ? [] : [{ session: [] }, { apiKey: [] }],
    'x-access': of.access,
    parameters: [
      ...pathParameters(of),
      ...parameters('query', of.query),
      ...(kind === 'command' && of.method !== 'GET' ? [refer('parameters', 'IdempotencyKey')] : []),
    ],
    ...(bodyOf(of) && { requestBody: { required: true, content: bodyOf(of) ?? {} } }),
    responses: { [of.status ?? 200]: success(of, kind), ...failures(of) },
  };
}

/** GET /api/requests/{id}/clocks → getRequestsByIdClocks */
const operationId = ({ method, path }: Endpoint): string =>
  method.toLowerCase() +
  path
    .replace(/^\/api(?=\/)/, '')
    .replace(/\{(\w+)\}/g, 'by-$1')
    .replace(/[^A-Za-z0-9]+(\w)/g, (_, letter: string) => letter.toUpperCase());

const pathParameters = (of: Endpoint): Parameter[] => {
  const declared = (of.params as Schema | undefined)?.properties ?? {};
  return [...of.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: declared[name] ?? { type: 'string' },
  }));
};

function parameters(place: 'query', schema: object | undefined): Parameter[] {
  const { properties = {}, required = [] } = (schema ?? {}) as Schema;
  return Object.entries(properties).map(([name, each]) => ({
    name,
    in: place,
    required: required.includes(name),
    ...(each.description && { description: each.description }),
    schema: each,
  }));
}

const idempotencyKey: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'A name for this very change, chosen by the caller and used again for each retry; kept for seven days.',
  schema: { type: 'string', minLength: 8, maxLength: 255 },
};

function bodyOf(of: Endpoint): Content | undefined {
  if (of.multipart)
    return {
      'multipart/form-data': {
        schema: {
          type: 'object',
          properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
        },
      },
    };
  if (of.form)
    return {
      'application/x-www-form-urlencoded': { schema: { type: 'object', additionalProperties: { type: 'string' } } },
    };
  return of.body && { 'application/json': { schema: of.body as Schema } };
}

function success(of: Endpoint, kind: Route['kind']): Response {
  const type = of.produces ?? (of.response ? 'application/json' : undefined);
  return {
    description: type ? 'The answer' : 'Done',
    ...(type && { content: { [type]: { schema: (of.response ?? {}) as Schema } } }),
    ...(kind === 'command' && {
      headers: { 'Idempotency-Replayed': refer('headers', 'IdempotencyReplayed') },
    }),
  };
}

const refer = (kind: Exclude<keyof OpenApi['components'], 'securitySchemes'>, name: string): Ref => ({
  $ref: `#/components/${kind}/${name}`,
});

function failures(of: Endpoint): Operation['responses'] {
  return {
    ...(of.access !== 'public' && { 401: refer('responses', 'Unauthenticated'), 403: refer('responses', 'Forbidden') }),
    ...(of.path.includes('{') && { 404: refer('responses', 'NotFound') }),
    ...(of.method !== 'GET' && { 409: refer('responses', 'Conflict') }),
    ...((of.params || of.query || of.body) && { 422: refer('responses', 'Invalid') }),
    ...(of.access === 'public' && of.method !== 'GET' && { 429: refer('responses', 'TooMany') }),
    default: refer('responses', 'Problem'),
  };
}

const problem = (description: string): Response => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const components: OpenApi['components'] = {
  securitySchemes: {
    session: { type: 'apiKey', in: 'cookie', name: '__Host-huying', description: 'Set by POST /api/session' },
    apiKey: { type: 'http', scheme: 'bearer', description: 'An API key made by the system administrator' },
  },
  parameters: { IdempotencyKey: idempotencyKey },
  headers: {
    IdempotencyReplayed: {
      description: 'Present when this answer was kept from an earlier call with the same key',
      schema: { type: 'string', const: 'true' },
    },
  },
  responses: {
    Unauthenticated: problem('Nobody is signed in, or the session has ended'),
    Forbidden: problem('The post does not permit this, or the call came from the page of another site'),
    NotFound: problem('It is not there, or not for the caller to see'),
    Conflict: problem('Things have changed meanwhile: the version is stale, or the state allows it no longer'),
    Invalid: problem('A field is at fault (`errors`), or a rule is (`code`)'),
    TooMany: problem('Too many tries from this address; `Retry-After` tells when to come back'),
    Problem: problem('Whatever else went wrong'),
  },
  schemas: {
    Problem: {
      type: 'object',
      description: 'RFC 9457; `code` is stable for programs, `detail` is for the person',
      required: ['type', 'title', 'status', 'detail', 'code', 'instance'],
      properties: {
        type: { type: 'string', description: 'urn:huying:problem:<code>' },
        title: { type: 'string' },
        status: { type: 'integer' },
        detail: { type: 'string' },
        code: { type: 'string' },
        instance: { type: 'string', description: 'Number of the call, to be told to an administrator' },
        errors: {
          type: 'array',
          items: {
            type: 'object',
            required: ['field', 'detail'],
            properties: { field: { type: 'string' }, detail: { type: 'string' } },
          },
        },
        details: { type: 'object' },
      },
    },
  },
};
