import { unitFieldSql } from '../../organizations/index.ts';
import { placeFieldSql } from './place-sql.ts';

/** A post `o` with its role `r` as JSON: what the contract shows and, beyond it, what policies ask. */
export const POST_JSON = `json_build_object(
  'id', o.id, 'role', o.role, 'roleName', r.name, 'roleNameEn', r.name_en, 'title', o.title,
  'unitId', o.unit_id, 'unitName', ${unitFieldSql('name', 'o.tenant_id', 'o.unit_id')},
  'placeId', o.place_id, 'placeName', ${placeFieldSql('name', 'o.tenant_id', 'o.place_id')},
  'validFrom', o.valid_from, 'validUntil', o.valid_until, 'version', o.version,
  'scope', r.scope, 'exclusive', r.exclusive, 'permissions', r.permissions,
  'unitPath', ${unitFieldSql('path', 'o.tenant_id', 'o.unit_id')},
  'placePath', ${placeFieldSql('path', 'o.tenant_id', 'o.place_id')})`;

/** `o` counts on the civil date `day`, an SQL expression. */
export const countsOnSql = (day: string): string =>
  `(o.valid_from <= ${day}::date and (o.valid_until is null or o.valid_until >= ${day}::date))`;
