import type { Text } from '../../../kernel/errors.ts';

/** Notices about needs, what is promised for them, joint meetings, and public lists. */
export const needTemplates: Readonly<Record<string, Text>> = {
  'need.noted': { zh: '有一项需求 {number} 待核实，请安排。', en: 'Need {number} waits to be verified.' },
  'need.unmatched': {
    zh: '需求 {number} 的匹配落空，已回到清单，请另找资源。',
    en: 'What was promised for need {number} fell through: it is on the list again.',
  },
  'need.rebounded': {
    zh: '需求 {number} 回头看发现反弹，已回到清单。',
    en: 'Need {number} came back after it was met: it is on the list again.',
  },
  'need.talked-about': {
    zh: '需求 {number} 在联席会上议过，意见见需求页。',
    en: 'A joint meeting has talked about need {number}: its page says what came of it.',
  },
  'need.unmatched-warned': {
    zh: '未匹配预警：有 {count} 项需求在清单上超过 30 天还没有资源，请看匹配建议。',
    en: '{count} needs have been on the list for over 30 days with nothing promised: look at what could match.',
  },
  'match-plan.solved': {
    zh: '匹配方案已算好，有 {count} 项需求没有匹配到，原因见方案。',
    en: 'The match plan is ready; {count} needs stay unmatched, and it says why.',
  },
  'promise.made': {
    zh: '需求 {number} 想用本单位的资源或已有单位愿意提供，请确认。',
    en: 'Something has been promised for need {number}: please confirm for your side.',
  },
  'promise.side-confirmed': {
    zh: '需求 {number} 的一方已经确认，请另一方确认。',
    en: 'One side has confirmed a promise for need {number}: please confirm for yours.',
  },
  'promise.confirmed': {
    zh: '需求 {number} 的资源双方都已确认，请按约落实。',
    en: 'Both sides have confirmed a promise for need {number}: please see to it.',
  },
  'promise.due': {
    zh: '答应给需求 {number} 的资源，约定在 {until} 落实。',
    en: 'What was promised for need {number} is planned for {until}.',
  },
  'promise.overdue': {
    zh: '答应给需求 {number} 的资源过了约定的 {until}，请落实或说明落空。',
    en: 'What was promised for need {number} is past its day, {until}: see to it, or say that it fell through.',
  },
  'promise.kept': {
    zh: '需求 {number} 的资源已经落实，谢谢支持。',
    en: 'What was promised for need {number} has been given: thank you.',
  },
  'promise.fell-through': {
    zh: '答应给需求 {number} 的资源落空，请另作安排。',
    en: 'What was promised for need {number} fell through: please look for something else.',
  },
  'project.talked-about': {
    zh: '项目 {number} 在联席会上议过，意见见项目页。',
    en: 'A joint meeting has talked about project {number}: its page says what came of it.',
  },
  'project.decided': {
    zh: '项目 {number} 已议定，请张榜或点题交办。',
    en: 'Project {number} has been decided: put out a call or assign it.',
  },
  'joint-meeting.called': {
    zh: '请参加 {until} 的联席会，时间、地点和议题见会议页。',
    en: 'Your unit is invited to a joint meeting on {until}: its page has time, place and agenda.',
  },
  'joint-meeting.cancelled': {
    zh: '原定 {until} 的联席会取消，原因见会议页。',
    en: 'The joint meeting of {until} has been called off: its page says why.',
  },
  'disclosure.ready': {
    zh: '一份公示清单已编制好（{count} 条），请换人核对后发布。',
    en: 'A public list is prepared ({count} rows): please check and publish it as the second person.',
  },
  'joint-decision.made': {
    zh: '联席会议定由本单位牵头或配合一件事，期限：{until}，内容见会议页。',
    en: 'A joint meeting decided on something your unit leads or helps with, by {until}: see the meeting.',
  },
};
