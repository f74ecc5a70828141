import { Type, type Static } from 'typebox';

export interface ResourceSort {
  code: string;
  name: string;
  nameEn: string;
}
export interface NeedSort extends ResourceSort {
  /** The sorts of resources that meet needs of this sort. */
  metBy: readonly string[];
}

/** Counties divide both lists as they see fit, so the division is the tenant's data; shipped are 7 sorts of needs and 6 of resources. */
const needSorts: readonly NeedSort[] = [
  {
    code: 'care',
    name: '为老助残',
    nameEn: 'Older people and people with disabilities',
    metBy: ['skill', 'goods', 'room'],
  },
  { code: 'children', name: '托幼助学', nameEn: 'Children and schooling', metBy: ['class', 'room', 'money'] },
  { code: 'health', name: '医疗健康', nameEn: 'Health', metBy: ['skill', 'class', 'goods'] },
  { code: 'culture', name: '文体活动', nameEn: 'Culture and sport', metBy: ['room', 'class', 'skill'] },
  { code: 'surroundings', name: '环境设施', nameEn: 'Surroundings and facilities', metBy: ['skill', 'goods', 'money'] },
  { code: 'work', name: '就业创业', nameEn: 'Jobs and trades', metBy: ['job', 'class', 'money'] },
  { code: 'hardship', name: '帮困救助', nameEn: 'Help in hardship', metBy: ['goods', 'money', 'skill', 'job'] },
];
const resourceSorts: readonly ResourceSort[] = [
  { code: 'job', name: '岗位', nameEn: 'Jobs' },
  { code: 'room', name: '场地', nameEn: 'Rooms' },
  { code: 'skill', name: '技能人才', nameEn: 'Skills' },
  { code: 'goods', name: '物资', nameEn: 'Goods' },
  { code: 'money', name: '资金', nameEn: 'Money' },
  { code: 'class', name: '课程培训', nameEn: 'Classes' },
];

/** Per-tenant options of needs and resources. */
export const NeedSettings = Type.Object({
  needSorts: Type.Unsafe<readonly NeedSort[]>({}),
  resourceSorts: Type.Unsafe<readonly ResourceSort[]>({}),
  /** What the first need met in a community adds to a plan, beside the need itself (0–1000). */
  fairness: Type.Integer({ default: 200 }),
});
export type NeedSettings = Static<typeof NeedSettings>;

export const defaultSettings: NeedSettings = { needSorts, resourceSorts, fairness: 200 };
