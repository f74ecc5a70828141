import type { Random } from '../../../../../simulator/random.ts';

/** As much of JSON Schema as the contracts use. */
export interface Schema {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  maxProperties?: number;
  required?: string[];
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
}

/** Values that mean something where they are put, by the name of the field: ids that exist, codes in force. */
export type Known = (field: string) => readonly unknown[];

// What people type, and what nobody types by accident.
const texts = [
  '路灯不亮',
  '水管爆了，水流了一地',
  'Broken lamp',
  '👩‍👩‍👧 一家三口',
  `'; drop table matters; --`,
  '<img src=x onerror=alert(1)>',
  '=cmd|calc',
  '%_\\',
  '\u202e反向',
  'a\u0000b',
  '半个\ud83d字',
  '  ',
  '\n\t',
  'é'.normalize('NFD'),
  '㐀𠀀',
];
const patterned = ['0952-2010001', '13900001111', 'abc-1', '2026-11-18', 'A1', '88', 'x'];
const instants = [
  '2026-11-18T10:00:00+08:00',
  '2026-11-18T02:00:00Z',
  '1970-01-01T00:00:00Z',
  '2400-02-29T23:59:59.999Z',
];
const days = ['2026-11-18', '2024-02-29', '2000-01-01', '9999-12-31'];

/** A value that fits the schema; the same for the same random. */
export function makeValue(schema: Schema, random: Random, known: Known, field = ''): unknown {
  if ('const' in schema) return schema.const;
  if (schema.enum) return random.pick(schema.enum);
  if (schema.anyOf) return makeValue(random.pick(schema.anyOf), random, known, field);
  const type = Array.isArray(schema.type) ? random.pick(schema.type) : schema.type;
  switch (type) {
    case 'object':
      return objectOf(schema, random, known);
    case 'array':
      return arrayOf(schema, random, known, field);
    case 'string':
      return stringOf(schema, random, known, field);
    case 'integer':
    case 'number':
      return numberOf(schema, random, known, field);
    case 'boolean':
      return random.chance(0.5);
    case 'null':
      return null;
    default:
      return random.pick<unknown>([null, 1, '字', [], {}]);
  }
}

function objectOf(schema: Schema, random: Random, known: Known): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const [name, each] of Object.entries(schema.properties ?? {}))
    if (schema.required?.includes(name) || random.chance(0.5)) made[name] = makeValue(each, random, known, name);
  const [open] = Object.values(schema.patternProperties ?? {});
  for (let i = 0; open && i < Math.min(2, schema.maxProperties ?? 2); i++)
    made[random.pick(['title', 'state', 'a', 'b'])] = makeValue(open, random, known);
  return made;
}

function arrayOf(schema: Schema, random: Random, known: Known, field: string): unknown[] {
  const most = Math.min(schema.maxItems ?? 4, (schema.minItems ?? 0) + 3);
  const length = (schema.minItems ?? 0) + random.int(most - (schema.minItems ?? 0) + 1);
  const made = Array.from({ length }, () => makeValue(schema.items ?? {}, random, known, field));
  return schema.uniqueItems ? [...new Set(made)] : made;
}

function stringOf(schema: Schema, random: Random, known: Known, field: string): string {
  const { minLength = 0, maxLength = 5000, pattern, format } = schema;
  const fits = (text: unknown): text is string =>
    typeof text === 'string' &&
    [...text].length >= minLength &&
    text.length <= maxLength &&
    (!pattern || new RegExp(pattern, 'u').test(text));
  const meant = known(field).filter(fits);
  if (meant.length > 0 && random.chance(0.8)) return random.pick(meant);
  if (format === 'uuid') return `00000000-0000-7000-8000-${String(random.int(1e9)).padStart(12, '0')}`;
  if (format === 'date-time') return random.pick(instants);
  if (format === 'date') return random.pick(days);
  if (!pattern && random.chance(0.1)) return '长'.repeat(Math.min(maxLength, 5000));
  const found = [...texts, ...patterned, ...instants].filter(fits);
  return found.length > 0 ? random.pick(found) : 'x'.repeat(minLength);
}

function numberOf(schema: Schema, random: Random, known: Known, field: string): number {
  const { minimum = -2_147_483_648, maximum = 2_147_483_647 } = schema;
  const fits = (value: unknown): value is number => typeof value === 'number' && value >= minimum && value <= maximum;
  const meant = [...known(field), 0, 1, 2, 3, 20].filter(fits);
  if (meant.length > 0 && random.chance(0.8)) return random.pick(meant);
  const edge = random.pick([minimum, maximum]);
  return schema.type === 'integer'
    ? Math.trunc(edge)
    : random.pick([edge, minimum + (maximum - minimum) * random.next()]);
}

// Far out of every range, of every wrong type, and of a size nobody expects.
const strange = (): unknown[] => [
  null,
  true,
  '',
  -1,
  0.5,
  1e308,
  Number.MAX_SAFE_INTEGER,
  3_000_000_000,
  [],
  {},
  [[[[]]]],
  { constructor: { prototype: 1 } },
  'z'.repeat(100_000),
  '\u0000',
  '\ud800',
  '2026-13-45',
  'not-a-uuid',
];

/** The value with one thing about it changed: a field gone, of another type, out of range, or one too many. */
export function mutated(value: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null || random.chance(0.1)) return random.pick(strange());
  const copy = structuredClone(value) as Record<string, unknown>;
  const names = Object.keys(copy);
  const chance = random.next();
  if (names.length === 0 || chance < 0.15) {
    if (!Array.isArray(copy))
      copy[random.pick(['tenantId', 'tenant_id', 'id', 'role', 'unheard'])] = random.pick(strange());
    return copy;
  }
  const name = random.pick(names);
  if (chance < 0.35 && !Array.isArray(copy)) delete copy[name];
  else copy[name] = mutated(copy[name], random);
  return copy;
}
