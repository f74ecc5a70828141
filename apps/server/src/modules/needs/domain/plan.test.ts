import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { bestPlan, type Candidate, type PlanInput } from './plan.ts';

function random(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

/** Every plan there is, one need after another. */
function bruteForce({ communities, capacities, candidates, fairness = 0 }: PlanInput): number {
  const sizes = communities.reduce<number[]>((all, i) => Object.assign(all, { [i]: (all[i] ?? 0) + 1 }), []);
  const bonus = (community: number, nth: number): number =>
    Math.round((fairness * ((sizes[community] ?? 0) - nth)) / (sizes[community] ?? 1));
  const left = [...capacities];
  const had = sizes.map(() => 0);
  const best = (need: number): number => {
    if (need === communities.length) return 0;
    let most = best(need + 1);
    const community = communities[need] as number;
    for (const { resource, worth } of candidates.filter((each) => each.need === need)) {
      if ((left[resource] ?? 0) === 0) continue;
      left[resource] = (left[resource] ?? 0) - 1;
      const nth = had[community] ?? 0;
      had[community] = nth + 1;
      most = Math.max(most, worth + bonus(community, nth) + best(need + 1));
      had[community] = nth;
      left[resource] = (left[resource] ?? 0) + 1;
    }
    return most;
  };
  return best(0);
}

const worthOf = ({ candidates }: PlanInput, chosen: readonly number[]): number =>
  chosen.reduce((sum, place) => sum + (candidates[place] as Candidate).worth, 0);

function instance(seed: number): PlanInput {
  const next = random(seed);
  const [needs, resources] = [1 + next(6), 1 + next(5)];
  const candidates: Candidate[] = [];
  for (let need = 0; need < needs; need += 1)
    for (let resource = 0; resource < resources; resource += 1)
      if (next(3) > 0) candidates.push({ need, resource, worth: 1 + next(50) });
  return {
    communities: Array.from({ length: needs }, () => next(3)),
    capacities: Array.from({ length: resources }, () => next(3)),
    candidates,
    fairness: next(2) * next(40),
  };
}

test('200 small districts: the plan is worth what the best of all plans is, and its bound says so', () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const input = instance(seed * 7919);
    const plan = bestPlan(input);
    expect(plan.worth, `seed ${seed}`).toBe(bruteForce(input));
    expect(plan.bound, `seed ${seed}`).toBe(plan.worth);
    const met = plan.chosen.map((place) => (input.candidates[place] as Candidate).need);
    expect(new Set(met).size).toBe(met.length);
    for (const [resource, capacity] of input.capacities.entries())
      expect(plan.chosen.filter((place) => input.candidates[place]?.resource === resource).length).toBeLessThanOrEqual(
        capacity,
      );
  }
});

describe('the planner', () => {
  const input: PlanInput = {
    communities: [0, 0, 1],
    capacities: [1, 1],
    candidates: [
      { need: 0, resource: 0, worth: 10 },
      { need: 1, resource: 0, worth: 9 },
      { need: 1, resource: 1, worth: 8 },
      { need: 2, resource: 1, worth: 5 },
    ],
  };

  test('takes what is worth most together, not one after another', () => {
    expect(bestPlan(input)).toEqual({ chosen: [0, 2], worth: 18, bound: 18 });
  });

  test('fairness lets another community have its first before one has its second', () => {
    expect(bestPlan({ ...input, fairness: 20 }).chosen).toEqual([0, 3]);
  });

  test('what is pinned stands, and the rest is arranged around it', () => {
    expect(bestPlan({ ...input, pinned: [1] })).toMatchObject({ chosen: [1, 3], worth: 14 });
    expect(() => bestPlan({ ...input, pinned: [0, 1] })).toThrow(RangeError);
  });

  test('with nothing to give nothing is planned', () => {
    expect(bestPlan({ ...input, capacities: [0, 0] })).toEqual({ chosen: [], worth: 0, bound: 0 });
  });
});

describe('published assignment problems', () => {
  test.each([
    ['assign100.txt', 305],
    ['assign500.txt', 991],
  ])('%s: the least cost is %d', (name, least) => {
    const shared = process.env.HUYING_SHARED ?? fileURLToPath(new URL('../../../../../../../shared', import.meta.url));
    const path = `${shared}/data/assignment/${name}`;
    if (!existsSync(path)) throw new Error(`outside data is absent: ${path} (set HUYING_SHARED to its folder)`);
    const [size = 0, ...costs] = readFileSync(path, 'utf8').split(/\s+/).filter(Boolean).map(Number);
    const input: PlanInput = {
      communities: new Array<number>(size).fill(0),
      capacities: new Array<number>(size).fill(1),
      candidates: costs.map((cost, i) => ({ need: Math.floor(i / size), resource: i % size, worth: 1000 - cost })),
    };
    const plan = bestPlan(input);
    expect(plan.chosen).toHaveLength(size);
    expect(1000 * size - worthOf(input, plan.chosen)).toBe(least);
    expect(plan.bound).toBe(plan.worth);
  });
});
