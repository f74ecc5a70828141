import type { Text } from '../../../kernel/errors.ts';

export type ExportLanguage = 'zh' | 'en';

/** The columns of an export, in order. */
export const exportColumns = {
  number: { zh: '编号', en: 'Number', width: 16 },
  sourceNumber: { zh: '来源编号', en: 'Source number', width: 16 },
  title: { zh: '标题', en: 'Title', width: 30 },
  content: { zh: '诉求内容', en: 'Content', width: 50 },
  category: { zh: '类别', en: 'Category', width: 20 },
  source: { zh: '来源', en: 'Source', width: 10 },
  urgency: { zh: '紧急程度', en: 'Urgency', width: 10 },
  state: { zh: '状态', en: 'State', width: 12 },
  place: { zh: '所在区划', en: 'Place', width: 28 },
  address: { zh: '地址', en: 'Address', width: 28 },
  lon: { zh: '经度', en: 'Longitude', width: 12 },
  lat: { zh: '纬度', en: 'Latitude', width: 12 },
  lead: { zh: '主办单位', en: 'Lead unit', width: 18 },
  holder: { zh: '当前办理单位', en: 'With', width: 18 },
  createdAt: { zh: '登记时间', en: 'Registered at', width: 18 },
  dueAt: { zh: '办理时限', en: 'Due at', width: 18 },
  closedAt: { zh: '办结时间', en: 'Closed at', width: 18 },
  inTime: { zh: '按时办理', en: 'In time', width: 10 },
  resultClass: { zh: '办理结果', en: 'Result', width: 12 },
  publicText: { zh: '答复意见', en: 'Reply', width: 50 },
  solved: { zh: '是否解决', en: 'Solved', width: 10 },
  satisfied: { zh: '满意度（1–5）', en: 'Satisfaction (1–5)', width: 12 },
  name: { zh: '诉求人', en: 'Reporter', width: 12 },
  phone: { zh: '联系电话', en: 'Phone', width: 16 },
} as const satisfies Record<string, Text & { width: number }>;

const sources: Record<string, Text> = {
  app: { zh: '手机端', en: 'App' },
  phone: { zh: '电话', en: 'Phone' },
  'walk-in': { zh: '来访', en: 'Walk-in' },
  visit: { zh: '走访', en: 'Visit' },
  patrol: { zh: '巡查', en: 'Patrol' },
  hotline: { zh: '热线', en: 'Hotline' },
  import: { zh: '导入', en: 'Import' },
  open311: { zh: '开放接口', en: 'Open311' },
};
const urgencies: Record<string, Text> = {
  urgent: { zh: '紧急', en: 'Urgent' },
  normal: { zh: '一般', en: 'Normal' },
  complex: { zh: '复杂', en: 'Complex' },
};
const results: Record<string, Text> = {
  solved: { zh: '已解决', en: 'Solved' },
  partly: { zh: '部分解决', en: 'Partly solved' },
  explained: { zh: '解释说明', en: 'Explained' },
  unsolvable: { zh: '无法解决', en: 'Cannot be solved' },
  'beyond-duty': { zh: '超出职责', en: 'Beyond our duty' },
};
const words = { source: sources, urgency: urgencies, result: results };

/** The word of a code; the code itself where there is none. */
export const wordOf = (kind: keyof typeof words, code: string | null, lang: ExportLanguage): string =>
  code === null ? '' : (words[kind][code]?.[lang] ?? code);

export const yesNo = (value: boolean | null, lang: ExportLanguage): string =>
  value === null ? '' : lang === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no';
