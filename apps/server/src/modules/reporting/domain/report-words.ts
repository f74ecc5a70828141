import type { Text } from '../../../kernel/errors.ts';

/** Words of the exported sheet. States and categories are named by their own modules. */
export const columnWords = {
  group: { zh: '分组', en: 'Group' },
  name: { zh: '名称', en: 'Name' },
  registered: { zh: '登记', en: 'Registered' },
  ended: { zh: '办结', en: 'Ended' },
  open: { zh: '在办', en: 'Open' },
  overdue: { zh: '超时', en: 'Overdue' },
  visited: { zh: '回访', en: 'Followed up' },
  unreached: { zh: '未接通', en: 'Not reached' },
  response: { zh: '响应率', en: 'Response rate' },
  resolution: { zh: '解决率', en: 'Resolution rate' },
  satisfaction: { zh: '满意率', en: 'Satisfaction rate' },
} as const satisfies Record<string, Text>;

export const groupWords = {
  all: { zh: '合计', en: 'Total' },
  place: { zh: '区域', en: 'Place' },
  unit: { zh: '主办单位', en: 'Leading unit' },
  state: { zh: '状态', en: 'State' },
  category: { zh: '类别', en: 'Category' },
  source: { zh: '来源', en: 'Source' },
  day: { zh: '日期', en: 'Day' },
} as const satisfies Record<string, Text>;

export const sourceWords: Readonly<Record<string, Text>> = {
  app: { zh: '居民上报', en: 'Residents' },
  phone: { zh: '来电', en: 'Telephone' },
  'walk-in': { zh: '来访', en: 'Walk-in' },
  visit: { zh: '走访', en: 'Visit' },
  patrol: { zh: '巡查', en: 'Patrol' },
  hotline: { zh: '热线转办', en: 'Hotline' },
  import: { zh: '导入', en: 'Import' },
  open311: { zh: 'Open311', en: 'Open311' },
};

export const nothingWords = {
  place: { zh: '未定位', en: 'No place' },
  unit: { zh: '未派单位', en: 'No unit yet' },
  category: { zh: '未分类', en: 'No category yet' },
} as const satisfies Record<string, Text>;
