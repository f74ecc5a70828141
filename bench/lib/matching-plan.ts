import { candidateEdges } from '../../apps/server/src/modules/needs/domain/candidate-edges.ts';
import { districtPlan } from '../../apps/server/src/modules/needs/domain/district-plan.ts';
import type { District } from './matching-texts.ts';

const TODAY = '2026-11-18';

export interface PlanTimes {
  needs: number;
  resources: number;
  candidates: number;
  candidatesMs: number;
  /** Candidates and the exact optimum over them; null where only the candidates were sought. */
  plan: { ms: number; matched: number; worth: number; bound: number } | null;
}

export function measurePlan({ needs, resources }: District, solve: boolean): PlanTimes {
  const [candidatesMs, { edges }] = timed(() => candidateEdges(needs, resources, { today: TODAY, past: new Map() }));
  const sizes = { needs: needs.length, resources: resources.length, candidates: edges.length, candidatesMs };
  if (!solve) return { ...sizes, plan: null };
  const task = { needs, resources, pins: [], forbids: [], fairness: 200, sortAlone: true, today: TODAY, past: [] };
  const [ms, { figures }] = timed(() => districtPlan(task));
  return { ...sizes, plan: { ms, matched: figures.matched, worth: figures.worth, bound: figures.bound } };
}

function timed<T>(work: () => T): [ms: number, result: T] {
  const began = performance.now();
  const result = work();
  return [performance.now() - began, result];
}
