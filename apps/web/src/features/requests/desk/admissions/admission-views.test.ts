import { expect, test } from 'vitest';
import { admissionsHref, admissionViews, readFilter, viewOf } from './admission-views.ts';

test('an address reads back as what it was made of; a strange one falls back', () => {
  for (const view of admissionViews) {
    const search = admissionsHref({ view, unit: 'u', place: 'p' }).split('?')[1] ?? '';
    expect(readFilter(search, 'active')).toEqual({ view, unit: 'u', place: 'p' });
  }
  expect(readFilter('view=strange', 'waiting')).toEqual({ view: 'waiting', unit: null, place: null });
});

test('what is approved is in force until its last day has passed', () => {
  expect(viewOf({ state: 'approved', active: true })).toBe('active');
  expect(viewOf({ state: 'approved', active: false })).toBe('expired');
  expect(viewOf({ state: 'asked', active: false })).toBe('waiting');
  expect(viewOf({ state: 'ended', active: false })).toBe('ended');
});
