import type { Text } from '../../../kernel/errors.ts';

/** Notices about joint activities. */
export const activityTemplates: Readonly<Record<string, Text>> = {
  'activity.planned': {
    zh: '有单位安排了 {until} 的共建活动。',
    en: 'A unit has planned a joint activity for {until}.',
  },
  'activity.revised': {
    zh: '{until} 的共建活动改了安排，请看一下。',
    en: 'The joint activity of {until} has been planned anew: have a look.',
  },
  'activity.held': {
    zh: '{until} 的共建活动已办，请核对人数和时长后确认。',
    en: 'The joint activity of {until} was held: check people and hours, then confirm.',
  },
  'activity.confirmed': {
    zh: '{until} 的共建活动和时长，社区已确认。',
    en: 'The community has confirmed the joint activity of {until} and its hours.',
  },
  'activity.sent-back': {
    zh: '{until} 的共建活动被社区退回，请按理由补充。',
    en: 'The community has sent the joint activity of {until} back: put it right.',
  },
  'activity.cancelled': {
    zh: '{until} 的共建活动取消了。',
    en: 'The joint activity of {until} was called off.',
  },
};
