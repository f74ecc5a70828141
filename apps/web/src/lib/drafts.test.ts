import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dropDraft, merge, readDraft, sweepDrafts, writeDraft } from './drafts.ts';

const DAY = 86_400_000;

/** The browser's store as its specification describes it; node has none. */
function makeStore(): Storage {
  const items = new Map<string, string>();
  const methods = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
  return new Proxy(methods as unknown as Storage, {
    ownKeys: () => [...items.keys()],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  });
}
beforeEach(() => {
  Object.defineProperty(globalThis, 'localStorage', { value: makeStore(), configurable: true });
});
afterEach(() => {
  Reflect.deleteProperty(globalThis, 'localStorage');
});

test('every text comes back exactly as typed', { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      writeDraft('report', { text });
      expect(readDraft('report')?.value).toEqual({ text });
    }),
  );
});

test('drafts older than two weeks are forgotten, newer ones stay', () => {
  writeDraft('old', { text: 'a' }, 0);
  writeDraft('new', { text: 'b' }, 10 * DAY);
  sweepDrafts(15 * DAY);
  expect(readDraft('old')).toBeNull();
  expect(readDraft('new')?.value).toEqual({ text: 'b' });
  dropDraft('new');
  expect(readDraft('new')).toBeNull();
});

test('a kept value of another shape does not break the form', () => {
  expect(
    merge({ text: '', photos: [] as string[], place: null }, { text: 7, photos: {}, place: [1, 2], more: 1 }),
  ).toEqual({
    text: '',
    photos: [],
    place: [1, 2],
  });
  expect(merge({ text: '' }, 'nonsense')).toEqual({ text: '' });
});

test('a browser without a store keeps nothing and says so', () => {
  Reflect.deleteProperty(globalThis, 'localStorage');
  expect(writeDraft('report', { text: 'a' })).toBe(false);
  expect(readDraft('report')).toBeNull();
});
