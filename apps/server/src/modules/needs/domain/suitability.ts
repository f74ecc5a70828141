import type { Position } from '../../../kernel/geometry.ts';
import { distanceBetween } from '../../../kernel/geometry.ts';
import { dayText } from '../../../kernel/time-text.ts';
import { dayOfDate } from '../../../kernel/time.ts';
import { TELLING_WORD, wordUnits } from './words.ts';

/** A need, as far as it says what would meet it. */
export interface Wanting {
  id: string;
  words: readonly string[];
  /** The sorts of resources that meet needs of its sort. */
  metBy: readonly string[];
  people: number | null;
  /** Civil dates. */
  wantedBy: string | null;
  at: Position | null;
  /** The community that looks after it. */
  keeperId: string | null;
}

/** A resource, as far as it says what it can meet. */
export interface Giving {
  id: string;
  unitId: string;
  sort: string;
  sortName: string;
  sortNameEn: string;
  words: readonly string[];
  left: number;
  perNeed: number;
  measure: string;
  fromOn: string | null;
  untilOn: string | null;
  at: Position | null;
  reachM: number | null;
}

export interface WhySuits {
  code: 'sort' | 'words' | 'distance' | 'time' | 'capacity' | 'past';
  worth: number;
  zh: string;
  en: string;
}
export interface Suits {
  worth: number;
  distanceM: number | null;
  reasons: WhySuits[];
}
/** Why a pair that has something in common cannot be: nothing left, too far, not there in time. */
export type Bar = 'used-up' | 'too-far' | 'too-late';

/** Kept promises between a unit and a community, by `pastKey`. */
export type Past = ReadonlyMap<string, number>;
export const pastKey = (giverId: string, keeperId: string): string => `${giverId} ${keeperId}`;

const SORT = 400;
const UNIT = 24;
const MOST_WORDS = 3;
const NEAR = 150;
const FAR_M = 10_000;
const IN_TIME = 40;
const ENOUGH = 40;
const PAST = 20;
const MOST_PAST = 3;

/** What makes up the worth of a pair; nothing of it is in words yet, since most pairs are only weighed. */
export interface Weight {
  worth: number;
  distanceM: number | null;
  bySort: boolean;
  near: number;
  enough: boolean;
  pastTimes: number;
}

/** Those that tell most first. */
const wordsInCommon = ({ words }: Wanting, giving: Giving): string[] =>
  giving.words.filter((word) => words.includes(word)).sort((a, b) => wordUnits(b) - wordUnits(a));

/** The worth of words in common, from their units: of many only some count, so that long texts do not win by length. */
const wordWorth = (units: number): number => UNIT * Math.min(units, MOST_WORDS * TELLING_WORD);

/**
 * What a resource would be worth to a need with words in common of so many units, as a whole number; a bar when it has something in
 * common with the need and still cannot meet it; null when it has nothing in common.
 */
export function weigh(need: Wanting, giving: Giving, units: number, today: string, past: Past): Weight | Bar | null {
  const bySort = need.metBy.includes(giving.sort);
  if (!bySort && units < TELLING_WORD) return null;
  if (giving.left < giving.perNeed) return 'used-up';
  const distanceM = need.at && giving.at ? Math.round(distanceBetween(need.at, giving.at)) : null;
  if (distanceM !== null && giving.reachM !== null && distanceM > giving.reachM) return 'too-far';
  const beyond = giving.untilOn !== null && giving.untilOn < today;
  const later = need.wantedBy !== null && giving.fromOn !== null && giving.fromOn > need.wantedBy;
  if (beyond || later) return 'too-late';
  const near = distanceM === null ? 0 : Math.round(NEAR * Math.max(0, 1 - distanceM / FAR_M));
  const enough = isEnough(need, giving);
  const pastTimes =
    need.keeperId === null || past.size === 0 ? 0 : (past.get(pastKey(giving.unitId, need.keeperId)) ?? 0);
  const worth =
    (bySort ? SORT : 0) +
    wordWorth(units) +
    near +
    (isInTime(need, today) ? IN_TIME : 0) +
    (enough ? ENOUGH : 0) +
    PAST * Math.min(pastTimes, MOST_PAST);
  return { worth, distanceM, bySort, near, enough, pastTimes };
}

/** The same with the reasons in words; their worths add up to the whole. */
export function suitability(need: Wanting, giving: Giving, today: string, past: Past): Suits | Bar | null {
  const common = wordsInCommon(need, giving);
  const units = common.reduce((sum, word) => sum + wordUnits(word), 0);
  const weight = weigh(need, giving, units, today, past);
  if (weight === null || typeof weight === 'string') return weight;
  const { worth, distanceM, bySort, near, enough, pastTimes } = weight;
  const reasons = [
    ...(bySort ? [sortReason(giving)] : []),
    ...(common.length > 0 ? [wordReason(common, units)] : []),
    ...(distanceM === null || near === 0 ? [] : [distanceReason(distanceM, near)]),
    ...(need.wantedBy !== null && isInTime(need, today) ? [timeReason(need.wantedBy, giving, today)] : []),
    ...(enough ? [capacityReason(giving)] : []),
    ...(pastTimes === 0 ? [] : [pastReason(pastTimes)]),
  ];
  return { worth, distanceM, reasons };
}

/** Once the day is past nothing can be given by it. */
const isInTime = ({ wantedBy }: Wanting, today: string): boolean => wantedBy !== null && wantedBy >= today;

/** Of what is counted by people it has to be enough for all; otherwise enough for one need is enough. */
const isEnough = ({ people }: Wanting, { left, measure, perNeed }: Giving): boolean =>
  left >= (people !== null && COUNTS_PEOPLE.test(measure) ? people : perNeed);
const COUNTS_PEOPLE = /人|名|位/;

/** How much of a resource one would promise for a need: for all people concerned as far as it goes, else what one need takes. */
export const amountFor = (
  { people }: Pick<Wanting, 'people'>,
  { left, measure, perNeed }: Pick<Giving, 'left' | 'measure' | 'perNeed'>,
): number => Math.min(left, people !== null && COUNTS_PEOPLE.test(measure) ? Math.max(people, perNeed) : perNeed);

const sortReason = ({ sortName, sortNameEn }: Giving): WhySuits => ({
  code: 'sort',
  worth: SORT,
  zh: `「${sortName}」类资源适合这类需求`,
  en: `Resources of the kind “${sortNameEn}” meet such needs`,
});
const wordReason = (common: readonly string[], units: number): WhySuits => {
  const shown = common.slice(0, MOST_WORDS);
  return {
    code: 'words',
    worth: wordWorth(units),
    zh: `都提到${shown.map((word) => `「${word}」`).join('')}`,
    en: `Both speak of ${shown.join(', ')}`,
  };
};
function distanceReason(metres: number, worth: number): WhySuits {
  const rounded = Math.round(metres / 10) * 10;
  const far = metres < 1000 ? `${rounded} 米` : `${(metres / 1000).toFixed(1)} 公里`;
  const farEn = metres < 1000 ? `${rounded} m` : `${(metres / 1000).toFixed(1)} km`;
  // Places are known by their middle: of the same grid there is no distance to tell.
  if (rounded === 0) return { code: 'distance', worth, zh: '就在同一个地方', en: 'In the same place' };
  return { code: 'distance', worth, zh: `相距约 ${far}`, en: `About ${farEn} away` };
}
function timeReason(wantedBy: string, { untilOn }: Giving, today: string): WhySuits {
  const day = (date: string) => dayText(dayOfDate(date), Number(today.slice(0, 4)));
  const by = day(wantedBy);
  const until = untilOn === null ? null : day(untilOn);
  return {
    code: 'time',
    worth: IN_TIME,
    zh: `${by.zh}前可以安排${until === null ? '' : `，资源到${until.zh}为止`}`,
    en: `Can be given by ${by.en}${until === null ? '' : `; there until ${until.en}`}`,
  };
}
const capacityReason = ({ left, measure }: Giving): WhySuits => ({
  code: 'capacity',
  worth: ENOUGH,
  zh: `还余 ${left} ${measure}，够用`,
  en: `${left} ${measure} left, which is enough`,
});
const pastReason = (times: number): WhySuits => ({
  code: 'past',
  worth: PAST * Math.min(times, MOST_PAST),
  zh: `与本社区合作兑现过 ${times} 次`,
  en: `Has kept ${times} ${times === 1 ? 'promise' : 'promises'} to this community`,
});
