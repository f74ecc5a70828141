import { type Plugin, runnerImport } from 'vite';

const CONTRACT = /\/apps\/server\/src\/modules\/[^/]+\/contract\.ts$/;
const KEEP = ['method', 'path', 'multipart', 'produces'] as const;

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** A TypeBox schema carries its kind in hidden properties named ~…, plain data does not. */
const isSchema = (value: Record<string, unknown>): boolean =>
  Object.getOwnPropertyNames(value).some((name) => name.startsWith('~'));

/**
 * What the browser needs of an exported value: of an endpoint its method and path, of plain data all of it,
 * of a schema nothing (`undefined`).
 */
export function outline(value: unknown): Json | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (Array.isArray(value)) {
    const items = value.map(outline);
    return items.some((item) => item === undefined) ? undefined : (items as Json[]);
  }
  if (!isRecord(value) || isSchema(value)) return undefined;
  const isEndpoint = typeof value.method === 'string' && typeof value.path === 'string';
  const entries = (isEndpoint ? KEEP.map((key) => [key, value[key]] as const) : Object.entries(value))
    .map(([key, item]) => [key, outline(item)] as const)
    .filter((entry): entry is readonly [string, Json] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}

/**
 * Loads the server's contracts as bare tables of method and path, so that a phone does not download the schema
 * library: the contract is run here, at build time, and printed as plain data. Types are untouched.
 */
export function contractOutline(): Plugin {
  return {
    name: 'contract-outline',
    enforce: 'pre',
    async load(id) {
      const file = id.split('?', 1)[0] ?? id;
      if (!CONTRACT.test(file)) return null;
      const { module, dependencies } = await runnerImport<Record<string, unknown>>(file);
      for (const path of dependencies) this.addWatchFile(path);
      const lines = Object.entries(module).flatMap(([name, value]) => {
        const data = outline(value);
        return data === undefined || name === 'default' ? [] : [`export const ${name} = ${JSON.stringify(data)};`];
      });
      return { code: `${lines.join('\n')}\n`, moduleType: 'js', map: null };
    },
  };
}
