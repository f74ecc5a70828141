import { sheetError } from './sheet-error.ts';

const atOnce = 4;
const patienceMs = 20_000;

let taken = 0;
const queue: (() => void)[] = [];

/**
 * Waits for one of the few places in which tables are read or written at the same time, so that ten uploads at once cost
 * a wait and not the server's memory. Returns how to give the place back; after 20 s throws `sheet-busy`.
 */
export async function takeSlot(): Promise<() => void> {
  if (taken >= atOnce) await turn();
  else taken += 1;
  let held = true;
  return () => {
    if (!held) return;
    held = false;
    const next = queue.shift();
    // A place is handed over, not freed: nobody who comes later can slip in between.
    if (next) next();
    else taken -= 1;
  };
}

function turn(): Promise<void> {
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
