import type { MatchPlan } from '@huying/server/contract/needs';
import { useDraft } from '../../../lib/drafts.ts';

export interface Wish {
  needId?: string;
  resourceId?: string;
  needTitle?: string;
  resourceName?: string;
}
interface WishDraft {
  pins: Wish[] | null;
  forbids: Wish[] | null;
  fairness: number | null;
  sortAlone: boolean | null;
}

const sameWish = (a: Wish, b: Wish): boolean => a.needId === b.needId && a.resourceId === b.resourceId;
const without = (list: readonly Wish[], wish: Wish): Wish[] => list.filter((each) => !sameWish(each, wish));
const differing = (a: readonly Wish[], b: readonly Wish[]): number =>
  a.filter((each) => !b.some((other) => sameWish(each, other))).length +
  b.filter((each) => !a.some((other) => sameWish(each, other))).length;

export interface Wishes {
  pins: readonly Wish[];
  forbids: readonly Wish[];
  fairness: number;
  sortAlone: boolean;
  /** How many differ from what the plan was reckoned with. */
  changes: number;
  isPinned: (wish: Wish) => boolean;
  isForbidden: (wish: Wish) => boolean;
  togglePin: (wish: Wish) => void;
  toggleForbid: (wish: Wish) => void;
  setFairness: (fairness: number) => void;
  setSortAlone: (sortAlone: boolean) => void;
  clear: () => void;
}

/** What the planner wants otherwise: kept on this computer until the plan is reckoned again. */
export function useWishes(plan: MatchPlan): Wishes {
  const { value, change, clear } = useDraft<WishDraft>(`match-plan.${plan.id}`, {
    pins: null,
    forbids: null,
    fairness: null,
    sortAlone: null,
  });
  const pins = value.pins ?? plan.pins;
  const forbids = value.forbids ?? plan.forbids;
  const fairness = value.fairness ?? plan.fairness;
  const sortAlone = value.sortAlone ?? plan.sortAlone;
  const settings = Number(fairness !== plan.fairness) + Number(sortAlone !== plan.sortAlone);
  const has = (list: readonly Wish[], wish: Wish) => list.some((each) => sameWish(each, wish));
  return {
    pins,
    forbids,
    fairness,
    sortAlone,
    changes: differing(pins, plan.pins) + differing(forbids, plan.forbids) + settings,
    isPinned: (wish) => has(pins, wish),
    isForbidden: (wish) => has(forbids, wish),
    togglePin: (wish) =>
      has(pins, wish)
        ? change({ pins: without(pins, wish) })
        : change({
            // A need is met once: another pin for it gives way.
            pins: [...pins.filter(({ needId }) => needId !== wish.needId), wish],
            forbids: without(forbids, wish),
          }),
    toggleForbid: (wish) =>
      has(forbids, wish)
        ? change({ forbids: without(forbids, wish) })
        : change({ forbids: [...forbids, wish], pins: without(pins, wish) }),
    setFairness: (next) => change({ fairness: next }),
    setSortAlone: (next) => change({ sortAlone: next }),
    clear,
  };
}

/** As they are sent: ids only. */
export const wishesSent = ({ pins, forbids, fairness, sortAlone }: Wishes) => ({
  fairness,
  sortAlone,
  pins: pins.flatMap(({ needId, resourceId }) => (needId && resourceId ? [{ needId, resourceId }] : [])),
  forbids: forbids.map(({ needId, resourceId }) => ({
    ...(needId && { needId }),
    ...(resourceId && { resourceId }),
  })),
});
