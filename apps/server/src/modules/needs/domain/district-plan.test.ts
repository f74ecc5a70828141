import { describe, expect, it } from 'vitest';
import { candidateEdges } from './candidate-edges.ts';
import { districtPlan, type PlanTask } from './district-plan.ts';
import { type Giving, suitability, type Wanting } from './suitability.ts';

const sorts = ['job', 'room', 'skill', 'goods', 'money', 'class'];
const need = (id: string, given: Partial<Wanting> = {}): Wanting => ({
  id,
  words: ['理发'],
  metBy: ['skill'],
  people: null,
  wantedBy: null,
  at: [106, 39],
  keeperId: 'c1',
  ...given,
});
const resource = (id: string, given: Partial<Giving> = {}): Giving => ({
  id,
  unitId: 'u',
  sort: 'skill',
  sortName: '技能人才',
  sortNameEn: 'Skills',
  words: ['理发'],
  left: 1,
  perNeed: 1,
  measure: '次',
  fromOn: null,
  untilOn: null,
  at: [106, 39],
  reachM: null,
  ...given,
});
const task = (given: Partial<PlanTask>): PlanTask => ({
  needs: [],
  resources: [],
  pins: [],
  forbids: [],
  fairness: 0,
  sortAlone: true,
  today: '2026-11-18',
  past: [],
  ...given,
});

/** Own computing time, so that others at work on the machine do not count. */
const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** The same numbers for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
function district(needCount: number, resourceCount: number, seed = 7): Pick<PlanTask, 'needs' | 'resources'> {
  const random = seeded(seed);
  const some = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const words = Array.from({ length: 60 + Math.round(needCount / 10) }, (_, i) => `词${i}`);
  const spread = Math.sqrt(needCount / 2810) * 0.3;
  const at = (): [number, number] => [106 + random() * spread, 39 + random() * spread];
  return {
    needs: Array.from({ length: needCount }, (_, i) =>
      need(`n${i}`, {
        words: [some(words), some(words), some(words)],
        metBy: [some(sorts), some(sorts)],
        at: at(),
        keeperId: `c${Math.floor(random() * 60)}`,
      }),
    ),
    resources: Array.from({ length: resourceCount }, (_, j) =>
      resource(`r${j}`, {
        words: [some(words), some(words), some(words)],
        sort: some(sorts),
        at: at(),
        left: 1 + Math.floor(random() * 3),
        reachM: random() < 0.3 ? 3000 : null,
      }),
    ),
  };
}

describe('a plan for an area', () => {
  it('matches the best, and says of the rest why not', () => {
    const { pairs, unmatched, figures } = districtPlan(
      task({
        needs: [
          need('a'),
          need('b', { words: [] }),
          need('far', { metBy: ['room'] }),
          need('late', { metBy: ['class'], wantedBy: '2026-11-30', words: [] }),
          need('none', { metBy: [], words: ['月亮'] }),
        ],
        resources: [
          resource('hair'),
          resource('hall', { sort: 'room', words: [], at: [106.2, 39], reachM: 1000 }),
          resource('course', { sort: 'class', words: [], fromOn: '2026-12-05' }),
        ],
      }),
    );
    expect(pairs).toMatchObject([{ needId: 'a', resourceId: 'hair', pinned: false }]);
    expect(pairs[0]?.reasons.map(({ code }) => code)).toEqual(['sort', 'words', 'distance', 'capacity']);
    expect(Object.fromEntries(unmatched.map(({ needId, why }) => [needId, why]))).toEqual({
      b: 'used-up',
      far: 'used-up',
      late: 'too-late',
      none: 'nothing-suits',
    });
    expect(figures).toMatchObject({ needs: 5, resources: 3, matched: 1, pinsLost: 0 });
    expect(figures.bound).toBe(figures.worth);
  });

  it('takes no pair for its sort alone unless the planner lets it, and says that a person has to judge', () => {
    const needs = [need('opera', { words: ['唱戏'] }), need('hair')];
    const resources = [resource('digger', { words: ['清淤'] }), resource('barber')];
    const careful = districtPlan(task({ needs, resources, sortAlone: false }));
    expect(careful.pairs).toMatchObject([{ needId: 'hair', resourceId: 'barber' }]);
    expect(careful.unmatched).toEqual([{ needId: 'opera', why: 'sort-alone' }]);
    const pinned = { needId: 'opera', resourceId: 'digger' };
    expect(districtPlan(task({ needs, resources, sortAlone: false, pins: [pinned] })).figures.matched).toBe(2);
    expect(districtPlan(task({ needs, resources, sortAlone: true })).figures.matched).toBe(2);
    const nothingLeft = [resource('digger', { words: ['清淤'], left: 0 })];
    expect(districtPlan(task({ needs, resources: nothingLeft, sortAlone: false })).unmatched).toContainEqual({
      needId: 'opera',
      why: 'used-up',
    });
  });

  it('goes by what a text is about, not by whom it is for or when', () => {
    const needs = [need('shopping', { words: ['老人', '困难', '家庭', '买菜'] })];
    const plumber = resource('plumber', { words: ['老人', '困难', '家庭', '水电'] });
    const shopper = resource('shopper', { words: ['买菜'], at: [106.02, 39] });
    const { pairs } = districtPlan(task({ needs, resources: [plumber, shopper], sortAlone: false }));
    expect(pairs).toMatchObject([{ resourceId: 'shopper' }]);
    const left = districtPlan(task({ needs, resources: [plumber], sortAlone: false }));
    expect(left.unmatched).toEqual([{ needId: 'shopping', why: 'sort-alone' }]);
  });

  it('lets pins stand, keeps to what is forbidden, and counts the pins that cannot stand', () => {
    const given = { needs: [need('a'), need('b', { words: [] })], resources: [resource('x'), resource('y')] };
    const pinned = districtPlan(
      task({ ...given, resources: [resource('x')], pins: [{ needId: 'b', resourceId: 'x' }] }),
    );
    expect(pinned.pairs).toMatchObject([{ needId: 'b', resourceId: 'x', pinned: true }]);
    const lost = districtPlan(
      task({
        ...given,
        pins: [
          { needId: 'a', resourceId: 'x' },
          { needId: 'b', resourceId: 'x' },
          { needId: 'gone', resourceId: 'y' },
        ],
      }),
    );
    expect(lost.figures).toMatchObject({ matched: 2, pinsLost: 2 });
    const forbidden = districtPlan(task({ ...given, forbids: [{ needId: 'a' }, { needId: 'b', resourceId: 'x' }] }));
    expect(forbidden.pairs).toMatchObject([{ needId: 'b', resourceId: 'y' }]);
    expect(forbidden.unmatched).toEqual([{ needId: 'a', why: 'forbidden' }]);
    const without = districtPlan(task({ ...given, forbids: [{ resourceId: 'y' }] }));
    expect(without.pairs).toMatchObject([{ needId: 'a', resourceId: 'x' }]);
  });

  it('counts past co-operation, and nobody is given more than is there', () => {
    const { pairs } = districtPlan(
      task({
        needs: [need('a'), need('b')],
        resources: [resource('x', { left: 5, perNeed: 3 }), resource('y', { unitId: 'friend' })],
        past: [{ giverId: 'friend', keeperId: 'c1', times: 2 }],
      }),
    );
    expect(pairs).toHaveLength(2);
    expect(new Set(pairs.map(({ resourceId }) => resourceId)).size).toBe(2);
    expect(pairs.find(({ resourceId }) => resourceId === 'y')?.reasons.at(-1)?.zh).toContain('2 次');
  });
});

describe('candidates through the index', () => {
  it('are, for nearly every need, the best there are: all pairs compared', () => {
    const { needs, resources } = district(400, 300);
    const { edges } = candidateEdges(needs, resources, { today: '2026-11-18', past: new Map(), each: 1 });
    const best = new Map(edges.map(({ need: i, worth }) => [i, worth]));
    let same = 0;
    for (const [i, each] of needs.entries()) {
      const worths = resources.map((other) => {
        const weight = suitability(each, other, '2026-11-18', new Map());
        return weight === null || typeof weight === 'string' ? 0 : weight.worth;
      });
      if (Math.max(...worths) === (best.get(i) ?? 0)) same += 1;
    }
    expect(same / needs.length, `${same} of ${needs.length}`).toBeGreaterThan(0.95);
  });

  it('of 2,810 needs and 2,230 resources within 5 seconds, the plan within 10', () => {
    const given = district(2810, 2230);
    const began = cpuMs();
    const { edges } = candidateEdges(given.needs, given.resources, { today: '2026-11-18', past: new Map() });
    const found = cpuMs();
    const { figures } = districtPlan(task({ ...given, fairness: 200 }));
    const done = cpuMs();
    console.info(
      `${edges.length} candidates in ${Math.round(found - began)} ms, the plan in ${Math.round(done - found)} ms: ${JSON.stringify(figures)}`,
    );
    expect(found - began).toBeLessThan(5000);
    expect(done - found).toBeLessThan(10_000);
    expect(figures.bound).toBe(figures.worth);
  });

  it('grow with the needs, not with the pairs', () => {
    /** How often a need looks at a resource, on average. */
    const looksOf = (size: number): number => {
      const { needs, resources } = district(size, size);
      let looks = 0;
      const watched = new Proxy(resources, {
        get(list, key) {
          looks += 1;
          return Reflect.get(list, key);
        },
      });
      candidateEdges(needs, watched, { today: '2026-11-18', past: new Map() });
      return looks / size;
    };
    const [small, large] = [looksOf(2000), looksOf(16_000)];
    console.info(`looks of a need: ${small.toFixed(0)} among 2,000, ${large.toFixed(0)} among 16,000`);
    // All pairs would be eight times as many looks.
    expect(large / small).toBeLessThan(1.5);
  });
});
