import type { Text } from '../../../kernel/errors.ts';

/** What a column of an uploaded table may mean for a request. */
export const importFields = [
  'number',
  'title',
  'content',
  'madeAt',
  'address',
  'place',
  'lon',
  'lat',
  'category',
  'urgency',
  'source',
  'name',
  'phone',
  'status',
  'unit',
  'dueAt',
  'closedAt',
  'reply',
  'extra',
] as const;
export type ImportField = (typeof importFields)[number];

/** Fields that several columns may share: their words are joined in the order of the columns. */
export const sharedFields: readonly ImportField[] = ['category', 'place', 'address', 'content', 'extra'];

/** The name of each field on screen and in the template, with what may be written there. */
export const fieldWords: Record<ImportField, Text & { hint: Text }> = {
  number: {
    zh: '来源编号',
    en: 'Number',
    hint: {
      zh: '原系统里的编号，用来避免重复导入',
      en: 'Number in the other system: keeps a row from coming in twice',
    },
  },
  title: { zh: '标题', en: 'Title', hint: { zh: '一句话概括，可不填', en: 'One line, optional' } },
  content: {
    zh: '诉求内容',
    en: 'Content',
    hint: { zh: '必填；空着的行用标题或类别', en: 'Required; the title or category stands in' },
  },
  madeAt: {
    zh: '登记时间',
    en: 'Registered at',
    hint: {
      zh: '必填，如 2026-03-05 09:30；没有的可在导入时统一指定一天',
      en: 'Required, e.g. 2026-03-05 09:30; one day for all without it can be chosen at import',
    },
  },
  address: { zh: '地址', en: 'Address', hint: { zh: '事情发生的地点', en: 'Where it is' } },
  place: {
    zh: '所属网格',
    en: 'Place',
    hint: { zh: '网格、社区或街道的名称或编码', en: 'Name or code of the grid, community or street' },
  },
  lon: { zh: '经度', en: 'Longitude', hint: { zh: '如 106.3841', en: 'e.g. 106.3841' } },
  lat: { zh: '纬度', en: 'Latitude', hint: { zh: '如 39.0208', en: 'e.g. 39.0208' } },
  category: {
    zh: '类别',
    en: 'Category',
    hint: { zh: '分类清单里的名称或编码；多级可分列', en: 'Name or code in the list; levels may be columns' },
  },
  urgency: { zh: '紧急程度', en: 'Urgency', hint: { zh: '紧急、一般或复杂', en: 'urgent, normal or complex' } },
  source: { zh: '来源', en: 'Source', hint: { zh: '电话、网站、来访等', en: 'phone, web, walk-in …' } },
  name: { zh: '诉求人', en: 'Reporter', hint: { zh: '加密保存', en: 'Kept sealed' } },
  phone: { zh: '联系电话', en: 'Phone', hint: { zh: '加密保存', en: 'Kept sealed' } },
  status: {
    zh: '状态',
    en: 'Status',
    hint: { zh: '已办结或未办结；有办结时间时可不填', en: 'closed or open; not needed with a closing time' },
  },
  unit: { zh: '承办单位', en: 'Unit', hint: { zh: '单位名称或编码', en: 'Name or code of the unit' } },
  dueAt: { zh: '办理时限', en: 'Due at', hint: { zh: '应办结的时间', en: 'By when it had to be answered' } },
  closedAt: {
    zh: '办结时间',
    en: 'Closed at',
    hint: { zh: '有办结时间的按历史件导入', en: 'Rows that have it become history' },
  },
  reply: { zh: '答复意见', en: 'Reply', hint: { zh: '给诉求人的答复', en: 'What the resident was told' } },
  extra: {
    zh: '附在内容后面',
    en: 'Add to the content',
    hint: { zh: '写成「列名：内容」附在诉求内容后', en: 'Added to the content as “column: words”' },
  },
};
