import { dictionary } from '../../../../lib/i18n.ts';

export const zh = {
  title: '地图',
  hint: '在办的诉求在哪里，哪个网格积得多、超得多。边界用的是本地导入的。',
  metric: '颜色看什么',
  open: '在办',
  overdue: '超期',
  map: '各网格的{what}诉求',
  unit: '{n} 件',
  none: '还没有画网格边界，先到「区划网格」导入。',
  net: '叠加服务网',
  netNone: '不叠加',
  netOf: '{name}（{unit}）',
  netList: '片区和值班的列表',
  netFailed: '服务网的边界没有取到，请稍后再试。',
  netEmpty: '这张服务网还没有片区。',
  facilities: '公共部件',
  here: '这里的诉求',
  hereHint: '点图上的圆点、方块，或点网格，列出那里的诉求。',
  inGrid: '{name}：在办 {open} 件，超期 {overdue} 件',
  list: '到工单里看这个网格',
  overdueTag: '超期',
  more: '点太多，图上只画了最近的 {n} 件；颜色和数字是全部的。',
} as const;

export const mapWords = dictionary(zh, () => import('./words.en.ts').then((module) => module.english));
