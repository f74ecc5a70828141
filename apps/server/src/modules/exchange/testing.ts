import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect } from 'vitest';
import { sharedData } from '../../platform/sheets/testing.ts';
import type { Person, TestApp } from '../../app/testing.ts';
import { formOf } from '../files/testing.ts';
import { exchangeEndpoints as api, type ImportOptions, type ImportRecord } from './contract.ts';
import { workImport } from './jobs/work-import.ts';

type Answer<T> = { status: number; json: T & { code: string; detail: string } };

/** An importer at work: uploads, and runs the jobs that a server would. */
export function importer(test: TestApp, as: () => Person) {
  const call = async (endpoint: (typeof api)[keyof typeof api], id: string, body: object): Promise<ImportRecord> => {
    const answer = await test.call(endpoint, { as: as(), params: { id }, body });
    if (answer.status >= 300) throw new Error(answer.text);
    return answer.json;
  };
  const get = async (id: string): Promise<ImportRecord> =>
    (await test.call(api.getImport, { as: as(), params: { id } })).json;
  const finish = async (id: string): Promise<ImportRecord> => {
    await workImport(test.platform, test.tenantId, id);
    return get(id);
  };
  return {
    get,
    finish,
    async upload(bytes: Uint8Array, name: string): Promise<Answer<ImportRecord>> {
      const form = formOf({}, { name, bytes });
      const headers = { ...form.headers, cookie: `__Host-huying=${as().cookie}` };
      const response = await test.http.inject({ method: 'POST', url: '/api/imports', payload: form.payload, headers });
      return { status: response.statusCode, json: response.json() };
    },
    map: ({ id, version, mapping, options }: ImportRecord, change: Partial<ImportOptions> = {}) =>
      call(api.mapImport, id, { version, mapping, options: { ...options, ...change } }),
    check: async ({ id, version }: ImportRecord) => finish((await call(api.checkImport, id, { version })).id),
    run: async ({ id, version }: ImportRecord, partial = false) =>
      finish((await call(api.runImport, id, { version, partial })).id),
    undo: async ({ id, version }: ImportRecord) => finish((await call(api.undoImport, id, { version })).id),
  };
}

const schemas = new Ajv({ strict: false, allErrors: true });
addFormats.default(schemas);
const folder = sharedData('open311/schemas_georeport_v2');
for (const name of ['request', 'requests', 'service', 'services', 'service-definition'])
  schemas.addSchema(JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8')), `${name}.json`);
/** The value keeps to one of the published GeoReport v2 schemas. */
export function expectValid(schema: string, value: unknown): void {
  const valid = schemas.validate(`${schema}.json`, value);
  expect(schemas.errorsText(), JSON.stringify(value)).toBe('No errors');
  expect(valid).toBe(true);
}

const parser = new XMLParser({ preserveOrder: true, ignoreDeclaration: true, parseTagValue: false });
type Ordered = { [name: string]: unknown }[];
/** The elements of a document as paths, each kind of path once, in the order in which they come. */
export function shapeOf(xml: string): string[] {
  expect(XMLValidator.validate(xml)).toBe(true);
  const paths: string[] = [];
  const walk = (nodes: Ordered, above: string): void => {
    for (const node of nodes) {
      const [name = '', content] = Object.entries(node).find(([key]) => key !== ':@') ?? [];
      if (name === '#text' || name === '') continue;
      const path = `${above}/${name}`;
      if (!paths.includes(path)) paths.push(path);
      walk(content as Ordered, path);
    }
  };
  walk(parser.parse(xml) as Ordered, '');
  return paths;
}
export const sample = (path: string): string[] => shapeOf(readFileSync(sharedData(`open311/${path}`), 'utf8'));
