import { expect, it } from 'vitest';
import { newId } from './ids.ts';

const at = new Date('2026-07-01T08:00:00.123Z');

it('is a version 7 id that begins with the instant', () => {
  expect(newId(at)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(newId(at).replaceAll('-', '').slice(0, 12), 16)).toBe(at.getTime());
});

it('sorts by instant, and within one in the order they were made, though another instant comes in between', () => {
  const later = new Date(at.getTime() + 1);
  const pairs = Array.from({ length: 10_000 }, () => [newId(later), newId(at)] as const);
  const made = [...pairs.map(([, id]) => id), ...pairs.map(([id]) => id)];
  expect(made.toSorted()).toEqual(made);
  expect(new Set(made).size).toBe(20_000);
});
