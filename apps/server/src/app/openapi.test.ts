import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from './modules.ts';
import type { OpenApi, Operation, Parameter, Ref, Response } from './openapi.ts';
import { startTestApp, type TestApp } from './testing.ts';

let test: TestApp;
let document: OpenApi;
beforeAll(async () => {
  test = await startTestApp();
  const answer = await test.http.inject({ method: 'GET', url: '/api/openapi.json' });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  document = answer.json();
});
afterAll(() => test.stop());

const operations = (): { method: string; path: string; operation: Operation }[] =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method, path, operation })),
  );

const parametersOf = ({ parameters }: Operation): Parameter[] =>
  parameters.map((each: Parameter | Ref) =>
    '$ref' in each ? (document.components.parameters[each.$ref.split('/')[3] ?? ''] as Parameter) : each,
  );

describe('GET /api/openapi.json', () => {
  it('describes every route there is, and none besides', () => {
    const declared = modules.flatMap(({ routes }) =>
      routes.map(({ endpoint: { method, path } }) => `${method} ${path}`),
    );
    const described = operations().map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    expect(described.sort()).toEqual([...declared, 'GET /api/health', 'GET /api/openapi.json'].sort());
    for (const { method, path } of operations())
      expect(
        test.http.hasRoute({ method: method.toUpperCase() as 'GET', url: path.replace(/\{(\w+)\}/g, ':$1') }),
        path,
      ).toBe(true);
  });

  it('is OpenAPI 3.1 in its structure', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.info).toMatchObject({
      title: expect.any(String),
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    });
    expect(document.info.license.identifier).toBe('Apache-2.0');
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z][A-Za-z0-9]+$/.test(id))).toEqual([]);
    const tags = document.tags.map(({ name }) => name);
    for (const { method, path, operation } of operations()) {
      const at = `${method} ${path}`;
      expect(path, at).toMatch(/^\/[^?#]*$/);
      expect(['get', 'put', 'post', 'delete', 'patch'], at).toContain(method);
      expect(operation.summary.length, at).toBeGreaterThan(3);
      expect(tags, at).toEqual(expect.arrayContaining(operation.tags));
      const inPath = parametersOf(operation).filter((each) => each.in === 'path');
      expect(
        inPath.map(({ name }) => name),
        at,
      ).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
      expect(
        inPath.every(({ required }) => required),
        at,
      ).toBe(true);
      const names = parametersOf(operation).map((each) => `${each.in} ${each.name}`);
      expect(new Set(names).size, at).toBe(names.length);
      expect(operation.requestBody === undefined || method !== 'get', at).toBe(true);
      expect(
        Object.keys(operation.responses).filter((status) => /^2\d\d$/.test(status)),
        at,
      ).toHaveLength(1);
      expect(operation.responses.default, at).toBeDefined();
      for (const each of operation.security.flatMap((one) => Object.keys(one)))
        expect(Object.keys(document.components.securitySchemes), at).toContain(each);
    }
  });

  it('refers only to what is there, and every schema compiles as JSON Schema 2020-12', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
      ([, pointer = '']) => pointer,
    );
    expect(references.length).toBeGreaterThan(100);
    for (const pointer of new Set(references))
      expect(
        pointer.split('/').reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], document),
        pointer,
      ).toBeDefined();
    const ajv = addFormats.default(new Ajv2020({ strict: false }));
    const within = <T>(schema: T): T => JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"document#/'));
    ajv.addSchema(within({ components: document.components }), 'document');
    for (const name of Object.keys(document.components.schemas))
      expect(() => ajv.compile({ $ref: `document#/components/schemas/${name}` }), name).not.toThrow();
    for (const { operation } of operations()) {
      const answers = Object.values(operation.responses).filter((each): each is Response => 'description' in each);
      const contents = [operation.requestBody?.content ?? {}, ...answers.map(({ content }) => content ?? {})];
      const schemas = contents.flatMap((content) => Object.values(content).map(({ schema }) => schema));
      for (const schema of [...schemas, ...parametersOf(operation).map((each) => each.schema)])
        expect(() => ajv.compile(within(schema)), operation.operationId).not.toThrow();
    }
  });

  it('lays what occurs often into one place, and says no more and no less than the contract', () => {
    const { schemas } = document.components;
    expect(Object.keys(schemas).length).toBeGreaterThan(20);
    expect(Object.keys(schemas).filter((name) => !/^[A-Z][A-Za-z0-9]+$/.test(name))).toEqual([]);
    // With the interface the description grows (271 operations by now); what is said twice shows in what one of them costs: 2,200 with nothing shared.
    expect(JSON.stringify(document).length / operations().length).toBeLessThan(1_400);
    const unfold = (node: unknown): unknown => {
      if (Array.isArray(node)) return node.map(unfold);
      if (typeof node !== 'object' || node === null) return node;
      const { $ref, ...rest } = node as { $ref?: string };
      if ($ref?.startsWith('#/components/schemas/')) return unfold(schemas[$ref.split('/')[3] ?? '']);
      const { type, enum: words, ...others } = rest as { type?: string; enum?: string[] };
      if (type === 'string' && words) return { ...others, anyOf: words.map((word) => ({ type, const: word })) };
      return Object.fromEntries(Object.entries(node).map(([key, each]) => [key, unfold(each)]));
    };
    for (const { endpoint } of modules.flatMap(({ routes }) => routes)) {
      const operation = document.paths[endpoint.path]?.[endpoint.method.toLowerCase()];
      const body = operation?.requestBody?.content['application/json']?.schema;
      if (endpoint.body && !endpoint.form && !endpoint.multipart)
        expect(unfold(body), endpoint.path).toEqual(unfold(JSON.parse(JSON.stringify(endpoint.body))));
      const answer = operation?.responses[endpoint.status ?? 200] as Response;
      if (endpoint.response)
        expect(unfold(Object.values(answer.content ?? {})[0]?.schema), endpoint.path).toEqual(
          unfold(JSON.parse(JSON.stringify(endpoint.response))),
        );
    }
  });

  it('says who may call, and offers an Idempotency-Key on every change that the adapter keeps', () => {
    for (const { routes } of modules) {
      for (const { endpoint, kind } of routes) {
        const operation = document.paths[endpoint.path]?.[endpoint.method.toLowerCase()];
        expect(operation?.['x-access']).toBe(endpoint.access);
        expect(operation?.security.length === 0).toBe(endpoint.access === 'public');
        const key = operation && parametersOf(operation).some(({ name }) => name === 'Idempotency-Key');
        expect(key, endpoint.path).toBe(kind === 'command' && endpoint.method !== 'GET');
      }
    }
  });

  it('tells of problems as they are sent', async () => {
    const answer = await test.http.inject({
      method: 'POST',
      url: '/api/reports',
      payload: { content: 1, nonsense: true },
    });
    const ajv = new Ajv2020({ strict: false });
    const fits = ajv.compile({ ...document.components.schemas.Problem });
    expect(fits(answer.json()), JSON.stringify(fits.errors)).toBe(true);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  });
});
