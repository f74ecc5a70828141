import { sheetError } from './sheet-error.ts';

const patienceMs = 20_000;

/** A place that somebody holds. */
export interface Slot {
  /** Lends the place out again until it is claimed back: whoever needs it meanwhile calls `evict`, which must release it. */
  lend(evict: () => void): void;
  claim(): void;
  release(): void;
}

/**
 * A few places for work that costs memory, so that ten uploads at once cost a wait and not the server. `take` waits for
 * a place; after 20 s it throws `sheet-busy`.
 */
export function createSlots(places: number): { take(): Promise<Slot> } {
  const queue: (() => void)[] = [];
  const lent = new Map<Slot, () => void>();
  let taken = 0;
  const giveBack = (): void => {
    const next = queue.shift();
    // A place is handed over, not freed: nobody who comes later can slip in between.
    if (next) next();
    else taken -= 1;
  };
  const newSlot = (): Slot => {
    let held = true;
    const slot: Slot = {
      lend(evict) {
        if (queue.length > 0) evict();
        else lent.set(slot, evict);
      },
      claim: () => void lent.delete(slot),
      release() {
        lent.delete(slot);
        if (held) giveBack();
        held = false;
      },
    };
    return slot;
  };
  return {
    async take() {
      if (taken < places) taken += 1;
      else await turn(queue, lent);
      return newSlot();
    },
  };
}

function turn(queue: (() => void)[], lent: Map<Slot, () => void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const go = (): void => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(() => {
      queue.splice(queue.indexOf(go), 1);
      reject(sheetError('sheet-busy'));
    }, patienceMs);
    queue.push(go);
    const [longest] = lent;
    if (!longest) return;
    lent.delete(longest[0]);
    longest[1]();
  });
}
