import type { JointWords } from './contract.ts';

/** What a new tenant begins with: the words of the reports; afterwards they are the tenant's own. */
export const shippedWords: Omit<JointWords, 'version'> = {
  bodyKinds: [
    { code: 'street-work-committee', name: '街道大工委', nameEn: 'Street work committee' },
    { code: 'community-committee', name: '社区大党委', nameEn: 'Community party committee, enlarged' },
    { code: 'joint-committee', name: '联合党委', nameEn: 'Joint committee' },
    { code: 'professional-committee', name: '专业委员会', nameEn: 'Professional committee' },
    { code: 'area-group', name: '区域集团', nameEn: 'Area group' },
    { code: 'joint-conference', name: '联席会议', nameEn: 'Joint conference' },
    { code: 'grid-branch', name: '网格党支部', nameEn: 'Party branch of a grid' },
    { code: 'building-group', name: '楼栋（党员中心户）', nameEn: 'Building group around a member’s home' },
  ],
  fields: [
    { code: 'health', name: '医疗健康', nameEn: 'Health' },
    { code: 'culture', name: '文化艺术', nameEn: 'Culture and arts' },
    { code: 'publicity', name: '宣传宣教', nameEn: 'Publicity' },
    { code: 'social', name: '社会服务', nameEn: 'Social services' },
    { code: 'law', name: '政法综合', nameEn: 'Law and order' },
    { code: 'economy', name: '经济发展', nameEn: 'Economy' },
    { code: 'education', name: '教育科技', nameEn: 'Education and science' },
  ],
  seatRoles: [
    { code: 'secretary', name: '书记', nameEn: 'Secretary', leads: true, single: true },
    { code: 'director', name: '理事长、主任', nameEn: 'Director', leads: true, single: true },
    { code: 'deputy', name: '副书记、副理事长', nameEn: 'Deputy', leads: true, single: false },
    { code: 'standing-secretary', name: '常务书记', nameEn: 'Standing secretary', leads: true, single: false },
    { code: 'first-secretary', name: '第一书记', nameEn: 'First secretary', leads: false, single: false },
    { code: 'member', name: '委员、理事', nameEn: 'Member', leads: false, single: false },
    { code: 'part-time', name: '兼职委员', nameEn: 'Part-time member', leads: false, single: false },
  ],
  pairingKinds: [
    { code: '1+1', name: '1+1', nameEn: 'One community, one unit', communities: [1, 1], units: [1, 1] },
    { code: '1+n', name: '1+N', nameEn: 'One community, several units', communities: [1, 1], units: [1, 500] },
    { code: 'n+1', name: 'N+1', nameEn: 'Several communities, one unit', communities: [1, 100], units: [1, 1] },
    { code: '2+1', name: '2+1', nameEn: 'Two units, one community', communities: [1, 1], units: [2, 2] },
    { code: 'relatives', name: '攀亲戚', nameEn: 'Adopted relatives', communities: [1, 100], units: [1, 500] },
  ],
};
