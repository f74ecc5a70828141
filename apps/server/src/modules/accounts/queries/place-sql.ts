/** A field of the place that a post is bound to, inside our own single statement; read only, along the foreign key. */
export const placeFieldSql = (field: 'name' | 'path', tenant: string, id: string): string =>
  `(select place_at.${field} from places place_at where place_at.tenant_id = ${tenant} and place_at.id = ${id})`;
