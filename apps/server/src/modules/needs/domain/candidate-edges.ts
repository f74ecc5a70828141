import type { Position } from '../../../kernel/geometry.ts';
import { TELLING_WORD, wordUnits } from './words.ts';
import { type Bar, type Giving, type Past, type Wanting, weigh } from './suitability.ts';

export interface Edge {
  /** By their places in the lists. */
  need: number;
  resource: number;
  worth: number;
}
/** Why a need has no edge: nothing in common, nothing but the sort, or what bars those that have. */
type NoEdge = Bar | 'nothing-suits' | 'sort-alone';
export interface Edges {
  edges: Edge[];
  /** Of needs without any edge, by their places: why. */
  bars: Map<number, NoEdge>;
}
export interface EdgeRules {
  today: string;
  past: Past;
  /** How many resources each need is offered at most; 20 unless told. */
  each?: number;
  /** Whether the sort alone makes an edge, with no telling word in common; it does unless told. */
  sortAlone?: boolean;
  forbidden?: (need: number, resource: number) => boolean;
}

const EACH = 20;
/** So many are looked at through each door: of each sort that suits, and of each word. */
const LOOKED_AT = 40;

/** The best pairs of every need, found through an index of places and words: the work grows with the needs, not with the pairs. */
export function candidateEdges(needs: readonly Wanting[], resources: readonly Giving[], rules: EdgeRules): Edges {
  const index = resourceIndex(resources);
  const edges: Edge[] = [];
  const bars: Edges['bars'] = new Map();
  for (const [i, need] of needs.entries()) {
    const common = index.unitsInCommon(need, i);
    const found = bestOf(needs, resources, rules, i, index.around(need, i, true), common);
    for (const edge of found) edges.push(edge);
    if (found.length === 0) bars.set(i, barOf(need, resources, rules, index.around(need, i, false), common));
  }
  return { edges, bars };
}

/** The best so many of a need, best first; of hundreds that are looked at, sorting all of them would be most of the work. */
function bestOf(
  needs: readonly Wanting[],
  resources: readonly Giving[],
  { today, past, forbidden, sortAlone = true, each = EACH }: EdgeRules,
  i: number,
  around: Iterable<number>,
  common: (j: number) => number,
): Edge[] {
  const best: Edge[] = [];
  for (const j of around) {
    const shared = common(j);
    if (shared < TELLING_WORD && !sortAlone) continue;
    const weight = weigh(needs[i] as Wanting, resources[j] as Giving, shared, today, past);
    if (weight === null || typeof weight === 'string') continue;
    const edge = { need: i, resource: j, worth: weight.worth };
    if ((best.length === each && !comesBefore(edge, best[each - 1] as Edge)) || forbidden?.(i, j)) continue;
    let at = best.length < each ? best.length : each - 1;
    for (; at > 0 && comesBefore(edge, best[at - 1] as Edge); at--) best[at] = best[at - 1] as Edge;
    best[at] = edge;
  }
  return best;
}

const comesBefore = (a: Edge, b: Edge): boolean =>
  a.worth > b.worth || (a.worth === b.worth && a.resource < b.resource);

/** What bars those that share words with it; else that a person has to judge by the sort; else what bars those of the sort. */
function barOf(
  need: Wanting,
  resources: readonly Giving[],
  { today, past, sortAlone = true }: EdgeRules,
  around: Iterable<number>,
  common: (j: number) => number,
): NoEdge {
  const byWords = new Set<unknown>();
  const bySort = new Set<unknown>();
  for (const j of around) {
    const shared = common(j);
    const weight = weigh(need, resources[j] as Giving, shared, today, past);
    if (weight === null) continue;
    if (shared >= TELLING_WORD) byWords.add(weight);
    else bySort.add(typeof weight === 'string' ? weight : USABLE);
  }
  const worst = (met: Set<unknown>) => BARS.find((bar) => met.has(bar));
  const judge = !sortAlone && bySort.has(USABLE) ? 'sort-alone' : undefined;
  return worst(byWords) ?? judge ?? worst(bySort) ?? 'nothing-suits';
}
/** The one that most nearly gave way first. */
const BARS = ['used-up', 'too-late', 'too-far'] as const;
const USABLE = 'usable';

const CELL = 0.02;
/** About 25 km; whoever is farther is looked up by sort alone. */
const RINGS = 12;
const cellKey = (sort: number, x: number, y: number): number => (sort * 8192 + x) * 4096 + y;
const cellOf = ([lon, lat]: Position): [number, number] => [
  Math.floor((lon + 180) / CELL) % 8192,
  Math.floor((lat + 90) / CELL) % 4096,
];

function resourceIndex(resources: readonly Giving[]) {
  const sorts = new Map<string, number>();
  const bySort = new Map<string, number[]>();
  const byCell = new Map<number, number[]>();
  const byWord = new Map<string, number[]>();
  const vocabulary = numberedWords(resources);
  for (const [j, { sort, at, words }] of resources.entries()) {
    if (!sorts.has(sort)) sorts.set(sort, sorts.size);
    push(bySort, sort, j);
    if (at) push(byCell, cellKey(sorts.get(sort) as number, ...cellOf(at)), j);
    for (const word of words) push(byWord, word, j);
  }
  const usable = (j: number): boolean => (resources[j] as Giving).left >= (resources[j] as Giving).perNeed;

  /** Takes some of a list, beginning elsewhere for each need, so that not all are offered the same few. */
  function take(
    found: Set<number>,
    list: readonly number[] | undefined,
    from: number,
    most: number,
    only: boolean,
  ): number {
    if (!list) return 0;
    let taken = 0;
    const looks = Math.min(list.length, most * 4);
    for (let k = 0; k < looks && taken < most; k++) {
      const j = list[(from * 7 + k) % list.length] as number;
      if (only && !usable(j)) continue;
      found.add(j);
      taken += 1;
    }
    return taken;
  }

  function near(found: Set<number>, sort: string, at: Position, from: number, only: boolean): number {
    const code = sorts.get(sort);
    if (code === undefined) return LOOKED_AT;
    const [x, y] = cellOf(at);
    let taken = 0;
    for (let ring = 0; ring <= RINGS && taken < LOOKED_AT; ring++)
      for (let dx = -ring; dx <= ring; dx++)
        for (let dy = -ring; dy <= ring; dy += Math.abs(dx) === ring ? 1 : Math.max(1, 2 * ring))
          taken += take(found, byCell.get(cellKey(code, x + dx, y + dy)), from, LOOKED_AT - taken, only);
    return taken;
  }

  return {
    unitsInCommon: vocabulary.unitsInCommon,
    around(need: Wanting, from: number, only: boolean): Set<number> {
      const found = new Set<number>();
      for (const sort of need.metBy) {
        const taken = need.at ? near(found, sort, need.at, from, only) : 0;
        if (taken < LOOKED_AT) take(found, bySort.get(sort), from, LOOKED_AT - taken, only);
      }
      // The rarest words first: they say most, and their lists are short.
      for (const list of rarest(need.words, byWord)) take(found, list, from, LOOKED_AT, only);
      return found;
    },
  };
}

/** Words as numbers: of a hundred thousand texts, comparing the words themselves is most of the work. */
function numberedWords(resources: readonly Giving[]) {
  const numbers = new Map<string, number>();
  const numberOf = (word: string): number => {
    const known = numbers.get(word) ?? numbers.size;
    numbers.set(word, known);
    return known;
  };
  const of = resources.map(({ words }) => Int32Array.from(new Set(words), numberOf));
  const units = Uint8Array.from(numbers.keys(), wordUnits);
  const asked = new Int32Array(numbers.size).fill(-1);
  return {
    /** For the need at a place in its list: the units of the words each resource shares with it. Good until the next need is asked for. */
    unitsInCommon({ words }: Wanting, i: number): (j: number) => number {
      for (const word of words) {
        const known = numbers.get(word);
        if (known !== undefined) asked[known] = i;
      }
      return (j) => {
        let common = 0;
        for (const word of of[j] as Int32Array) if (asked[word] === i) common += units[word] as number;
        return common;
      };
    },
  };
}

const MOST_WORDS = 8;
const rarest = (words: readonly string[], byWord: ReadonlyMap<string, readonly number[]>): (readonly number[])[] =>
  words
    .flatMap((word) => {
      const list = byWord.get(word);
      return list ? [list] : [];
    })
    .sort((a, b) => a.length - b.length)
    .slice(0, MOST_WORDS);

function push<K>(map: Map<K, number[]>, key: K, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
