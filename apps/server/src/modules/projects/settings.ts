import { Type, type Static } from 'typebox';

export interface ProjectTypeEntry {
  code: string;
  name: string;
  nameEn: string;
}

/** Counties sort their projects differently, so the types are the tenant's data; shipped is what the reports name. */
const shippedTypes: readonly ProjectTypeEntry[] = [
  { code: 'co-building', name: '共建项目', nameEn: 'Co-building project' },
  { code: 'livelihood', name: '民生实事', nameEn: 'Livelihood work' },
  { code: 'key', name: '重点项目', nameEn: 'Key project' },
  { code: 'residents', name: '微自治', nameEn: 'Residents’ own project' },
];

/** Per-tenant options of projects. */
export const ProjectSettings = Type.Object({
  types: Type.Unsafe<readonly ProjectTypeEntry[]>({}),
  /** 回头看: so many days after an effect was settled. */
  recheckAfterDays: Type.Integer({ default: 90 }),
  /** Within how many days from then on the recheck is done. */
  recheckWithinDays: Type.Integer({ default: 15 }),
  /** How long a code to rate with counts. */
  ratingCodeDays: Type.Integer({ default: 90 }),
});
export type ProjectSettings = Static<typeof ProjectSettings>;

export const defaultSettings: ProjectSettings = {
  types: shippedTypes,
  recheckAfterDays: 90,
  recheckWithinDays: 15,
  ratingCodeDays: 90,
};
