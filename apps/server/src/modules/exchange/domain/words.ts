/** Words of other systems in ours. */
export type ImportSource = 'app' | 'phone' | 'walk-in' | 'visit' | 'patrol' | 'hotline' | 'import';

const sources: [RegExp, ImportSource][] = [
  [/12345|热线|hotline/i, 'hotline'],
  [/来访|窗口|接访|walk/i, 'walk-in'],
  [/走访|入户|visit/i, 'visit'],
  [/巡查|巡逻|巡检|patrol/i, 'patrol'],
  [/电话|来电|phone|call/i, 'phone'],
  [/网|微信|小程序|公众号|微博|app|web|online|self service/i, 'app'],
];
export const sourceOf = (text: string): ImportSource => sources.find(([words]) => words.test(text))?.[1] ?? 'import';

const closedWords =
  /办结|结案|已完成|处理完|已处理|已答复|已回复|已解决|已关闭|已归档|closed|done|resolved|completed?\b/i;
const openWords = /未[办完处结受解签答回]|待[办处受派签核回审]|办理中|处理中|进行中|在办|open|pending|progress/i;
/** Null where the word says neither. */
export function isClosedStatus(text: string): boolean | null {
  if (openWords.test(text)) return false;
  return closedWords.test(text) ? true : null;
}

export function urgencyOf(text: string): 'urgent' | 'normal' | 'complex' | undefined {
  if (/急|urgent|high/i.test(text) && !/不急|非紧急|一般/.test(text)) return 'urgent';
  if (/复杂|疑难|complex/i.test(text)) return 'complex';
  return /非紧急|不急|一般|普通|正常|normal|low|medium/i.test(text) ? 'normal' : undefined;
}
