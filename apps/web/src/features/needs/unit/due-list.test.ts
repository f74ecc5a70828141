import type { Belonging } from '@huying/server/contract/organizations';
import { expect, test } from 'vitest';
import { dueThings } from './due-list.ts';

const promise = (id: string, state: string, plannedOn: string | null) =>
  ({ id, state, plannedOn, needTitle: id }) as never;

test('everything a unit has to do stands in one list by day: overdue first, without a limit last', () => {
  const belonging = {
    owes: [
      { kind: 'joint-decision', id: 'decided', withinId: 'm1', title: '开放车位', dueOn: '2026-11-01' },
      { kind: 'promise', id: 'told-elsewhere', withinId: null, title: '别处列出的', dueOn: '2026-11-02' },
    ],
    meetings: [{ id: 'm2', title: '例会', beginsAt: '2026-11-20T01:00:00Z' }],
  } as unknown as Belonging;
  const things = dueThings(
    {
      promises: [promise('waits', 'tentative', '2026-11-03'), promise('sure', 'confirmed', null)],
      belonging,
      projects: [{ id: 'p', title: '扶手', dueAt: '2026-11-19T10:00:00Z' }],
    },
    (instant) => instant.slice(0, 10),
    '2026-11-19',
  );
  expect(things.map(({ id, late }) => [id, late])).toEqual([
    ['decided', true],
    ['p', false],
    ['m2', false],
    ['sure', false],
  ]);
  expect(things[0]?.href).toBe('/desk/joint/meetings/m1');
});
