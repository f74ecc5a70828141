let isPressed = false;
/** Released, dragged away, or the window left: of the last only the window's own is heard, not that of each field. */
function atEnd(act: () => void, signal?: AbortSignal): void {
  for (const end of ['mouseup', 'dragend'])
    window.addEventListener(end, act, { capture: true, ...(signal && { signal }) });
  window.addEventListener('blur', act, signal && { signal });
}

if (typeof window !== 'undefined') {
  window.addEventListener(
    'mousedown',
    () => {
      isPressed = true;
    },
    true,
  );
  atEnd(() => {
    isPressed = false;
  });
}

/**
 * Does something that moves what is on screen, but not between the press and the release of a button: a press that took the
 * focus away from here would then be released over something else, and be lost. A finger's tap comes as such a press too.
 */
export function afterPress(act: () => void): void {
  if (!isPressed) {
    act();
    return;
  }
  const stop = new AbortController();
  const done = (): void => {
    stop.abort();
    // The click comes right after the release: it is heard first.
    setTimeout(act);
  };
  atEnd(done, stop.signal);
}
