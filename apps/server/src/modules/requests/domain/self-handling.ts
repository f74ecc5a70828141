import { dispatch } from './dispatching.ts';
import { reply, sign } from './handling.ts';
import type { Facts, Request, Step } from './request.ts';

/** 自行处置: accepted, filed, taken on and answered by the own unit in one go; somebody else verifies it. */
export function selfHandle(request: Request, input: { category?: string; publicText: string }, facts: Facts): Step[] {
  const unitId = request.matter.holderId;
  if (!unitId) throw new Error('what is dealt with oneself has a holder');
  const steps: Step[] = [
    ...dispatch(request, { unitId, ...(input.category && { category: input.category }) }, facts).map((step) => ({
      ...step,
      data: { ...step.data, selfHandled: true },
    })),
    ...sign(request, {}, facts),
  ];
  const category = steps.find((step) => step.matter?.category)?.matter?.category ?? request.matter.category;
  const answered = { ...request, matter: { ...request.matter, category } };
  return [
    ...steps,
    ...reply(answered, { resultClass: 'solved', publicText: input.publicText }, facts).map((step) =>
      // Whoever dispatches for this unit verifies it: it stays with the unit, out of the hands of who handled it.
      step.action === 'reply' ? { ...step, matter: { ...step.matter, holderId: unitId } } : step,
    ),
  ];
}
