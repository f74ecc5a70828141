import type { OpenApi, Operation, Parameter, Ref, Schema } from './openapi.ts';

/** Shorter ones are easier to read where they are used. */
const WORTH_A_NAME = 100;

/**
 * The same description with every object, choice of words and parameter that occurs more than once laid into
 * `components` under the name of the place where it came first, and choices of words written as `enum`: half the size,
 * and clients made from it get one type for one thing.
 */
export function sharing(document: OpenApi): OpenApi {
  const { paths, parameters } = sharedParameters(
    asEnums(document.paths) as OpenApi['paths'],
    document.components.parameters,
  );
  const seen = new Map<string, number>();
  count(paths, seen);
  const names = new Map<string, string>();
  const schemas: Record<string, Schema> = {};
  const named = (node: unknown, place: string): unknown => {
    if (Array.isArray(node)) return node.map((each) => named(each, place));
    if (!isRecord(node)) return node;
    const text = shareable(node) ? JSON.stringify(node) : '';
    const inner = (): Schema =>
      Object.fromEntries(Object.entries(node).map(([key, each]) => [key, named(each, placeOf(place, key))]));
    if ((seen.get(text) ?? 0) < 2) return inner();
    let name = names.get(text);
    if (!name) {
      name = free(place, schemas);
      names.set(text, name);
      schemas[name] = {}; // taken before what lies within it is named
      schemas[name] = inner();
    }
    return { $ref: `#/components/schemas/${name}` };
  };
  const shared = Object.fromEntries(
    Object.entries(paths).map(([path, item]) => [
      path,
      Object.fromEntries(
        Object.entries(item).map(([method, operation]) => [method, named(operation, capital(operation.operationId))]),
      ),
    ]),
  ) as OpenApi['paths'];
  const { components } = document;
  return {
    ...document,
    paths: shared,
    components: { ...components, parameters, schemas: { ...components.schemas, ...schemas } },
  };
}

/** Parameters that are the same in several operations, by their name; `given` are there already. */
function sharedParameters(
  paths: OpenApi['paths'],
  given: Record<string, Parameter>,
): { paths: OpenApi['paths']; parameters: Record<string, Parameter> } {
  const operations = Object.values(paths).flatMap((item) => Object.values(item));
  const texts = operations.flatMap((operation) => operation.parameters.map((each) => JSON.stringify(each)));
  const times = new Map<string, number>();
  for (const text of texts) times.set(text, (times.get(text) ?? 0) + 1);
  const parameters = { ...given };
  const names = new Map<string, string>();
  const share = (each: Parameter | Ref): Parameter | Ref => {
    const text = JSON.stringify(each);
    if ('$ref' in each || (times.get(text) ?? 0) < 2) return each;
    const name = names.get(text) ?? free(capital(each.name.replace(/\W/g, '')), parameters);
    names.set(text, name);
    parameters[name] = each;
    return { $ref: `#/components/parameters/${name}` };
  };
  const sharing = (operation: Operation): Operation => ({ ...operation, parameters: operation.parameters.map(share) });
  return {
    paths: mapValues(paths, (item) => mapValues(item, sharing)),
    parameters,
  };
}

const mapValues = <T>(record: Record<string, T>, change: (each: T) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(record).map(([key, each]) => [key, change(each)]));

const isRecord = (node: unknown): node is Record<string, unknown> =>
  typeof node === 'object' && node !== null && !Array.isArray(node);
const shareable = (node: Record<string, unknown>): boolean =>
  ([node.type].flat().includes('object') || Array.isArray(node.enum)) && JSON.stringify(node).length >= WORTH_A_NAME;

function count(node: unknown, seen: Map<string, number>): void {
  if (Array.isArray(node)) for (const each of node) count(each, seen);
  if (!isRecord(node)) return;
  if (shareable(node)) {
    const text = JSON.stringify(node);
    seen.set(text, (seen.get(text) ?? 0) + 1);
    if ((seen.get(text) ?? 0) > 1) return; // what lies within was counted with the first
  }
  for (const each of Object.values(node)) count(each, seen);
}

/** `{anyOf: [{const: 'a'}, {const: 'b'}]}` → `{type: 'string', enum: ['a', 'b']}` */
function asEnums(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(asEnums);
  if (!isRecord(node)) return node;
  const { anyOf, ...rest } = node;
  if (Array.isArray(anyOf) && anyOf.every((each) => isRecord(each) && typeof each.const === 'string'))
    return { ...rest, type: 'string', enum: anyOf.map((each) => (each as { const: string }).const) };
  return Object.fromEntries(Object.entries(node).map(([key, each]) => [key, asEnums(each)]));
}

/** Words of JSON Schema and OpenAPI say nothing about what a thing is. */
const structure = /^(properties|schema|content|application\/.*|text\/.*|responses|\d{3}|items|anyOf|parameters|type)$/;
const placeOf = (place: string, key: string): string =>
  structure.test(key) ? place : key === 'requestBody' ? `${place}Body` : place + capital(key.replace(/\W/g, ''));
const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

function free(place: string, taken: Record<string, unknown>): string {
  for (let n = 1; ; n++) {
    const name = n === 1 ? place : `${place}${n}`;
    if (!(name in taken)) return name;
  }
}
