import { useEffect, useRef } from 'react';
import { preferences } from './preferences.ts';
import { signal } from './signal.ts';

export interface Shortcut {
  /** 'j', '?', 'enter', 'shift+e', 'mod+k' (⌘ on a Mac, Ctrl elsewhere). */
  keys: string;
  /** What it does, for the sheet and the palette. */
  label: string;
  /** Heading in the sheet. */
  group: string;
  run: () => void;
}

/** All that are in force now; a later one takes precedence over an earlier one with the same keys. */
export const shortcuts = signal<readonly Shortcut[]>([]);

interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** The name of a key press in the form of `keys`. Shift is named for letters only: '?' already tells it. */
export function keysOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): string {
  const name = key === ' ' ? 'space' : key.toLowerCase();
  const isLetter = /^[a-z]$/.test(name) || name.length > 1;
  return [(ctrlKey || metaKey) && 'mod', altKey && 'alt', shiftKey && isLetter && 'shift', name]
    .filter(Boolean)
    .join('+');
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select'));
/** A dialog waits for an answer: keys of the page below must not act. */
const isAsked = (): boolean =>
  document.querySelector('dialog[open], .ant-modal-wrap:not([style*="display: none"])') !== null;
/** Enter and space belong to the control that has the focus. */
const isPress = (target: EventTarget | null, keys: string): boolean =>
  (keys === 'enter' || keys === 'space') &&
  target instanceof HTMLElement &&
  target.matches('a[href], button, summary, input, [role=button], [role=tab], [role=option]');

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const keys = keysOf(event);
  const isSingle = !keys.startsWith('mod+') && !keys.startsWith('alt+');
  if (isSingle && (isWriting(event.target) || isAsked() || isPress(event.target, keys))) return;
  if (isSingle && keys.length === 1 && !preferences.get().singleKeys) return;
  const found = shortcuts.get().filter((each) => each.keys === keys);
  const last = found[found.length - 1];
  if (!last) return;
  event.preventDefault();
  last.run();
}

let isListening = false;

/** Puts shortcuts in force while the component is shown. The list may be made anew on every draw. */
export function useShortcuts(list: readonly Shortcut[], enabled = true): void {
  const latest = useRef(list);
  latest.current = list;
  const signature = enabled ? list.map(({ keys, label }) => `${keys}\n${label}`).join('\n') : '';
  useEffect(() => {
    if (signature === '') return;
    if (!isListening) window.addEventListener('keydown', onKeyDown);
    isListening = true;
    const mine = latest.current.map((each, at): Shortcut => ({ ...each, run: () => latest.current[at]?.run() }));
    shortcuts.set([...shortcuts.get(), ...mine]);
    return () => shortcuts.set(shortcuts.get().filter((each) => !mine.includes(each)));
  }, [signature]);
}

/** Keys as people know them: 「⌘K」 or 「Ctrl K」. */
export function keysText(keys: string, isMac: boolean = /Mac|iPhone|iPad/.test(navigator.platform)): string {
  const names: Record<string, string> = {
    mod: isMac ? '⌘' : 'Ctrl',
    shift: isMac ? '⇧' : 'Shift',
    alt: isMac ? '⌥' : 'Alt',
    enter: 'Enter',
    escape: 'Esc',
    arrowdown: '↓',
    arrowup: '↑',
  };
  return keys
    .split('+')
    .map((key) => names[key] ?? key.toUpperCase())
    .join(isMac ? '' : ' ');
}
