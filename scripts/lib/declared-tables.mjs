import ts from 'typescript';

/**
 * What the modules say of their tables: each `tables.ts` exports `interface <Module>Tables { table_name: RowType }`.
 * Returns for each table its columns and whether each may be null when read.
 */
export function declaredTables(files, options, host) {
  const program = ts.createProgram(files, { ...options, noEmit: true }, host);
  const checker = program.getTypeChecker();
  const tables = [];
  const problems = [];
  for (const file of files) {
    const source = program.getSourceFile(file);
    const lists = source.statements.filter((node) => ts.isInterfaceDeclaration(node) && /Tables$/.test(node.name.text));
    if (lists.length !== 1) problems.push(`${file}: exactly one interface …Tables is wanted, ${lists.length} found`);
    for (const list of lists) {
      for (const property of checker.getTypeAtLocation(list).getProperties()) {
        const row = checker.getTypeOfSymbolAtLocation(property, list);
        tables.push({ file, name: property.name, columns: columnsOf(checker, row, list) });
      }
    }
  }
  return { tables, problems };
}

function columnsOf(checker, row, at) {
  return new Map(
    row
      .getProperties()
      .map((column) => [
        column.name,
        mayBeNull(selectedType(checker, checker.getTypeOfSymbolAtLocation(column, at), at)),
      ]),
  );
}

/** Kysely's ColumnType and Generated keep the type that a select returns under `__select__`. */
function selectedType(checker, type, at) {
  const selected = type.getProperty('__select__');
  return selected ? checker.getTypeOfSymbolAtLocation(selected, at) : type;
}

const mayBeNull = (type) =>
  (type.flags & (ts.TypeFlags.Null | ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0 ||
  (type.isUnion() && type.types.some(mayBeNull));

/** How the declared tables differ from those of the database, one line each. */
export function differences(declared, actual) {
  const lines = [];
  const owners = new Map();
  for (const { file, name, columns } of declared) {
    if (owners.has(name)) lines.push(`${name}: declared in ${owners.get(name)} and in ${file}`);
    owners.set(name, file);
    const table = actual.get(name);
    if (!table) {
      lines.push(`${file}: no table ${name} in the database`);
      continue;
    }
    for (const [column, nullable] of columns) {
      const real = table.columns.get(column);
      if (real === undefined) lines.push(`${file}: ${name}.${column} is not in the database`);
      else if (table.isTable && real !== nullable) {
        lines.push(`${file}: ${name}.${column} is ${real ? 'nullable' : 'not null'} in the database`);
      }
    }
    for (const column of table.columns.keys()) {
      if (!columns.has(column)) lines.push(`${file}: ${name}.${column} of the database is not declared`);
    }
  }
  return lines;
}
