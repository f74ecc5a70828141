import { expect, test } from 'vitest';
import { actsFrom, checkTimes, isPossible, type State, turnoutOf } from './activity.ts';

test('each act in each state', () => {
  const states: State[] = ['planned', 'held', 'confirmed', 'returned', 'cancelled'];
  const table = Object.fromEntries(
    states.map((state) => [state, Object.keys(actsFrom).filter((act) => isPossible(act as never, state))]),
  );
  expect(table).toEqual({
    planned: ['revise', 'record', 'cancel'],
    held: ['revise', 'record', 'confirm', 'send-back'],
    confirmed: ['send-back'],
    returned: ['revise', 'record'],
    cancelled: ['restore'],
  });
});

test('it ends after it has begun, within a month', () => {
  const at = (text: string): Date => new Date(text);
  expect(() => checkTimes(at('2026-11-18T02:00:00Z'), at('2026-11-18T02:00:00Z'))).toThrow('time-order');
  expect(() => checkTimes(at('2026-11-18T02:00:00Z'), at('2026-12-20T02:00:00Z'))).toThrow('too-long');
  expect(() => checkTimes(at('2026-11-18T02:00:00Z'), at('2026-11-18T04:00:00Z'))).not.toThrow();
});

test.each([
  [{}, [2, 1.5], { people: 2, hours: 3.5 }],
  [{ people: 5, hoursEach: 2 }, [2, 1.5], { people: 5, hours: 9.5 }],
  [{ people: 5, hoursTotal: 12 }, [2, 1.5], { people: 5, hours: 12 }],
  [{ people: 30, hoursEach: 2.5 }, [], { people: 30, hours: 75 }],
  [{}, [], 'people-missing'],
  [{ people: 1 }, [2, 2], 'people-below-sheet'],
  [{ people: 3 }, [2], 'hours-missing'],
  [{ people: 3, hoursTotal: 2 }, [2], 'hours-below-sheet'],
])('%j with a sheet of %j', (told, sheet, answer) => {
  const work = () =>
    turnoutOf(
      told,
      sheet.map((hours) => ({ hours })),
    );
  if (typeof answer === 'string') expect(work).toThrow(answer);
  else expect(work()).toEqual(answer);
});
