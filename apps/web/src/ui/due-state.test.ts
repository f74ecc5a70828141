import { expect, test } from 'vitest';
import { dueState } from './due-state.ts';

const at = (text: string): number => Date.parse(text);
const dueAt = '2026-03-06T10:00:00Z';

test.each([
  ['two days before', '2026-03-04T10:00:00Z', {}, 'left', 'neutral'],
  ['the last day', '2026-03-05T10:00:00Z', {}, 'left', 'warning'],
  ['the very moment', dueAt, {}, 'left', 'warning'],
  ['a second later', '2026-03-06T10:00:01Z', {}, 'over', 'danger'],
  ['before its own warning', '2026-03-06T09:00:00Z', { warnAt: '2026-03-06T09:30:00Z' }, 'left', 'neutral'],
  ['waiting for the resident', '2026-03-09T10:00:00Z', { paused: true }, 'paused', 'neutral'],
  ['ended in time', '2026-03-09T10:00:00Z', { endedAt: dueAt }, 'met', 'success'],
  ['ended late', '2026-03-09T10:00:00Z', { endedAt: '2026-03-06T10:00:01Z' }, 'missed', 'danger'],
])('%s', (_name, now, more, kind, tone) => {
  expect(dueState({ dueAt, ...more }, at(now))).toMatchObject({ kind, tone });
});
