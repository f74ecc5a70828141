import loadHighs from 'highs';
import { beforeAll, expect, test } from 'vitest';
import { bestPlan, type PlanInput } from './plan.ts';

/** An outside solver of linear programmes, to which this problem is only numbers. */
let highs: Awaited<ReturnType<typeof loadHighs>>;
beforeAll(async () => {
  highs = await loadHighs();
});

/** The same numbers for the same seed. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function instance(seed: number, fairness: number): PlanInput {
  const below = seeded(seed);
  const [needs, resources, each] = [240, 180, 12];
  const candidates = Array.from({ length: needs }, (_, need) => {
    const some = new Set(Array.from({ length: each }, () => below(resources)));
    return [...some].map((resource) => ({ need, resource, worth: 1 + below(1000) }));
  }).flat();
  return {
    communities: Array.from({ length: needs }, () => below(9)),
    capacities: Array.from({ length: resources }, () => below(3)),
    candidates,
    fairness,
  };
}

/** The problem as its rules say it: x takes a candidate, y fills one place of a community in the order of its bonus. */
function programme({ communities, capacities, candidates, fairness = 0 }: PlanInput): string {
  const sizes = new Map<number, number>();
  for (const community of communities) sizes.set(community, (sizes.get(community) ?? 0) + 1);
  const places = [...sizes].flatMap(([community, size]) =>
    Array.from({ length: size }, (_, i) => ({
      community,
      name: `y_${community}_${i}`,
      bonus: Math.round((fairness * (size - i)) / size),
    })),
  );
  const sum = (terms: string[]) => terms.join('\n + ');
  const at = (kept: (candidate: PlanInput['candidates'][number]) => boolean) =>
    candidates.flatMap((candidate, i) => (kept(candidate) ? [`x_${i}`] : []));
  const most = (name: string, terms: string[], limit: number) =>
    terms.length > 0 ? [`${name}: ${sum(terms)} <= ${limit}`] : [];
  return [
    'Maximize',
    `worth: ${sum([...candidates.map(({ worth }, i) => `${worth} x_${i}`), ...places.map(({ bonus, name }) => `${bonus} ${name}`)])}`,
    'Subject To',
    ...communities.flatMap((_, need) =>
      most(
        `n_${need}`,
        at((each) => each.need === need),
        1,
      ),
    ),
    ...capacities.flatMap((limit, resource) =>
      most(
        `r_${resource}`,
        at((each) => each.resource === resource),
        limit,
      ),
    ),
    ...[...sizes.keys()].map((community) => {
      const met = at(({ need }) => communities[need] === community);
      const filled = places.flatMap((place) => (place.community === community ? [`- ${place.name}`] : []));
      return `c_${community}: ${sum(met)}\n ${filled.join('\n ')} = 0`;
    }),
    'Bounds',
    ...candidates.map((_, i) => `0 <= x_${i} <= 1`),
    ...places.map(({ name }) => `0 <= ${name} <= 1`),
    'End',
  ].join('\n');
}

test('twelve districts of 240 needs and 180 resources: worth and bound are what HiGHS finds, with fairness and without', () => {
  for (let seed = 1; seed <= 12; seed += 1) {
    const input = instance(seed * 104_729, [0, 200, 1000][seed % 3] as number);
    const oracle = highs.solve(programme(input));
    expect(oracle.Status, `seed ${seed}`).toBe('Optimal');
    const plan = bestPlan(input);
    expect(plan.worth, `seed ${seed}`).toBe(Math.round(oracle.ObjectiveValue));
    expect(plan.bound, `seed ${seed}`).toBe(plan.worth);
  }
});
