import { expect, test } from 'vitest';
import { type HeldMeeting, rhythmOf } from './rhythm.ts';

const meeting = (kind: HeldMeeting['kind'], day: string, state: HeldMeeting['state'] = 'held'): HeldMeeting => ({
  kind,
  day,
  state,
});

test('a month, a quarter or a year without its meeting stands out; what a body never held it does not owe', () => {
  expect(rhythmOf([], '2026-11-18')).toEqual([]);
  const held = [meeting('push', '2026-10-09'), meeting('push', '2026-09-08'), meeting('dispatch', '2026-10-09')];
  expect(rhythmOf(held, '2026-11-18')).toEqual([
    { kind: 'push', lastOn: '2026-10-09', nextOn: null, isKept: false },
    { kind: 'dispatch', lastOn: '2026-10-09', nextOn: null, isKept: true },
  ]);
  expect(rhythmOf(held, '2027-01-01').map(({ isKept }) => isKept)).toEqual([false, false]);
  const called = [meeting('push', '2026-11-20', 'called'), meeting('review', '2026-02-01', 'called')];
  expect(rhythmOf(called, '2026-11-18')).toEqual([
    { kind: 'push', lastOn: null, nextOn: '2026-11-20', isKept: true },
    { kind: 'review', lastOn: null, nextOn: null, isKept: false },
  ]);
});
