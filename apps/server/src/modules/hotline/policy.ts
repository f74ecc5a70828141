import type { AskedOfThem } from './domain/order.ts';

/** Once it was answered, or while an earlier question is open, an order is not offered back. */
const beforeAnswer = new Set(['registered', 'need-info', 'accepted', 'filed', 'dispatched', 'returned', 'handling']);

/** May the hotline be asked to take the order back? Who may ask is a matter of the permission `request.accept`. */
export const mayReturn = ({ state, asked }: { state: string; asked: readonly AskedOfThem[] }): boolean =>
  beforeAnswer.has(state) && !asked.some((each) => each.kind === 'return' && each.outcome === 'waiting');
