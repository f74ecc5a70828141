import { candidateEdges, type Edge } from './candidate-edges.ts';
import { bestPlan } from './plan.ts';
import { type Giving, pastKey, suitability, type Wanting, type WhySuits } from './suitability.ts';

export interface Pair {
  needId: string;
  resourceId: string;
}
export interface PlanTask {
  needs: Wanting[];
  resources: Giving[];
  pins: Pair[];
  /** A pair, or a need or a resource that stays out altogether. */
  forbids: Partial<Pair>[];
  fairness: number;
  /** Whether a pair may be taken for its sort alone: an excavator is a skill as the teaching of opera is. */
  sortAlone: boolean;
  today: string;
  /** Kept promises between a unit and a community. */
  past: { giverId: string; keeperId: string; times: number }[];
}
export type Unmatched = 'nothing-suits' | 'sort-alone' | 'used-up' | 'too-far' | 'too-late' | 'forbidden';
export interface PlanFigures {
  needs: number;
  resources: number;
  candidates: number;
  matched: number;
  /** Worth of the plan with what fairness adds, and what no plan over these candidates can exceed. */
  worth: number;
  bound: number;
  /** Pins that could not stand: the need or the resource is gone, or nothing is left of it. */
  pinsLost: number;
}
export interface PlanResult {
  pairs: (Pair & { worth: number; reasons: WhySuits[]; pinned: boolean })[];
  unmatched: { needId: string; why: Unmatched }[];
  figures: PlanFigures;
}

/** One plan for a whole area: candidates through the index, then the exact optimum over them. */
export function districtPlan(task: PlanTask): PlanResult {
  const { needs, resources, today, sortAlone } = task;
  const past = new Map(task.past.map(({ giverId, keeperId, times }) => [pastKey(giverId, keeperId), times]));
  const forbidden = forbidding(task);
  const { edges, bars } = candidateEdges(needs, resources, { today, past, forbidden, sortAlone });
  const capacities = resources.map(({ left, perNeed }) => Math.floor(left / perNeed));
  const pins = standing(task, capacities);
  const places = new Map(edges.map((edge, i) => [`${edge.need} ${edge.resource}`, i]));
  const pinned = pins.map(({ need, resource }) => {
    const known = places.get(`${need} ${resource}`);
    if (known !== undefined) return known;
    const weight = suitability(needs[need] as Wanting, resources[resource] as Giving, today, past);
    // Who pins may know more than the lists say: such a pair counts least.
    const worth = weight === null || typeof weight === 'string' ? 1 : weight.worth;
    return edges.push({ need, resource, worth }) - 1;
  });
  const plan = bestPlan({
    communities: numbered(needs.map(({ keeperId }) => keeperId ?? '')),
    capacities,
    candidates: edges,
    pinned,
    fairness: task.fairness,
  });
  const chosen = plan.chosen.map((place) => edges[place] as Edge);
  const byHand = new Set(pinned.map((place) => edges[place]));
  const met = new Set(chosen.map(({ need }) => need));
  return {
    pairs: chosen.map((edge) => {
      const need = needs[edge.need] as Wanting;
      const resource = resources[edge.resource] as Giving;
      const suits = suitability(need, resource, today, past);
      const reasons = suits === null || typeof suits === 'string' ? [] : suits.reasons;
      return { needId: need.id, resourceId: resource.id, worth: edge.worth, reasons, pinned: byHand.has(edge) };
    }),
    unmatched: needs.flatMap(({ id }, i) => (met.has(i) ? [] : [{ needId: id, why: whyNot(task, i, bars.get(i)) }])),
    figures: {
      needs: needs.length,
      resources: resources.length,
      candidates: edges.length,
      matched: chosen.length,
      worth: plan.worth,
      bound: plan.bound,
      pinsLost: task.pins.length - pins.length,
    },
  };
}

/** A need with candidates that are all of more use elsewhere lacks capacity; one without any says why itself. */
function whyNot({ needs, forbids }: PlanTask, i: number, bar: Unmatched | undefined): Unmatched {
  if (bar === undefined) return 'used-up';
  const { id } = needs[i] as Wanting;
  const noBar = bar === 'nothing-suits' || bar === 'sort-alone';
  return noBar && forbids.some(({ needId }) => needId === id) ? 'forbidden' : bar;
}

function forbidding({ needs, resources, forbids }: PlanTask): (need: number, resource: number) => boolean {
  const keys = new Set(forbids.map(({ needId = '', resourceId = '' }) => `${needId} ${resourceId}`));
  return (need, resource) => {
    const { id: needId } = needs[need] as Wanting;
    const { id: resourceId } = resources[resource] as Giving;
    return keys.has(`${needId} ${resourceId}`) || keys.has(`${needId} `) || keys.has(` ${resourceId}`);
  };
}

/** The pins that can stand together: each need once, no resource beyond its capacity. */
function standing(
  { needs, resources, pins }: PlanTask,
  capacities: readonly number[],
): { need: number; resource: number }[] {
  const needPlaces = new Map(needs.map(({ id }, i) => [id, i]));
  const resourcePlaces = new Map(resources.map(({ id }, j) => [id, j]));
  const left = [...capacities];
  const met = new Set<number>();
  return pins.flatMap(({ needId, resourceId }) => {
    const need = needPlaces.get(needId);
    const resource = resourcePlaces.get(resourceId);
    if (need === undefined || resource === undefined || met.has(need) || (left[resource] ?? 0) < 1) return [];
    met.add(need);
    left[resource] = (left[resource] ?? 0) - 1;
    return [{ need, resource }];
  });
}

function numbered(keys: readonly string[]): number[] {
  const numbers = new Map<string, number>();
  return keys.map((key) => {
    if (!numbers.has(key)) numbers.set(key, numbers.size);
    return numbers.get(key) as number;
  });
}
