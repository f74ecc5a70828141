import { flowNetwork } from './flow-network.ts';

/** That a need could be met by a resource, and what that would be worth: a whole number above nothing. */
export interface Candidate {
  need: number;
  resource: number;
  worth: number;
}

export interface PlanInput {
  /** The community of each need, by its number. */
  communities: readonly number[];
  /** How many needs each resource can still meet. */
  capacities: readonly number[];
  candidates: readonly Candidate[];
  /** Candidates, by their place in the list, that stand whatever else is worth more. */
  pinned?: readonly number[];
  /**
   * What meeting the first need of a community is worth beyond the need itself; it falls evenly to nothing at its last. So
   * a community that has little yet comes before one that has much, without any rule that could not be kept.
   */
  fairness?: number;
}

export interface Plan {
  /** Chosen candidates, by their place in the list. */
  chosen: number[];
  /** Their worth together with what fairness adds. */
  worth: number;
  /** No plan whatever can be worth more: equal to `worth`, reckoned from the prices of the resources and not from the plan. */
  bound: number;
}

/** The plan with the greatest total worth; each need is met once at most, no resource beyond its capacity. */
export function bestPlan(input: PlanInput): Plan {
  const { communities, capacities, candidates, fairness = 0 } = input;
  const pinned = [...new Set(input.pinned ?? [])].map((place) => candidates[place] as Candidate);
  const met = new Set(pinned.map(({ need }) => need));
  if (met.size < pinned.length) throw new RangeError('a need is pinned to two resources');
  const left = [...capacities];
  for (const { resource } of pinned) left[resource] = (left[resource] ?? 0) - 1;
  if (left.some((capacity) => capacity < 0)) throw new RangeError('more is pinned to a resource than it can meet');
  const sizes = countBy(communities);
  const bonuses = sizes.map((size) =>
    Array.from({ length: size }, (_, i) => Math.round((fairness * (size - i)) / size)),
  );
  const taken = countBy(
    pinned.map(({ need }) => communities[need] as number),
    sizes.length,
  );
  const rest = bonuses.map((list, community) => list.slice(taken[community]));
  const free = [...candidates.entries()].filter(([, { need }]) => !met.has(need));
  const { chosen, worth, bound } = solve({ communities, left, free, bonuses: rest });
  const kept =
    pinned.reduce((sum, { worth }) => sum + worth, 0) +
    bonuses.reduce((sum, list, i) => sum + total(list.slice(0, taken[i])), 0);
  return { chosen: [...(input.pinned ?? []), ...chosen], worth: kept + worth, bound: kept + bound };
}

interface Open {
  communities: readonly number[];
  left: readonly number[];
  free: readonly (readonly [number, Candidate])[];
  bonuses: readonly (readonly number[])[];
}

/** Source, communities, needs, resources, sink: one unit on its way through is one need met. */
function solve({ communities, left, free, bonuses }: Open): Plan {
  const community = (i: number): number => 1 + i;
  const need = (i: number): number => 1 + bonuses.length + i;
  const resource = (i: number): number => need(communities.length) + i;
  const sink = resource(left.length);
  const network = flowNetwork(sink + 1);
  for (const [i, list] of bonuses.entries())
    for (const [bonus, n] of runs(list)) network.arc(0, community(i), n, -bonus);
  const open = new Set(free.map(([, candidate]) => candidate.need));
  for (const i of open) network.arc(community(communities[i] as number), need(i), 1, 0);
  const arcs = free.map(([, { need: from, resource: to, worth }]) => network.arc(need(from), resource(to), 1, -worth));
  for (const [i, capacity] of left.entries()) if (capacity > 0) network.arc(resource(i), sink, capacity, 0);
  const { cost, on, price } = network.solve(0, sink);
  const chosen = free.flatMap(([place], i) => (on(arcs[i] as number) > 0 ? [place] : []));

  // What one more of each would be worth; by these prices nobody could do better (duality of linear programs).
  const prices = left.map((_, i) => Math.max(0, price(sink) - price(resource(i))));
  const asked = bonuses.map((_, i) => -price(community(i)));
  const gains = new Map<number, number>();
  for (const [, { need: from, resource: to, worth }] of free) {
    if ((left[to] ?? 0) === 0) continue;
    const gain = (asked[communities[from] as number] ?? 0) + worth - (prices[to] ?? 0);
    gains.set(from, Math.max(gains.get(from) ?? 0, gain));
  }
  const bound =
    total(left.map((capacity, i) => capacity * (prices[i] ?? 0))) +
    total([...gains.values()]) +
    total(bonuses.map((list, i) => total(list.map((bonus) => Math.max(0, bonus - (asked[i] ?? 0))))));
  return { chosen, worth: -cost, bound };
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

function countBy(values: readonly number[], length = 0): number[] {
  const counts = new Array<number>(values.reduce((most, value) => Math.max(most, value + 1), length)).fill(0);
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/** Equal values that follow one another, with how many there are. */
function runs(values: readonly number[]): [number, number][] {
  const found: [number, number][] = [];
  for (const value of values) {
    const last = found.at(-1);
    if (last && last[0] === value) last[1] += 1;
    else found.push([value, 1]);
  }
  return found;
}
