import { expect, test } from 'vitest';
import { checkAgenda, type MeetingAct, meetingActs, refuseBeforeDay, refuseInState } from './meeting.ts';
import { checkParties } from './pairing.ts';
import { shippedWords } from '../settings.ts';

test('every cell of act × state of a meeting', () => {
  const open = (Object.keys(meetingActs) as MeetingAct[]).flatMap((act) =>
    (['called', 'held', 'cancelled'] as const).flatMap((state) => {
      try {
        refuseInState(act, state);
        return [`${act} ${state}`];
      } catch {
        return [];
      }
    }),
  );
  expect(open).toEqual([
    'update called',
    'set-agenda called',
    'set-agenda held',
    'hold called',
    'hold held',
    'cancel called',
    'file-minutes held',
    'decide held',
  ]);
  expect(() => refuseBeforeDay('2027-01-02', '2027-01-01')).toThrow(/meeting-to-come/);
  expect(() => refuseBeforeDay('2027-01-01', '2027-01-01')).not.toThrow();
});

test('an agenda keeps what is decided and takes no item of another', () => {
  const present = [
    { id: 'a', outcome: 'agreed' },
    { id: 'b', outcome: null },
  ];
  expect(() => checkAgenda(present, [{}, { id: 'a' }])).not.toThrow();
  expect(() => checkAgenda(present, [{ id: 'b' }])).toThrow(/decided-item/);
  expect(() => checkAgenda(present, [{ id: 'a' }, { id: 'c' }])).toThrow(/unknown-item/);
  expect(() => checkAgenda(present, [{ id: 'a' }, { id: 'a' }])).toThrow(/unknown-item/);
});

test('how many go together follows from the kind', () => {
  const fits = (code: string, communities: number, units: number): boolean => {
    const kind = shippedWords.pairingKinds.find((each) => each.code === code);
    if (!kind) throw new Error(code);
    const side = (name: 'community' | 'unit', n: number) =>
      Array.from({ length: n }, (_, i) => ({ unitId: `${name}${i}`, side: name }));
    try {
      checkParties(kind, [...side('community', communities), ...side('unit', units)]);
      return true;
    } catch {
      return false;
    }
  };
  expect([fits('1+1', 1, 1), fits('1+1', 1, 2), fits('1+1', 2, 1), fits('1+1', 1, 0)]).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect([fits('1+n', 1, 1), fits('1+n', 1, 9), fits('1+n', 2, 9)]).toEqual([true, true, false]);
  expect([fits('n+1', 4, 1), fits('n+1', 4, 2)]).toEqual([true, false]);
  expect([fits('2+1', 1, 2), fits('2+1', 1, 1), fits('2+1', 2, 2)]).toEqual([true, false, false]);
  expect(fits('relatives', 6, 90)).toBe(true);
  expect(() =>
    checkParties(shippedWords.pairingKinds[0] as never, [
      { unitId: 'x', side: 'community' },
      { unitId: 'x', side: 'unit' },
    ]),
  ).toThrow(/unit-twice/);
});
