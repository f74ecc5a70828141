import { sheetError } from './sheet-error.ts';

const patienceMs = 20_000;

/**
 * A few places for work that costs memory, so that ten uploads at once cost a wait and not the server. `take` waits for
 * a place and returns how to give it back; after 20 s it throws `sheet-busy`.
 */
export function createSlots(places: number): { take(): Promise<() => void> } {
  const queue: (() => void)[] = [];
  let taken = 0;
  const giveBack = (): void => {
    const next = queue.shift();
    // A place is handed over, not freed: nobody who comes later can slip in between.
    if (next) next();
    else taken -= 1;
  };
  return {
    async take() {
      if (taken < places) taken += 1;
      else await turn(queue);
      let held = true;
      return () => {
        if (held) giveBack();
        held = false;
      };
    },
  };
}

function turn(queue: (() => void)[]): Promise<void> {
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
  });
}
