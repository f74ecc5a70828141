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

/** A table as a hotline exports it: the header, and rows of which only the number has to be told. */
export const hotlineHeader = [
  '工单编号',
  '留言主题',
  '诉求内容',
  '受理时间',
  '办结时间',
  '状态',
  '联系电话',
  '诉求人',
  '所属网格',
];
export const hotlineRow = (number: string, more: Readonly<Record<string, string>> = {}): string[] => {
  const cells: Record<string, string> = {
    工单编号: number,
    诉求内容: `${number} 路灯不亮`,
    受理时间: '2026-03-02 09:30',
  };
  return hotlineHeader.map((title) => ({ ...cells, ...more })[title] ?? '');
};
const csv = (lines: readonly (readonly string[])[]): Buffer =>
  Buffer.from(lines.map((line) => line.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n'));

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
  const upload = async (bytes: Uint8Array, name: string): Promise<Answer<ImportRecord>> => {
    const form = formOf({}, { name, bytes });
    const headers = { ...form.headers, cookie: `__Host-huying=${as().cookie}` };
    const response = await test.http.inject({ method: 'POST', url: '/api/imports', payload: form.payload, headers });
    return { status: response.statusCode, json: response.json() };
  };
  return {
    get,
    upload,
    async table(lines: readonly (readonly string[])[], name = '导出.csv'): Promise<ImportRecord> {
      const { status, json } = await upload(csv(lines), name);
      expect(status, JSON.stringify(json)).toBe(201);
      return json;
    },
    map: ({ id, version, mapping, options }: ImportRecord, change: Partial<ImportOptions> = {}) =>
      call(api.mapImport, id, { version, mapping, options: { ...options, ...change } }),
    check: async ({ id, version }: ImportRecord) => finish((await call(api.checkImport, id, { version })).id),
    run: async ({ id, version }: ImportRecord, partial = false) =>
      finish((await call(api.runImport, id, { version, partial })).id),
    undo: async ({ id, version }: ImportRecord) => finish((await call(api.undoImport, id, { version })).id),
  };
}

let schemas: Ajv | undefined;
/** The published schemas, read when the first one is asked for: other tests do without the outside data. */
function published(): Ajv {
  if (schemas) return schemas;
  const ajv = addFormats.default(new Ajv({ strict: false, allErrors: true }));
  for (const name of ['request', 'requests', 'service', 'services', 'service-definition']) {
    const text = readFileSync(sharedData(`open311/schemas_georeport_v2/${name}.json`), 'utf8');
    ajv.addSchema(JSON.parse(text), `${name}.json`);
  }
  schemas = ajv;
  return ajv;
}

/** The value keeps to one of the published GeoReport v2 schemas. */
export function expectValid(schema: string, value: unknown): void {
  const valid = published().validate(`${schema}.json`, value);
  expect(published().errorsText(), JSON.stringify(value)).toBe('No errors');
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
