/**
 * The published lists. `currentLists` and `listVersion` hand out one object a version, kept in memory: treat it as
 * frozen. `chainOf` gives the categories that `resolveDuties` and `resolveLimit` are asked with.
 */
export { ensureLists } from './commands/ensure-lists.ts';
export { categoryTree } from './domain/category-tree.ts';
export type {
  CategoryItem,
  DutyItem,
  DutyParty,
  ItemOf,
  LimitItem,
  ListItem,
  ListName,
  RejectionItem,
  Stage,
  Urgency,
} from './domain/items.ts';
export { stages } from './domain/items.ts';
export { type Department, departments } from './domain/presets/departments.ts';
export { emergencyLimits, presetLimits } from './domain/presets/limits.ts';
export { type DutyQuestion, type ResolvedDuty, resolveDuties } from './domain/resolve-duty.ts';
export { type LimitQuestion, resolveLimit } from './domain/resolve-limit.ts';
export { calendarOf } from './queries/calendar-of.ts';
export { clausesWithin } from './queries/clauses-within.ts';
export {
  type CurrentLists,
  currentLists,
  type LoadedVersion,
  listVersion,
  type PublishedList,
} from './queries/current-lists.ts';
export { publicCategories } from './queries/public-lists.ts';
export { visibleVersion } from './queries/version-rows.ts';
