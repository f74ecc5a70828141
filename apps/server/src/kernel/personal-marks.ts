import { kindOfNumber } from './personal-numbers.ts';

/**
 * Finds in a text what tells of a person, before strangers see it: telephone, identity and bank card numbers in any spelling,
 * mail and chat accounts, number plates, dwellings, and names on a list. What `blocks` may not be published; the rest is to be
 * looked at. Identity numbers: GB 11643 (region, birthday, check digit); card numbers: Luhn (ISO/IEC 7812); plates: GA 36.
 */
export type MarkKind =
  | 'phone'
  | 'identity'
  | 'card'
  | 'mail'
  | 'account'
  | 'plate'
  | 'dwelling'
  | 'name'
  | 'maybe-name'
  | 'maybe-address'
  | 'number';

/** `from` and `to`: places in the text as it was given (UTF-16), `to` not included. */
export interface Mark {
  kind: MarkKind;
  from: number;
  to: number;
  blocks: boolean;
}

export interface KnownWords {
  /** Names of people, two letters or more. */
  names: ReadonlySet<string>;
  /** Words that hold a name and are none: 高明路. */
  notNames: ReadonlySet<string>;
  /** Numbers of offices that are public anyway, digits only. */
  publicPhones: ReadonlySet<string>;
}
export const nothingKnown: KnownWords = { names: new Set(), notNames: new Set(), publicPhones: new Set() };

/** What was found, in the order of the text; where two lie over one another the one that blocks, then the longer one, stays. */
export function findMarks(text: string, known: KnownWords = nothingKnown): Mark[] {
  const view = plainView(text);
  const found = [...numbersIn(view, known.publicPhones), ...patternsIn(view), ...namesIn(view, known)];
  found.sort((a, b) => Number(b.blocks) - Number(a.blocks) || b.to - b.from - (a.to - a.from) || a.from - b.from);
  const kept: Mark[] = [];
  const taken = new Uint8Array(text.length);
  for (const mark of found) {
    if (taken.subarray(mark.from, mark.to).includes(1)) continue;
    taken.fill(1, mark.from, mark.to);
    kept.push(mark);
  }
  return kept.sort((a, b) => a.from - b.from);
}

/** The text with everything that blocks (or only these kinds of it) made unreadable: of a name the first letter stays. */
export const hideMarks = (text: string, known: KnownWords = nothingKnown, only?: ReadonlySet<MarkKind>): string =>
  hideWhere(text, known, ({ blocks, kind }) => blocks && (only?.has(kind) ?? true));

/** The text with these kinds made unreadable, whether they block or not: 3号楼 becomes ＊号楼, 李大爷 becomes 李＊＊. */
export const hideKinds = (text: string, known: KnownWords, kinds: ReadonlySet<MarkKind>): string =>
  hideWhere(text, known, ({ kind }) => kinds.has(kind));

function hideWhere(text: string, known: KnownWords, wanted: (mark: Mark) => boolean): string {
  let shown = text;
  // What was hidden may leave a number beside it that is one by itself.
  for (let round = 0; round < 9; round += 1) {
    const marks = findMarks(shown, known).filter(wanted);
    if (marks.length === 0) return shown;
    shown = hidden(shown, marks);
  }
  return shown;
}

function hidden(text: string, marks: readonly Mark[]): string {
  let shown = '';
  let at = 0;
  for (const { kind, from, to } of marks) {
    shown += text.slice(at, from) + unreadable(kind, text.slice(from, to));
    at = to;
  }
  return shown + text.slice(at);
}

const HOUSE = /(?:号楼|号院|栋|幢|座|#楼?|号)$/;
const HONOUR = /(?:大爷|大妈|阿姨|叔叔|奶奶|爷爷|师傅|大姐|大哥|先生|女士|同志)$/;

/** A house stays a house and a neighbour a neighbour; which one is not told. */
function unreadable(kind: MarkKind, text: string): string {
  if (kind === 'name') {
    const [first = '', ...rest] = text;
    return first + '＊'.repeat(Math.max(1, rest.length));
  }
  const house = kind === 'maybe-address' && HOUSE.exec(text.normalize('NFKC'));
  if (house) return `${/^[路街巷弄道]/.exec(text)?.[0] ?? ''}＊${house[0]}`;
  const honour = kind === 'maybe-name' && HONOUR.exec(text);
  return honour ? `某${honour[0]}` : '＊＊＊';
}

/** A text as input methods may have varied it, in one form; of each unit where it stood. */
interface View {
  plain: string;
  from: number[];
  to: number[];
}

// Signs without width part a number for a program, not for a reader.
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/;

function plainView(text: string): View {
  let plain = '';
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  for (const sign of text) {
    const end = at + sign.length;
    const same = plainSign(sign);
    for (let i = 0; i < same.length; i += 1) {
      from.push(at);
      to.push(end);
    }
    plain += same;
    at = end;
  }
  return { plain, from, to };
}

function plainSign(sign: string): string {
  const code = sign.charCodeAt(0);
  // Most of what is written here is in the one form already.
  if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0x30 && code <= 0x39)) return sign;
  return invisible.test(sign) ? '' : sign.normalize('NFKC').toUpperCase();
}

const markOf = (view: View, kind: MarkKind, from: number, to: number, blocks = true): Mark => ({
  kind,
  from: view.from[from] ?? 0,
  to: view.to[to - 1] ?? 0,
  blocks,
});

const chineseDigits = new Map(
  ['〇零○', '一壹幺', '二贰', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap((signs, digit) =>
    [...signs].map((sign) => [sign, String(digit)] as const),
  ),
);
interface Token {
  digits: string;
  from: number;
  to: number;
}
/** Between two digits of one number: spaces, dashes, dots, brackets; a comma or a pause mark begins another. */
const between = /^[\s\-‐-―−.·•_/()+]{0,3}$/;
const TOKEN = /[0-9]+|[〇零○一壹幺二贰三叁四肆五伍六陆七柒八捌九玖]+|X/g;

/** Digits that belong together, by run; Chinese and Arabic ones are apart, so that 统一138… is read. */
function runsOf(plain: string): Token[][] {
  const runs: Token[][] = [];
  let end = -10;
  for (const match of plain.matchAll(TOKEN)) {
    const digits = [...match[0]].map((sign) => chineseDigits.get(sign) ?? sign).join('');
    const token = { digits, from: match.index, to: match.index + match[0].length };
    const run = runs.at(-1);
    if (run && between.test(plain.slice(end, token.from))) run.push(token);
    else runs.push([token]);
    end = token.to;
  }
  return runs;
}

const LONGEST = 23;

/** Every stretch of a run that is something; `findMarks` settles which of them stay. Public numbers hide what lies in them. */
function numbersIn(view: View, publicPhones: ReadonlySet<string>): Mark[] {
  return runsOf(view.plain).flatMap((run) => {
    const open: Span[] = [];
    const marks: Mark[] = [];
    for (let first = 0; first < run.length; first += 1) {
      let digits = '';
      for (let last = first; last < run.length && digits.length < LONGEST; last += 1) {
        digits += run[last]!.digits;
        const [from, to] = [run[first]!.from, run[last]!.to];
        const kind = kindOfNumber(digits, first === last, view.plain.slice(to, to + 6));
        if (kind === 'phone' && publicPhones.has(digits)) open.push([view.from[from] ?? 0, view.to[to - 1] ?? 0]);
        else if (kind) marks.push(markOf(view, kind, from, to, kind !== 'number'));
      }
    }
    const isOpen = within(open);
    return marks.filter(({ kind, from, to }) => kind !== 'phone' || !isOpen(from, to));
  });
}

type Span = readonly [from: number, to: number];

/** Whether a stretch lies in one of these, which are in their order; to be asked in the order of the text, so that one walk does. */
function within(spans: readonly Span[]): (from: number, to: number) => boolean {
  let next = 0;
  let reach = 0;
  return (from, to) => {
    for (; next < spans.length && spans[next]![0] <= from; next += 1) reach = Math.max(reach, spans[next]![1]);
    return to <= reach;
  };
}

const N = '(?:[0-9]{1,4}|[零〇一二三四五六七八九十百]{1,4}|[A-Z])';
const BUILDING = `${N}\\s*(?:号楼|号院|栋|幢|座|#楼?)`;
const ROOM =
  '(?:[\\s-]*(?:[0-9一二三四五六七八九十]{1,3}\\s*[楼层]\\s*)?(?:[0-9]{1,4}|[零〇一二三四五六七八九十]{1,4})(?![0-9年月日元万个盏人米平%])\\s*(?:室|户|号|房)?)';
const SURNAMES =
  '王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚';
/**
 * Each of them reads a text of n signs in a time that grows as n: none begins inside what another start has read already
 * (the look-behind of the mail), and no two neighbouring parts may share one stretch of spaces.
 */
const patterns: readonly { kind: MarkKind; blocks: boolean; of: RegExp }[] = [
  { kind: 'mail', blocks: true, of: /(?<![A-Z0-9._%+-])[A-Z0-9._%+-]+\s?@\s?[A-Z0-9-]+(?:\s?\.\s?[A-Z0-9-]+)+/g },
  { kind: 'account', blocks: true, of: /(?:微信|QQ|VX|WX|支付宝|抖音)号?码?\s*(?:[:是为]\s*)?[A-Z0-9][A-Z0-9_-]{4,}/g },
  {
    kind: 'plate',
    blocks: true,
    of: /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]\s?[A-HJ-NP-Z][\s·•.-]?(?=[A-Z挂学警港澳]{0,5}\d)[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳](?![A-Z0-9])/g,
  },
  {
    kind: 'dwelling',
    blocks: true,
    of: new RegExp(`(?:${BUILDING}[\\s,，]*)?${N}\\s*单元${ROOM}?`, 'g'),
  },
  {
    kind: 'dwelling',
    blocks: true,
    of: new RegExp(`${BUILDING}[\\s,，-]*[0-9]{3,4}\\s*(?:室|号|房)?(?![0-9年元万个盏户人米平%])`, 'g'),
  },
  { kind: 'dwelling', blocks: true, of: /(?:[0-9]{3,4}|[零〇一二三四五六七八九]{3,4})\s*(?:室|号房)(?!内)/g },
  { kind: 'maybe-address', blocks: false, of: new RegExp(BUILDING, 'g') },
  {
    kind: 'maybe-address',
    blocks: false,
    of: /(?<![0-9])[0-9]{1,3}\s*[-–—]\s*[0-9]{1,2}\s*[-–—]\s*(?!19|20)[0-9]{3,4}(?![0-9])/g,
  },
  { kind: 'maybe-address', blocks: false, of: /[路街巷弄道]\s*[0-9]{1,4}\s*号(?!楼|线)/g },
  {
    kind: 'maybe-name',
    blocks: false,
    of: new RegExp(
      `[${SURNAMES}](?:(?:大爷|大妈|阿姨|叔叔|奶奶|爷爷|师傅|大姐|大哥|某某?)|[\u4e00-\u9fff]{0,2}(?:先生|女士|同志)|(?!小区|社区|花园|家园|嘉园|新村)[\u4e00-\u9fff]{1,2}(?=说(?![说话])|反映|提出|表示|家里|家门))`,
      'g',
    ),
  },
  {
    kind: 'maybe-name',
    blocks: false,
    of: /(?:联系人|姓名|反映人|户主|业主|当事人)\s*[:是为]\s*[\u4e00-\u9fff·]{2,4}/g,
  },
];

const patternsIn = (view: View): Mark[] =>
  patterns.flatMap(({ kind, blocks, of }) =>
    [...view.plain.matchAll(of)].map((hit) =>
      markOf(view, kind, hit.index, hit.index + hit[0].trimEnd().length, blocks),
    ),
  );

/** A name as it is compared: without spaces and dots, 欧阳 · 明 like 欧阳明. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s·•]/g, '');

function namesIn(view: View, { names, notNames }: KnownWords): Mark[] {
  if (names.size === 0) return [];
  const at: number[] = [];
  let compact = '';
  for (let i = 0; i < view.plain.length; i += 1) {
    const sign = view.plain[i] ?? '';
    if (sign < '一' && /[\s·•]/.test(sign)) continue;
    compact += sign;
    at.push(i);
  }
  const isExcused = within(hitsOf(compact, notNames));
  return hitsOf(compact, names)
    .filter(([from, to]) => !isExcused(from, to))
    .map(([from, to]) => markOf(view, 'name', at[from] ?? 0, (at[to - 1] ?? 0) + 1));
}

const lengthsOf = new WeakMap<ReadonlySet<string>, number[]>();

/** Where words of a set stand in a text: one look into the set for each length that occurs in it. */
function hitsOf(text: string, words: ReadonlySet<string>): Span[] {
  let lengths = lengthsOf.get(words);
  if (!lengths) {
    lengths = [...new Set([...words].map((word) => word.length))].filter((length) => length >= 2);
    lengthsOf.set(words, lengths);
  }
  const hits: Span[] = [];
  for (let from = 0; from < text.length; from += 1)
    for (const length of lengths)
      if (from + length <= text.length && words.has(text.slice(from, from + length))) hits.push([from, from + length]);
  return hits;
}
