import { expect, test } from 'vitest';
import { emptyFound, foundBody, newFound, picturesOf } from '../found/found-draft.ts';
import { householdBody, noHousehold } from './visit-draft.ts';

test('nothing of a household is sent without its consent', () => {
  const written = { household: '3-401', note: '腿脚不便' };
  expect(householdBody({ ...noHousehold, ...written })).toBeUndefined();
  expect(householdBody({ ...noHousehold, consent: true })).toBeUndefined();
  expect(householdBody({ ...written, consent: true })).toEqual({ ...written, consent: true });
});

test('pictures go along only with what has a sub-category, and only of requests and hazards', () => {
  const photos = [{ id: 'p1', sent: null }];
  const hazard = { ...newFound('hazard', 'a'), content: ' 私拉电线 ', photos };
  expect(foundBody(hazard)).toEqual({ kind: 'hazard', content: '私拉电线', level: 'general', pictures: [] });
  expect(foundBody({ ...hazard, category: 'x' }).pictures).toEqual(['p1']);
  expect(foundBody({ ...newFound('need', 'b'), content: '想学手机', category: 'x', photos })).toEqual({
    kind: 'need',
    content: '想学手机',
    pictures: [],
  });
  expect(picturesOf([hazard, { ...hazard, category: 'x' }])).toEqual([{ id: 'p1', sent: null, purpose: 'before' }]);
});

test('what says nothing is found', () => {
  expect(emptyFound([{ ...newFound('need', 'a'), content: '好的' }, newFound('dispute', 'b')])).toBe('b');
  expect(emptyFound([])).toBeNull();
});
