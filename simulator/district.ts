import {
  createPerson,
  ensureRoles,
  grantPost,
  hashPassword,
  markDemoAccounts,
  roleCatalogue,
} from '../apps/server/src/modules/accounts/index.ts';
import { departments, ensureLists } from '../apps/server/src/modules/lists/index.ts';
import { layNets } from '../apps/server/src/modules/nets/index.ts';
import { createUnit } from '../apps/server/src/modules/organizations/index.ts';
import type { Actor } from '../apps/server/src/kernel/actor.ts';
import type { Ctx } from '../apps/server/src/platform/context.ts';
import { communityCode, gridCode, type Ids, layPlaces } from './district-places.ts';
import { type GroundGrid, layGround, streetOfCommunity } from './ground.ts';
import { communities, district, personName, residentUnits, streets } from './names.ts';
import { demoNets, demoTeams } from './nets.ts';
import { seeded } from './random.ts';

export const DEMO_PASSWORD = 'yunchuan-2026';

/** Somebody of the demo who acts in its history. */
export type Player = Actor;

export interface Grid {
  id: string;
  ring: GroundGrid['ring'];
  community: number;
  worker: Player;
}

export interface District {
  grids: Grid[];
  /** Two workers of each community. */
  communityWorkers: Player[][];
  streetDispatchers: Player[];
  districtDispatcher: Player;
  /** The colleague who publishes what the first one prepared. */
  secondDispatcher: Player;
  supervisor: Player;
  /** One of each street. */
  delegates: Player[];
  /** Who handles, by id of the unit: departments and streets; in a community it is the desk itself. */
  handlers: Map<string, Player>;
  departmentIds: string[];
  /** Who speaks for each department to the others, in the same order. */
  departmentDispatchers: Player[];
  /** Who speaks for the first resident units. */
  liaisons: Player[];
}

/** Lays the fictional district: 5 streets, 9 communities, 127 grids that tile the ground, 12 departments, 79 resident units, their people. */
export async function layDistrict(ctx: Ctx): Promise<District> {
  await ensureRoles(ctx.tx);
  await ensureLists(ctx);
  const ground = layGround(seeded(20_260_901));
  const places = await layPlaces(ctx, ground);
  const units = await layUnits(ctx, places);
  await layNets(ctx, demoNets(ground, places, units, seeded(12)), demoTeams(ground, places, units), '2025-01-01');
  return layPeople(ctx, ground, places, units);
}

async function layUnits(ctx: Ctx, places: Ids): Promise<Ids> {
  const made: Ids = new Map();
  const add = async (
    code: string,
    kind: string,
    name: string,
    shortName: string,
    parent: string | null,
    place: string | null,
    phone: string | null,
  ): Promise<void> => {
    const parentId = parent === null ? null : (made.get(parent)?.id ?? null);
    const placeId = place === null ? undefined : places.get(place)?.id;
    const unit = await createUnit(ctx, {
      kind: kind as never,
      code,
      name,
      shortName,
      parentId,
      ...(placeId && { placeId }),
      ...(phone && { phone }),
    });
    made.set(code, { id: unit.id, path: `${parent === null ? '/' : (made.get(parent)?.path ?? '/')}${code}/` });
  };
  await add('centre', 'district', `${district.name}社会治理服务中心`, '区治理中心', null, 'YC', '0952-2012345');
  for (const [i, name] of streets.entries())
    await add(
      `street-${i + 1}`,
      'street',
      `${name.replace('镇', '镇人民政府').replace('街道', '街道办事处')}`,
      name,
      'centre',
      `YC${i + 1}`,
      `0952-20${20 + i}000`,
    );
  for (const [i, name] of communities.entries()) {
    await add(
      `community-${i + 1}`,
      'community',
      `${name}居民委员会`,
      name,
      `street-${(streetOfCommunity[i] ?? 0) + 1}`,
      communityCode(i),
      `0952-20${10 + i}001`,
    );
  }
  for (const [i, department] of Object.values(departments).entries())
    await add(
      department.code,
      'department',
      `${district.name}${department.name}`,
      department.shortName,
      'centre',
      null,
      `0952-203${String(i).padStart(2, '0')}00`,
    );
  for (const [i, name] of residentUnits.entries())
    await add(`unit-${i + 1}`, 'resident-unit', name, name.replace('云川', ''), 'centre', communityCode(i % 9), null);
  return made;
}

async function layPeople(ctx: Ctx, ground: readonly GroundGrid[], places: Ids, units: Ids): Promise<District> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  let number = 0;
  const add = async (username: string, role: string, title: string, unit?: string, place?: string): Promise<Player> => {
    number += 1;
    const { id } = await createPerson(ctx, { name: personName(number), username, passwordHash });
    const at = {
      unit: unit === undefined ? undefined : units.get(unit),
      place: place === undefined ? undefined : places.get(place),
    };
    const post = await grantPost(ctx, id, {
      role,
      title,
      ...(at.unit && { unitId: at.unit.id }),
      ...(at.place && { placeId: at.place.id }),
      validFrom: '2025-01-01',
    });
    return player(ctx, { role, personId: id, postId: post.id, unit: at.unit, place: at.place });
  };
  const districtDispatcher = await add('diaodu', 'district-dispatcher', '区治理中心调度员', 'centre');
  const supervisor = await add('ducha', 'supervisor', '区督查员', 'centre');
  for (const [username, role, title] of [
    ['xitong', 'system-admin', '系统管理员'],
    ['anquan', 'security-admin', '安全管理员'],
    ['shenji', 'audit-admin', '审计管理员'],
  ] as const)
    await add(username, role, title, 'centre');
  const streetDispatchers: Player[] = [];
  for (const i of streets.keys())
    streetDispatchers.push(
      await add(`jiedao${i + 1}`, 'street-dispatcher', `${streets[i]}调度员`, `street-${i + 1}`, `YC${i + 1}`),
    );
  const handlers = new Map<string, Player>();
  for (const dispatcher of streetDispatchers) if (dispatcher.unitId) handlers.set(dispatcher.unitId, dispatcher);
  const communityWorkers: Player[][] = [];
  for (const i of communities.keys()) {
    const pair: Player[] = [];
    for (const letter of ['a', 'b'])
      pair.push(
        await add(
          `shequ${i + 1}${letter}`,
          'community-worker',
          `${communities[i]}社区工作者`,
          `community-${i + 1}`,
          communityCode(i),
        ),
      );
    communityWorkers.push(pair);
  }
  const departmentIds: string[] = [];
  const departmentDispatchers: Player[] = [];
  for (const department of Object.values(departments)) {
    const short = department.code.replace('dept-', '');
    const handler = await add(short, 'department-handler', `${department.shortName}承办人`, department.code);
    departmentDispatchers.push(
      await add(`${short}-dd`, 'department-dispatcher', `${department.shortName}调度员`, department.code),
    );
    if (!handler.unitId) throw new Error('a department has no unit');
    handlers.set(handler.unitId, handler);
    departmentIds.push(handler.unitId);
  }
  const liaisons: Player[] = [];
  for (const i of [1, 2, 3])
    liaisons.push(await add(`danwei${i}`, 'unit-liaison', `${residentUnits[i - 1]}联络员`, `unit-${i}`));
  const grids: Grid[] = [];
  for (const [i, grid] of ground.entries()) {
    const worker = await add(
      `wangge${i + 1}`,
      'grid-worker',
      `${communities[grid.community]}第${grid.ordinal}网格网格员`,
      `community-${grid.community + 1}`,
      gridCode(grid),
    );
    grids.push({ id: places.get(gridCode(grid))?.id ?? '', ring: grid.ring, community: grid.community, worker });
  }
  const delegates: Player[] = [];
  for (const i of streets.keys())
    delegates.push(await add(`daibiao${i + 1}`, 'delegate', `${streets[i]}人大代表`, `street-${i + 1}`, `YC${i + 1}`));
  const secondDispatcher = await add('diaodu2', 'district-dispatcher', '区治理中心调度员', 'centre');
  for (const i of [4, 5, 6, 7, 8, 9])
    liaisons.push(await add(`danwei${i}`, 'unit-liaison', `${residentUnits[i - 1]}联络员`, `unit-${i}`));
  await markDemoAccounts(
    ctx.tx,
    [
      'wangge1',
      'shequ1a',
      'shequ1b',
      'jiedao1',
      'diaodu',
      'housing',
      'urban',
      'ducha',
      'danwei1',
      'xitong',
      'anquan',
      'shenji',
    ],
    DEMO_PASSWORD,
  );
  return {
    grids,
    communityWorkers,
    streetDispatchers,
    districtDispatcher,
    secondDispatcher,
    supervisor,
    delegates,
    handlers,
    departmentIds,
    departmentDispatchers,
    liaisons,
  };
}

function player(
  ctx: Ctx,
  given: {
    role: string;
    personId: string;
    postId: string;
    unit?: { id: string; path: string };
    place?: { id: string; path: string };
  },
): Player {
  const shipped = rolesByCode.get(given.role);
  return {
    tenantId: ctx.tx.tenantId,
    personId: given.personId,
    postId: given.postId,
    role: given.role,
    scope: shipped?.scope ?? 'none',
    permissions: new Set(shipped?.permissions ?? []),
    unitId: given.unit?.id ?? null,
    unitPath: given.unit?.path ?? null,
    placeId: given.place?.id ?? null,
    placePath: given.place?.path ?? null,
  };
}

const rolesByCode = new Map(roleCatalogue.map((role) => [role.code, role]));
