import type { Position } from '../../../kernel/geometry.ts';
import { distanceBetween } from '../../../kernel/geometry.ts';

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
const WORD = 120;
const MOST_WORDS = 3;
const NEAR = 150;
const FAR_M = 10_000;
const IN_TIME = 40;
const ENOUGH = 40;
const PAST = 20;
const MOST_PAST = 3;

/**
 * What a resource would be worth to a need, as a whole number with its reasons; a bar when it has something in
 * common with the need and still cannot meet it; null when it has nothing in common.
 */
export function suitability(need: Wanting, giving: Giving, today: string, past: Past): Suits | Bar | null {
  const bySort = need.metBy.includes(giving.sort);
  const common = giving.words.filter((word) => need.words.includes(word));
  if (!bySort && common.length === 0) return null;
  if (giving.left < giving.perNeed) return 'used-up';
  const distanceM = need.at && giving.at ? Math.round(distanceBetween(need.at, giving.at)) : null;
  if (distanceM !== null && giving.reachM !== null && distanceM > giving.reachM) return 'too-far';
  const beyond = giving.untilOn !== null && giving.untilOn < today;
  const later = need.wantedBy !== null && giving.fromOn !== null && giving.fromOn > need.wantedBy;
  if (beyond || later) return 'too-late';
  const reasons = [
    ...(bySort ? [sortReason(giving)] : []),
    ...(common.length > 0 ? [wordReason(common)] : []),
    ...(distanceM === null ? [] : distanceReason(distanceM)),
    ...(need.wantedBy === null ? [] : [timeReason(need.wantedBy, giving)]),
    ...capacityReason(need, giving),
    ...pastReason(need, giving, past),
  ];
  return { worth: reasons.reduce((sum, { worth }) => sum + worth, 0), distanceM, reasons };
}

const sortReason = ({ sortName }: Giving): WhySuits => ({
  code: 'sort',
  worth: SORT,
  zh: `「${sortName}」类资源适合这类需求`,
  en: `Resources of the sort "${sortName}" meet such needs`,
});
const wordReason = (common: readonly string[]): WhySuits => {
  const shown = common.slice(0, MOST_WORDS);
  return {
    code: 'words',
    worth: WORD * shown.length,
    zh: `都提到${shown.map((word) => `「${word}」`).join('')}`,
    en: `Both speak of ${shown.join(', ')}`,
  };
};
function distanceReason(metres: number): WhySuits[] {
  const worth = Math.round(NEAR * Math.max(0, 1 - metres / FAR_M));
  if (worth === 0) return [];
  const far = metres < 1000 ? `${Math.round(metres / 10) * 10} 米` : `${(metres / 1000).toFixed(1)} 公里`;
  const farEn = metres < 1000 ? `${Math.round(metres / 10) * 10} m` : `${(metres / 1000).toFixed(1)} km`;
  return [{ code: 'distance', worth, zh: `相距约 ${far}`, en: `About ${farEn} away` }];
}
const timeReason = (wantedBy: string, { untilOn }: Giving): WhySuits => ({
  code: 'time',
  worth: IN_TIME,
  zh: untilOn === null ? `${wantedBy} 前可以安排` : `${wantedBy} 前可以安排，资源到 ${untilOn} 为止`,
  en: untilOn === null ? `Can be given by ${wantedBy}` : `Can be given by ${wantedBy}; there until ${untilOn}`,
});
/** Of what is counted by people it has to be enough for all; otherwise enough for one need is enough. */
function capacityReason(need: Wanting, { left, measure, perNeed }: Giving): WhySuits[] {
  const wanted = /人|名|位/.test(measure) && need.people !== null ? need.people : perNeed;
  if (left < wanted) return [];
  return [
    {
      code: 'capacity',
      worth: ENOUGH,
      zh: `还余 ${left} ${measure}，够用`,
      en: `${left} ${measure} left, which is enough`,
    },
  ];
}
function pastReason({ keeperId }: Wanting, { unitId }: Giving, past: Past): WhySuits[] {
  const times = keeperId === null ? 0 : (past.get(pastKey(unitId, keeperId)) ?? 0);
  if (times === 0) return [];
  const worth = PAST * Math.min(times, MOST_PAST);
  return [
    { code: 'past', worth, zh: `与本社区合作兑现过 ${times} 次`, en: `Has kept ${times} promises to this community` },
  ];
}
