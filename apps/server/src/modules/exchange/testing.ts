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
