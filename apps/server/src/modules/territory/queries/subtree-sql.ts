/**
 * SQL condition: the path of a row lies at or below the path in a parameter, as a range that the index on
 * (tenant_id, path text_pattern_ops) answers whatever the parameter is. `column` and `root` are SQL of ours (a column, '$3'),
 * never text from outside. Paths end in '/', so the range ends where the last '/' becomes the next character, '0'.
 */
export const subtreeSql = (column: string, root: string): string =>
  `(${column} ~>=~ ${root} and ${column} ~<~ (left(${root}, -1) || '0'))`;
