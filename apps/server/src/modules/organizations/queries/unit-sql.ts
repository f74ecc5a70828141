/**
 * Pieces of SQL with which a module below shows or compares a unit in its own single statement, so that the knowledge
 * of the table stays here. `tenant` and `id` are SQL expressions of the caller: column names or parameters, never text
 * that came from outside.
 */
export const unitFieldSql = (field: 'name' | 'short_name' | 'path', tenant: string, id: string): string =>
  `(select unit_at.${field} from units unit_at where unit_at.tenant_id = ${tenant} and unit_at.id = ${id})`;

/** The ids of the units at or below the path, for `x = any(…)`: an array, so that it is made once for a whole list. */
export const unitsBelowSql = (tenant: string, path: string): string =>
  `array(select unit_below.id from units unit_below where unit_below.tenant_id = ${tenant} and starts_with(unit_below.path, ${path}))`;
