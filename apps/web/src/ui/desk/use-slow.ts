import { useEffect, useState } from 'react';

/** True when something has been waited for longer than three seconds: time to say so. */
export function useSlow(isWaiting: boolean, afterMs = 3000): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    setSlow(false);
    if (!isWaiting) return;
    const timer = setTimeout(() => setSlow(true), afterMs);
    return () => clearTimeout(timer);
  }, [isWaiting, afterMs]);
  return slow && isWaiting;
}
