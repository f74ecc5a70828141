import { expect, test } from 'vitest';
import { keysOf, keysText } from './shortcuts.ts';

const press = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {},
): string => keysOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

test('key presses are named as shortcuts are written', () => {
  expect([press('j'), press('J', { shiftKey: true }), press('?', { shiftKey: true })]).toEqual(['j', 'shift+j', '?']);
  expect([press('k', { metaKey: true }), press('k', { ctrlKey: true })]).toEqual(['mod+k', 'mod+k']);
  expect([press('Enter'), press(' '), press('ArrowDown', { shiftKey: true })]).toEqual([
    'enter',
    'space',
    'shift+arrowdown',
  ]);
});

test('keys are shown as the keyboard at hand has them', () => {
  expect([keysText('mod+k', true), keysText('mod+k', false), keysText('?', false)]).toEqual(['⌘K', 'Ctrl K', '?']);
});
