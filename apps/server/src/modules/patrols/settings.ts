import { Type, type Static } from 'typebox';

export interface VisitOccasion {
  code: string;
  name: string;
  nameEn: string;
}

/**
 * 五必访: whom the grid worker visits in any case. Counties word the five differently, so they are the tenant's data;
 * shipped is the common set of the notices that ask for them.
 */
const fiveVisits: readonly VisitOccasion[] = [
  { code: 'hardship', name: '困难家庭必访', nameEn: 'Families in hardship' },
  { code: 'elderly', name: '独居空巢老人必访', nameEn: 'Older people living alone' },
  { code: 'children', name: '留守儿童、残疾人家庭必访', nameEn: 'Children left behind, people with disabilities' },
  { code: 'newcomer', name: '新入住、流动人口必访', nameEn: 'Newcomers and people who move about' },
  { code: 'dispute', name: '矛盾纠纷、突发变故家庭必访', nameEn: 'Families in dispute or sudden trouble' },
];

/** Per-tenant options of patrols and visits. */
export const PatrolSettings = Type.Object({
  occasions: Type.Unsafe<readonly VisitOccasion[]>({}),
  /** After how many days what is kept of a household is removed. */
  householdKeepDays: Type.Integer({ default: 180 }),
  /** Reports through one link within the hour. */
  mobileReportsPerHour: Type.Integer({ default: 20 }),
  /** How long a link of a mobile grid worker counts unless told. */
  mobileLinkDays: Type.Integer({ default: 180 }),
});
export type PatrolSettings = Static<typeof PatrolSettings>;

export const defaultSettings: PatrolSettings = {
  occasions: fiveVisits,
  householdKeepDays: 180,
  mobileReportsPerHour: 20,
  mobileLinkDays: 180,
};
