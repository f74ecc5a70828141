/** What one phone may hold unsent: beyond it a browser may begin to throw things away. */
export const MOST_UNSENT = 200;
export const MOST_BYTES = 500 * 1024 * 1024;
const WARN_AT = 0.8;
/** Safari empties the store of a site that was not opened for seven days of use; two days are left to act. */
const IDLE_DAYS = 5;

export interface Room {
  count: number;
  bytes: number;
  level: 'enough' | 'scarce' | 'full';
}

interface Weighed {
  bytes: number;
  at: number;
}

/** How much of the room is taken; scarce from four fifths on, by number or by bytes. */
export function roomTaken(unsent: readonly Weighed[]): Room {
  const bytes = unsent.reduce((sum, each) => sum + each.bytes, 0);
  const share = Math.max(unsent.length / MOST_UNSENT, bytes / MOST_BYTES);
  return { count: unsent.length, bytes, level: share >= 1 ? 'full' : share >= WARN_AT ? 'scarce' : 'enough' };
}

/** Whether an iPhone's browser may soon throw away what waits: it does so to sites that are not on the home screen. */
export const mayBeEvicted = (
  unsent: readonly Weighed[],
  { now, isApple, isInstalled }: { now: number; isApple: boolean; isInstalled: boolean },
): boolean => isApple && !isInstalled && unsent.some(({ at }) => now - at >= IDLE_DAYS * 86_400_000);

export const isAppleTouch = (): boolean =>
  /iPhone|iPad|iPod/.test(navigator.userAgent) || (navigator.userAgent.includes('Mac') && navigator.maxTouchPoints > 1);

export const isInstalled = (): boolean => globalThis.matchMedia?.('(display-mode: standalone)').matches ?? false;

/** Asks the browser not to throw this site's store away; true when it promises. */
export async function askToPersist(): Promise<boolean> {
  try {
    return (await navigator.storage.persisted()) || (await navigator.storage.persist());
  } catch {
    return false;
  }
}
