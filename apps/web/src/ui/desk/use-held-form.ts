import { type RefObject, useEffect, useEffectEvent } from 'react';

/**
 * Keeps the form around a field from being sent while `isHeld`; instead the field is brought to the front and `onHeld` says
 * why. Heard before the form's own handler, so that no form has to know its fields.
 */
export function useHeldForm(input: RefObject<HTMLInputElement | null>, isHeld: boolean, onHeld: () => void): void {
  const say = useEffectEvent(onHeld);
  useEffect(() => {
    const form = input.current?.form;
    if (!isHeld || !form) return;
    const hold = (event: SubmitEvent) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      input.current?.focus();
      say();
    };
    form.addEventListener('submit', hold, true);
    return () => form.removeEventListener('submit', hold, true);
  }, [input, isHeld]);
}
