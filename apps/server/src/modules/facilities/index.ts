/** Public facilities: what a report may point at. */
export { facilityById, facilityOfCode, facilityOfSql, pointAtFacility } from './queries/facility-rows.ts';
export { type FacilityAt, facilitiesAt, moveFacilities } from './commands/move-facilities.ts';
export { takeInFacilities } from './commands/import-facilities.ts';
