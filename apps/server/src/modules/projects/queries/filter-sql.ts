import { type RawBuilder, sql } from 'kysely';

export interface AreaFilter {
  type?: string;
  /** The place and everything below it. */
  placeId?: string;
  /** Owner or helper; planner as well where `planners` says so. */
  unitId?: string;
}

/** Type, place and unit as conditions on `matters m` and `projects j`. */
export function filterSql(
  tenantId: number,
  { type, placeId, unitId }: AreaFilter,
  planners = false,
): RawBuilder<unknown>[] {
  return [
    ...(type ? [sql`m.category = ${type}`] : []),
    ...(placeId
      ? [
          sql`starts_with(m.place_path, (select path from places where tenant_id = ${tenantId} and id = ${placeId}::uuid))`,
        ]
      : []),
    ...(unitId
      ? [
          sql`(m.lead_id = ${unitId}::uuid or j.parts @> jsonb_build_array(jsonb_build_object('unitId', ${unitId}::text))
            or ${planners ? sql`j.planner_id = ${unitId}::uuid` : sql`false`})`,
        ]
      : []),
  ];
}
