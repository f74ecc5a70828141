import { dictionary } from '../../lib/i18n.ts';

export const zh = {
  home: '有事就说，事事有回应',
  lead: '路灯不亮、垃圾没清、噪声扰民……拍张照、写一句，就有人接手。不用注册。',
  report: '我要反映',
  progress: '查进度',
  progressHint: '用查询码看谁在办、办到哪、什么时候办完。',
  public: '看社区公示',
  how: '反映之后会怎样',
  how1: '当场给您查询码',
  how1Body: '凭查询码随时看进度，匿名也行。',
  how2: '有单位接手',
  how2Body: '告诉您是哪个单位、什么时候办完。',
  how3: '办完由您评价',
  how3Body: '不满意可以要求重办。',
  call: '打电话：{phone}',
  callHint: '不方便写字？直接打热线，24 小时有人接。',
  urgent: '危及生命安全，请先拨打 110、119、120。',
  notFound: '没有这一页',
  notFoundBody: '地址可能写错了，或页面已移走。',
  toHome: '回首页',
} as const;

export const residentWords = dictionary(zh, () => import('./words.en.ts').then((module) => module.english));
