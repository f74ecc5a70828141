/**
 * Pieces of SQL with which a module below shows or compares a unit in its own single statement, so that the knowledge
 * of the table stays here. `tenant` and `id` are SQL expressions of the caller: column names or parameters, never text
 * that came from outside.
 */
export const unitFieldSql = (field: 'name' | 'short_name' | 'path', tenant: string, id: string): string =>
  `(select unit_at.${field} from units unit_at where unit_at.tenant_id = ${tenant} and unit_at.id = ${id})`;

/** True when the unit `id` lies at or below the unit whose path is the expression `path`. */
export const unitWithinSql = (tenant: string, id: string, path: string): string =>
  `exists (select from units unit_in where unit_in.tenant_id = ${tenant} and unit_in.id = ${id} and starts_with(unit_in.path, ${path}))`;
