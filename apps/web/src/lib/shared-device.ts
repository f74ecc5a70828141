import { signal } from './signal.ts';
import { readStored, writeStored } from './storage.ts';

const KEY = 'huying.shared-device';

/** True on a phone that several people use: nothing is remembered there. */
export const sharedDevice = signal<boolean>(readStored(KEY) === 'yes');

/** 「这是公用手机」: whoever remembers something watches the signal and forgets it. */
export function markShared(shared: boolean): void {
  writeStored(KEY, shared ? 'yes' : null);
  sharedDevice.set(shared);
}
