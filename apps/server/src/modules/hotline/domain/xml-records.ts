/** Hears XML and makes a table of it: each child of the root is a row, its own children and attributes are the cells by name. */
export function recordsReader(): {
  open(name: string, attributes: Record<string, string>): void;
  close(name: string): void;
  text(text: string): void;
  table(): { header: string[]; rows: string[][] };
} {
  const header: string[] = [];
  const rows: Map<string, string>[] = [];
  let depth = 0;
  let field = '';
  const put = (name: string, text: string): void => {
    const row = rows.at(-1);
    if (!row || text.trim() === '') return;
    if (!header.includes(name)) header.push(name);
    row.set(name, (row.get(name) ?? '') + text);
  };
  return {
    open(name, attributes) {
      depth += 1;
      if (depth === 2) {
        rows.push(new Map());
        for (const [key, value] of Object.entries(attributes)) put(key, value);
      }
      if (depth === 3) field = name;
    },
    close() {
      depth -= 1;
    },
    text(text) {
      if (depth >= 3) put(field, text);
    },
    table: () => ({ header, rows: rows.map((row) => header.map((name) => row.get(name)?.trim() ?? '')) }),
  };
}
