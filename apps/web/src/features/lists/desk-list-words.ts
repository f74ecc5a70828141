import { dictionary } from '../../lib/i18n.ts';

/** Lists of the desk that count at once when they are saved. */
export const zh = {
  title: '分流、网格员事项、应急时限',
  hint: '这三份清单改完就生效，不用另一个人发布。谁改的、什么时候改的都有记录。',
  open: '查看',
  diversions: '引导分流',
  gridDuties: '网格员事项',
  emergencyLimits: '应急时限',
  'for.diversions': '居民的话里有这些词，就马上告诉他打哪个电话、去哪里。诉求照样收下。',
  'for.gridDuties': '网格员做的事。不在这里的要先申请准入，写明做到哪一天。',
  'for.emergencyLimits': '开启应急时限后，新来的诉求按这份计时。已经开启的那一次不受改动影响。',
  name: '名称',
  phone: '电话',
  phoneWrong: '电话只能有数字和短横线。',
  words: '触发词',
  wordsHint: '居民的话里有其中一个就提醒。用空格或顿号隔开，每个词至少两个字。',
  advice: '告诉居民的话',
  adviceEn: '告诉居民的话（英文）',
  adviceEnHint: '不填：给看英文的人也用上面的话。',
  unnamed: '（还没有名称）',
  incomplete: '第 {n} 行还没填全：名称、触发词和告诉居民的话都要有。',
  incompleteDuty: '第 {n} 行还没有名称（至少两个字）。',
  save: '保存并生效',
  saved: '已保存，现在就按新的办',
  allSaved: '已全部保存',
  unsaved: '有改动还没有保存。这台电脑上已留底，刷新不会丢。',
  notKept: '这个浏览器不能留底，请及时保存。',
  restored: '找回了上次没保存的改动。',
  drop: '放弃没保存的改动',
  dropTitle: '放弃没保存的改动？',
  dropBody: '回到上次保存的样子，这些改动不能再找回。',
  readOnly: '由系统管理员修改。',
} as const;

export const deskListWords = dictionary(zh, () => import('./desk-list-words.en.ts').then((module) => module.english));
