import { describe, expect, test } from 'vitest';
import { actorWith } from '../accounts/testing.ts';
import { roleCatalogue } from '../accounts/index.ts';
import { activityAbilities, type GovernedActivity, mayName, mayPlan, seesActivity } from './policy.ts';

const activity: GovernedActivity = {
  state: 'held',
  unitId: 'water',
  unitPath: '/d/water/',
  helperPaths: ['/d/heat/'],
  communityId: 'c1',
  communityPath: '/d/s1/c1/',
  groundPath: '/D/S1/C1/',
  recordedBy: 'somebody',
};
const unit = (role: string, unitId: string, unitPath: string) => actorWith(role, { scope: 'unit', unitId, unitPath });

describe('who sees an activity', () => {
  test.each([
    [unit('unit-liaison', 'water', '/d/water/'), true],
    [unit('unit-liaison', 'heat', '/d/heat/'), true],
    [unit('unit-liaison', 'gas', '/d/gas/'), false],
    [unit('community-worker', 'c1', '/d/s1/c1/'), true],
    [unit('community-worker', 'c2', '/d/s2/c2/'), false],
    [unit('street-dispatcher', 's1', '/d/s1/'), true],
    [actorWith('supervisor', { scope: 'place', placePath: '/D/S1/' }), true],
    [actorWith('supervisor', { scope: 'place', placePath: '/D/S2/' }), false],
    [actorWith('supervisor', { scope: 'tenant' }), true],
    [actorWith('grid-worker', { scope: 'place', placePath: '/D/S1/C1/' }), false],
  ])('%#', (actor, sees) => expect(seesActivity(actor, activity)).toBe(sees));
});

describe('who may do what', () => {
  const unitSide = unit('unit-liaison', 'water', '/d/water/');
  const communitySide = unit('community-worker', 'c1', '/d/s1/c1/');

  test('each side its own part; nobody above either of them', () => {
    expect(activityAbilities(unitSide, activity)).toEqual(['record', 'revise', 'see-names']);
    expect(activityAbilities(communitySide, activity)).toEqual(['confirm', 'send-back', 'see-names']);
    expect(activityAbilities(unit('street-dispatcher', 's1', '/d/s1/'), activity)).toEqual([]);
    expect(activityAbilities(unit('unit-liaison', 'heat', '/d/heat/'), activity)).toEqual([]);
  });

  test('whoever entered the facts does not confirm them, in whatever post', () => {
    const twoPosts = { ...communitySide, personId: 'somebody' };
    expect(activityAbilities(twoPosts, activity)).toEqual(['see-names']);
  });

  test('names only where the role may, and only on the two sides', () => {
    const may = roleCatalogue
      .map(({ code }) => code)
      .filter((role) => mayName(unit(role, 'c1', '/d/s1/c1/'), activity));
    expect(may).toEqual(['community-worker', 'department-handler', 'department-dispatcher', 'unit-liaison']);
    expect(mayName(unit('community-worker', 's1', '/d/s1/'), activity)).toBe(false);
  });

  test('units plan, communities do not', () => {
    expect(mayPlan(unitSide, 'resident-unit')).toBe(true);
    expect(mayPlan(unitSide, 'community')).toBe(false);
    expect(mayPlan(communitySide, 'community')).toBe(false);
  });
});
