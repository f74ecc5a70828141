import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { notPersonal } from './not-personal.ts';
import { personalColumns, speaksOfPeople } from './index.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';

interface Column {
  name: string;
  type: string;
}
let database: TestDatabase;
let columns: Column[];
beforeAll(async () => {
  database = await createTestDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query<Column>(
    `select table_name || '.' || column_name as name, data_type as type from information_schema.columns
     where table_schema = 'public' order by 1`,
  );
  columns = rows;
  await client.end();
});
afterAll(() => database.drop());

const registered = personalColumns.map(({ table, column }) => `${table}.${column}`);
const excepted = notPersonal.flatMap(({ table, columns: names }) => names.map((name) => `${table}.${name}`));

it('every column whose name speaks of people is registered, or excepted with a reason', () => {
  const known = new Set([...registered, ...excepted]);
  const speaking = columns.filter(({ name }) => speaksOfPeople.test(name.split('.')[1] ?? ''));
  expect(speaking.length).toBeGreaterThan(30);
  expect(speaking.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
});

it('a new column such as these would be noticed', () => {
  const noticed = [
    'guardian_name',
    'phone',
    'home_address',
    'content',
    'id_card',
    'remark',
    'name_sealed',
    'photo_text',
  ];
  expect(noticed.filter((name) => !speaksOfPeople.test(name))).toEqual([]);
  expect(
    ['tenant_id', 'version', 'message_count', 'storage_key', 'context'].filter((name) => speaksOfPeople.test(name)),
  ).toEqual([]);
});

it('whatever is registered or excepted is there, once, with all that must be said of it', () => {
  const all = [...registered, ...excepted];
  expect(all.filter((name, i) => all.indexOf(name) !== i)).toEqual([]);
  const there = new Set(columns.map(({ name }) => name));
  expect(all.filter((name) => !there.has(name))).toEqual([]);
  for (const { what, purpose, kept, table, column } of personalColumns)
    for (const each of [what, purpose, kept])
      expect(each.zh.length > 0 && each.en.length > 0, `${table}.${column}`).toBe(true);
  expect(notPersonal.every(({ reason }) => reason.length > 5)).toBe(true);
});

it('contacts lie sealed, as bytes; nobody’s number or name is kept as text beside them', () => {
  const typeOf = new Map(columns.map(({ name, type }) => [name, type]));
  for (const { table, column, stored } of personalColumns)
    if (column.endsWith('_sealed') || column.endsWith('_lookup')) {
      expect(typeOf.get(`${table}.${column}`)).toBe('bytea');
      expect(stored).toBe(column.endsWith('_sealed') ? 'sealed' : 'hashed');
    }
  const plainContacts = personalColumns.filter(
    ({ column, stored }) => /phone|email/.test(column) && stored === 'plain',
  );
  expect(plainContacts).toEqual([]);
});
