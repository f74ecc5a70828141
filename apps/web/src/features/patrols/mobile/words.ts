import { dictionary } from '../../../lib/i18n.ts';

export const zh = {
  brand: '流动网格员',
  title: '随手上报',
  content: '看到了什么',
  missing: '请拍一张照片，或写一句看到了什么。',
  seePhoto: '（见照片）',
  locate: '用现在的位置',
  locating: '正在找位置…',
  spot: '已有位置，只用来算出是哪个网格。',
  noSpot: '还没有位置，可以写在下面。',
  address: '在哪里',
  privacy: '不用写姓名电话。系统不记录您的行踪，也不记哪件是您报的。',
  send: '提交',
  sending: '正在提交…',
  sent: '已送达，谢谢您',
  kept: '已存在手机上，联网后自动发送',
  number: '编号 {number}',
  thanks: '社区会先看，再派给负责的单位。',
  another: '再报一件',
  waiting: '还有 {n} 件等网络好了自动发送，不要清除浏览器数据。',
  notKept: '这个浏览器不能保存，请有网时再提交，不要关掉页面。',
  gone: '这个链接不能用了',
  asResident: '以居民身份反映',
} as const;

export const mobileWords = dictionary(zh, () => import('./words.en.ts').then((module) => module.english));
