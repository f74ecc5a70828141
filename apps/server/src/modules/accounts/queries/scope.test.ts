import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../../kernel/actor.ts';
import type { TestDatabase } from '../../../platform/testing/database.ts';
import { can } from '../policy.ts';
import {
  buildSomebody,
  createDistrictDatabase,
  layDistrict,
  mondayMorning,
  startProcess,
  type TestProcess,
} from '../testing.ts';
import { factsOf, personRow } from './person-rows.ts';
import { peopleScope } from './scope.ts';

let database: TestDatabase;
let here: TestProcess;
const people: string[] = [];
let ids: { unit: string; place: string };

beforeAll(async () => {
  database = await createDistrictDatabase();
  here = await startProcess([], database, mondayMorning());
  const { units, places } = await layDistrict(here);
  ids = { unit: units.S1, place: places.S1 };
  const posts = [
    { role: 'supervisor', unitId: units.D },
    { role: 'street-dispatcher', unitId: units.S1 },
    { role: 'community-worker', unitId: units.C1 },
    { role: 'community-worker', unitId: units.C2 },
    { role: 'grid-worker', unitId: units.C1, placeId: places.G1 },
    { role: 'grid-worker', unitId: units.C1, placeId: places.C2 },
    { role: 'department-handler', unitId: units.WATER },
    { role: 'street-dispatcher', unitId: units.S1, validFrom: '2026-01-01', validUntil: '2026-11-01' },
    { role: 'street-dispatcher', unitId: units.S1, validFrom: '2027-01-01' },
  ];
  for (const post of posts) people.push((await here.asSystem((ctx) => buildSomebody(ctx, post))).id);
});
afterAll(async () => {
  await here?.stop();
  await database?.drop();
});

test('the list shows a person exactly when the policy lets the actor read that person', async () => {
  const base: Actor = {
    tenantId: 1,
    personId: people[2] ?? null,
    postId: null,
    role: 'clerk',
    scope: 'tenant',
    permissions: new Set(['person.read']),
    unitId: ids.unit,
    unitPath: '/D/S1/',
    placeId: ids.place,
    placePath: '/D/S1/',
  };
  const counts: Record<string, number> = {};
  for (const scope of ['tenant', 'unit', 'place', 'own', 'none'] as const) {
    const actor = { ...base, scope };
    const { listed, permitted } = await here.as(actor, async ({ tx }) => {
      const { sql, value } = peopleScope(actor, '$2', '$3');
      const rows = await tx.sql<{ id: string }>(
        `select p.id from people p where p.tenant_id = $1 and ${sql} and $3::date is not null order by p.id`,
        [tx.tenantId, value, '2026-11-02'],
      );
      const permitted: string[] = [];
      for (const id of people) {
        const row = await personRow(tx, id);
        if (row && can(actor, 'person.read', factsOf(row, '2026-11-02'))) permitted.push(id);
      }
      return { listed: rows.map((row) => row.id), permitted: permitted.sort() };
    });
    expect(listed, scope).toEqual(permitted);
    counts[scope] = listed.length;
  }
  expect(counts).toEqual({ tenant: 9, unit: 5, place: 4, own: 1, none: 0 });
});
