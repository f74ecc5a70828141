import { type Static, Type } from 'typebox';

interface Kind {
  code: string;
  name: string;
  nameEn: string;
}
/** Counties sort their activities as they see fit, so the kinds are the tenant's data; shipped are those of the reports (S0-07, S0-08). */
const kinds: readonly Kind[] = [
  { code: 'policy', name: '政策宣讲', nameEn: 'Policies explained' },
  { code: 'culture', name: '文化联谊', nameEn: 'Culture and get-togethers' },
  { code: 'hardship', name: '困难帮扶', nameEn: 'Help in hardship' },
  { code: 'cleaning', name: '志愿清洁', nameEn: 'Volunteer cleaning' },
  { code: 'clinic', name: '义诊', nameEn: 'Free clinic' },
  { code: 'law', name: '法律咨询', nameEn: 'Legal advice' },
  { code: 'lecture', name: '讲堂课堂', nameEn: 'Lectures and classes' },
  { code: 'safety', name: '安全防疫', nameEn: 'Safety and health protection' },
  { code: 'party-day', name: '共同党日', nameEn: 'Party day together' },
  { code: 'other', name: '其他', nameEn: 'Other' },
];

/** Per-tenant options of activities. */
export const VolunteeringSettings = Type.Object({
  kinds: Type.Unsafe<readonly Kind[]>({}),
  /** So many days after an activity the names of its participants go; the hours stay. */
  namesKeepDays: Type.Integer({ default: 400 }),
});
export type VolunteeringSettings = Static<typeof VolunteeringSettings>;

export const defaultSettings: VolunteeringSettings = { kinds, namesKeepDays: 400 };
