// Compares the table types of the modules with a database made by all migrations.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { declaredTables, differences } from './declared-tables.mjs';
import { root } from './run.mjs';
import { importSource } from './sources.mjs';

const { asSuperuser, databaseUrl, startTestServer } = await importSource('apps/server/src/platform/testing/server.ts');

async function actualTables() {
  const server = await startTestServer();
  try {
    const url = databaseUrl(server.superuserUrl, 'huying', server.template);
    const { rows } = await asSuperuser(url, (client) =>
      client.query(
        `select c.table_name, c.column_name, c.is_nullable = 'YES' as nullable, t.table_type = 'BASE TABLE' as is_table
           from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
          where c.table_schema = 'public'`,
      ),
    );
    const tables = new Map();
    for (const row of rows) {
      const table = tables.get(row.table_name) ?? { isTable: row.is_table, columns: new Map() };
      tables.set(row.table_name, table);
      table.columns.set(row.column_name, row.nullable);
    }
    return tables;
  } finally {
    await server.stop();
  }
}

const modules = join(root, 'apps/server/src/modules');
const files = readdirSync(modules, { recursive: true })
  .filter((path) => /(^|[\\/])tables(-[a-z-]+)?\.ts$/.test(path))
  .map((path) => join(modules, path));
const config = ts.getParsedCommandLineOfConfigFile(join(root, 'apps/server/tsconfig.json'), {}, ts.sys);
const { tables, problems } = declaredTables(files, config.options);
const lines = [...problems, ...differences(tables, await actualTables())];
for (const line of lines) console.error(line.replaceAll(`${root}/`, ''));
console.log(`${tables.length} tables compared`);
process.exitCode = lines.length === 0 && tables.length > 0 ? 0 : 1;
