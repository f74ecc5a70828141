import { afterAll, describe, expect, test } from 'vitest';
import { callsOf, openTerritory } from './testing.ts';

const START = new Date('2026-03-02T02:00:00Z');
const stage = await openTerritory(START);
afterAll(() => stage.close());
const { create, get, change, codeOf, district } = callsOf(stage);

describe('history', () => {
  test('the tree of a day has the names, parents and places of that day', async () => {
    const at = (day: string): void => stage.setNow(new Date(`${day}T02:00:00Z`));
    const { admin: as, root } = await district();
    const [east, west] = [
      await create(as, { parentId: root.id, level: 2, code: 'e', name: '东社区' }),
      await create(as, { parentId: root.id, level: 2, code: 'w', name: '西社区' }),
    ];
    const grid = await create(as, { parentId: east.id, level: 3, code: 'g', name: '老名' });
    at('2026-04-01');
    await change(as, grid.id, { version: 1, name: '新名' });
    at('2026-05-01');
    await change(as, grid.id, { version: 2, parentId: west.id });
    // A second change on one day is a correction of that day, not another period.
    await change(as, grid.id, { version: 3, name: '更新名' });
    at('2026-06-01');
    await change(as, grid.id, { version: 4, active: false });
    const later = await create(as, { parentId: east.id, level: 3, code: 'h', name: '后来的' });
    at('2026-07-01');
    await change(as, grid.id, { version: 5, active: true });
    const tree = async (day: string) => {
      const { items } = await get<{ items: { id: string; name: string; parentId: string | null }[] }>(
        as,
        `/api/places/history?at=${day}`,
      );
      const [one, two] = [grid, later].map(({ id }) => items.find((place) => place.id === id));
      return [one && [one.name, one.parentId === east.id ? '东' : '西'], two?.name];
    };
    expect(await tree('2026-03-01')).toEqual([undefined, undefined]);
    expect(await tree('2026-03-02')).toEqual([['老名', '东'], undefined]);
    expect(await tree('2026-03-31')).toEqual([['老名', '东'], undefined]);
    expect(await tree('2026-04-01')).toEqual([['新名', '东'], undefined]);
    expect(await tree('2026-05-01')).toEqual([['更新名', '西'], undefined]);
    expect(await tree('2026-05-31')).toEqual([['更新名', '西'], undefined]);
    expect(await tree('2026-06-01')).toEqual([undefined, '后来的']);
    expect(await tree('2026-07-01')).toEqual([['更新名', '西'], '后来的']);
    expect(await codeOf(as, 'GET', '/api/places/history?at=2026-02-30')).toEqual([422, 'validation']);
    stage.setNow(START);
  });
});
