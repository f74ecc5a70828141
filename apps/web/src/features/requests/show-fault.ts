import { useEffect } from 'react';

/** Brings the first input at fault into view and puts the cursor there, whenever `fault` becomes another one. */
export function useShowFault(fault: unknown): void {
  useEffect(() => {
    if (!fault) return;
    const words = document.querySelector<HTMLElement>('form .field-error');
    const input = words?.closest('.field')?.querySelector<HTMLElement>('input, textarea, select');
    input?.focus({ preventScroll: true });
    words?.scrollIntoView({ block: 'center' });
  }, [fault]);
}
