import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Person, startTestApp, type TestApp, WEDNESDAY_TEN } from '../../app/testing.ts';
import { AppError } from '../../kernel/errors.ts';
import { newId } from '../../platform/ids.ts';
import { createUnit, unitsInMemory } from '../organizations/index.ts';
import { projectsEndpoints as api } from './contract.ts';
import { actOnProject } from './index.ts';
import { projectCalls } from './testing.ts';

let test: TestApp;
let calls: ReturnType<typeof projectCalls>;
let community: Person;
let water: Person;
let heat: Person;
beforeAll(async () => {
  test = await startTestApp();
  calls = projectCalls(test);
  await signInAll();
});
afterAll(() => test.stop());
async function signInAll(): Promise<void> {
  community = await test.signIn('community-worker', { unit: 'c1', place: 'C1' });
  water = await test.signIn('department-handler', { unit: 'water' });
  heat = await test.signIn('unit-liaison', { unit: 'heat' });
}
const called = async (mode: 'first' | 'choice', closesOn = '2026-11-30'): Promise<string> => {
  const id = await calls.decided(community);
  await calls.done('callProject', community, id, { mode, conditions: '有清淤机械，三个月内完成', closesOn });
  return id;
};
const openTo = async (as: Person): Promise<Answer['json'][]> => (await test.call(api.listOpenCalls, { as })).json.items;

describe('揭榜领题', () => {
  it('a thousand units claim one call at once, and exactly one has it', async () => {
    const id = await called('first');
    const units = await test.inTransaction(async (ctx) => {
      const made: string[] = [];
      for (let i = 0; i < 1000; i += 1) {
        const unit = { kind: 'resident-unit' as const, code: `claim-${i}`, name: `揭榜单位${i}` };
        made.push((await createUnit(ctx, { ...unit, parentId: test.units.d ?? null })).id);
      }
      const { byId } = await unitsInMemory(ctx);
      return made.map((each) => ({ id: each, path: byId.get(each)?.path ?? '' }));
    });
    const liaison = {
      scope: 'unit' as const,
      role: 'unit-liaison',
      permissions: new Set(['project.read', 'project.claim']),
    };
    const claim = (unit: { id: string; path: string }): Promise<string> =>
      test
        .inTransaction((ctx) => actOnProject(ctx, 'claim', id, { text: '我们有两台挖机' }), {
          ...liaison,
          tenantId: test.tenantId,
          personId: null,
          postId: null,
          unitId: unit.id,
          unitPath: unit.path,
          placeId: null,
          placePath: null,
        })
        .then(
          () => `won ${unit.id}`,
          (error: unknown) => {
            if (error instanceof AppError) return error.code;
            throw error;
          },
        );
    const outcomes = await Promise.all(units.map(claim));
    const won = outcomes.filter((each) => each.startsWith('won '));
    expect(won).toHaveLength(1);
    expect(outcomes.filter((each) => each === 'call-taken')).toHaveLength(999);
    expect(new Set(units.map(({ path }) => path)).size).toBe(1000);
    const seen = (await calls.see(community, id)).json;
    expect(seen).toMatchObject({ state: 'underway', leadId: won[0]?.slice(4), claims: [{ state: 'won' }] });
    expect((await calls.kinds(id)).filter((kind) => kind === 'project.claimed')).toHaveLength(1);
    // Whoever comes later is told who has it, though the project itself is out of sight.
    const late = await calls.act('claimProject', heat, id, { text: '我们也想做' });
    expect(late.json).toMatchObject({ code: 'call-taken', details: { unitId: won[0]?.slice(4) } });
    expect((await calls.see(heat, id)).status).toBe(404);
  }, 120_000);

  it('of a call by choice all wait until it closes; one is chosen with a reason, and the others are told', async () => {
    const id = await called('choice');
    expect(await openTo(heat)).toMatchObject([{ id, mode: 'choice', claims: 0, mine: null }]);
    for (const [as, text] of [
      [water, '有专业队伍'],
      [heat, '有车'],
    ] as const)
      await calls.done('claimProject', as, id, { text });
    expect((await calls.act('claimProject', heat, id, { text: '再报一次' })).json.code).toBe('claimed-already');
    expect(await openTo(heat)).toMatchObject([{ claims: 2, mine: 'waiting' }]);
    // A claimant sees its own offer only, the planner all of them.
    expect((await calls.see(heat, id)).json.claims).toMatchObject([{ unitId: test.units.heat, text: '有车' }]);
    expect((await calls.see(community, id)).json.claims).toHaveLength(2);
    const choice = { unitId: test.units.water, reason: '有专业队伍和机械' };
    expect((await calls.act('chooseClaim', community, id, choice)).json.code).toBe('call-still-open');
    test.setNow(new Date('2026-12-01T10:00:00+08:00'));
    await signInAll();
    expect((await calls.act('claimProject', heat, id, { text: '晚了' })).json.code).toBe('call-closed');
    expect((await calls.act('chooseClaim', community, id, { ...choice, unitId: test.units.c2 })).json.code).toBe(
      'not-a-claimant',
    );
    expect((await calls.done('chooseClaim', community, id, choice)).state).toBe('underway');
    const { rows } = await test.platform.db.owner.query(
      `select kind, data->>'claimantId' as unit, data->>'tell' as told, data->>'holderId' as holder from events where subject_id = $1 and kind in ('project.chosen', 'project.claim-lost') order by seq`,
      [id],
    );
    expect(rows).toEqual([
      { kind: 'project.chosen', unit: test.units.water, told: '[]', holder: test.units.water },
      { kind: 'project.claim-lost', unit: test.units.heat, told: test.units.heat, holder: null },
    ]);
    expect((await calls.see(water, id)).json).toMatchObject({
      leadId: test.units.water,
      abilities: expect.arrayContaining(['report']),
    });
    test.setNow(WEDNESDAY_TEN);
    await signInAll();
  });

  it('is not given to a claim by the person who made it', async () => {
    const id = await called('choice');
    const unitPath = await test.inTransaction(
      async (ctx) => (await unitsInMemory(ctx)).byId.get(test.units.c1 ?? '')?.path ?? '',
    );
    const by = (personId: string) => ({
      scope: 'unit' as const,
      role: 'community-worker',
      permissions: new Set(['project.read', 'project.claim', 'project.decide']),
      tenantId: test.tenantId,
      personId,
      postId: null,
      unitId: test.units.c1 ?? null,
      unitPath,
      placeId: null,
      placePath: null,
    });
    const me = by(newId(test.now()));
    await test.inTransaction((ctx) => actOnProject(ctx, 'claim', id, { text: '我们自己也能做' }), me);
    test.setNow(new Date('2026-12-01T10:00:00+08:00'));
    const choice = { unitId: test.units.c1 ?? '', reason: '离得近' };
    const choose = (actor: typeof me) => test.inTransaction((ctx) => actOnProject(ctx, 'choose', id, choice), actor);
    await expect(choose(me)).rejects.toMatchObject({ code: 'second-person-needed' });
    expect((await choose(by(newId(test.now())))).state).toBe('underway');
    test.setNow(WEDNESDAY_TEN);
    await signInAll();
  });

  it('a claim is withdrawn and made again; a call is withdrawn, and its claimants are told', async () => {
    const id = await called('choice');
    await calls.done('claimProject', heat, id, { text: '有车' });
    await calls.done('withdrawClaim', heat, id);
    expect((await calls.act('withdrawClaim', heat, id)).json.code).toBe('no-claim');
    await calls.done('claimProject', heat, id, { text: '还是要做' });
    expect((await calls.done('withdrawCall', community, id, { reason: '改由水务局直接承担' })).state).toBe('decided');
    expect((await calls.kinds(id)).slice(-2)).toEqual(['project.call-withdrawn', 'project.claim-lost']);
    expect((await calls.done('assignProject', community, id, { unitId: test.units.water })).state).toBe('underway');
  });

  it('is not laid into the past, and only its planner chooses', async () => {
    const id = await calls.decided(community);
    const body = { mode: 'first', conditions: '有车', closesOn: '2026-11-17' };
    expect((await calls.act('callProject', community, id, body)).json.code).toBe('closes-earlier');
    expect((await calls.act('callProject', water, id, body)).status).toBe(403);
  });

  it('comes page by page, those that close first before the others; what the own unit claimed is asked for alone', async () => {
    const days = Array.from({ length: 31 }, (_day, i) => `2027-01-${String(31 - i).padStart(2, '0')}`);
    const late: string[] = [];
    for (const closesOn of days) late.push(await called('choice', closesOn));
    await calls.done('claimProject', heat, late[0] ?? '', { text: '有车' });
    const first = (await test.call(api.listOpenCalls, { as: heat })).json;
    const second = (await test.call(api.listOpenCalls, { as: heat, query: { cursor: first.next } })).json;
    expect([first.items.length, second.next]).toEqual([30, null]);
    const all = [...first.items, ...second.items];
    expect([first.total, second.total, new Set(all.map(({ id }: { id: string }) => id)).size]).toEqual(
      Array.from({ length: 3 }, () => all.length),
    );
    const closing = all.map(({ closesOn }: { closesOn: string }) => closesOn);
    expect(closing).toEqual([...closing].sort());
    expect(closing.at(-1)).toBe('2027-01-31');
    const mine = (await test.call(api.listOpenCalls, { as: heat, query: { mine: 'true' } })).json;
    expect(mine.items).toContainEqual(expect.objectContaining({ id: late[0], mine: 'waiting' }));
    expect(mine.total).toBe(mine.items.length);
  });
});
