/** The service nets of the demo: one for each of the twelve departments and one of regions, with people who do not exist. */
import type { NetSeed, NewMember } from '../apps/server/src/modules/nets/index.ts';
import { departments } from '../apps/server/src/modules/lists/index.ts';
import type { GroundGrid } from './ground.ts';
import { communities, personName, residentUnits, streets } from './names.ts';
import type { Random } from './random.ts';

type Ids = ReadonlyMap<string, { id: string }>;
type Section = NetSeed['sections'][number];
type Rectangle = readonly [west: number, south: number, east: number, north: number];

interface Plan {
  department: keyof typeof departments;
  kind: NetSeed['kind'];
  name: string;
  /** What its staff are called. */
  title: string;
  nights: boolean;
  keywords: readonly string[];
  /** Ground of its own in that many columns and rows, or the communities, or the streets. */
  lay: readonly [columns: number, rows: number] | 'communities' | 'streets';
}

const plans: readonly Plan[] = [
  {
    department: 'development',
    kind: 'power',
    name: '供电服务网',
    title: '台区经理',
    nights: true,
    keywords: ['充电桩'],
    lay: [3, 2],
  },
  {
    department: 'rural',
    kind: 'water',
    name: '供水服务网',
    title: '管线抢修员',
    nights: true,
    keywords: ['消防栓'],
    lay: [2, 2],
  },
  {
    department: 'housing',
    kind: 'heat',
    name: '供热服务网',
    title: '换热站站长',
    nights: true,
    keywords: ['阀门'],
    lay: [4, 1],
  },
  {
    department: 'police',
    kind: 'police',
    name: '警务网格',
    title: '社区民警',
    nights: true,
    keywords: [],
    lay: 'communities',
  },
  {
    department: 'urban',
    kind: 'urban',
    name: '城管执法网',
    title: '执法队员',
    nights: true,
    keywords: ['乱堆'],
    lay: 'streets',
  },
  {
    department: 'market',
    kind: 'market',
    name: '市场监管网',
    title: '监管所协管员',
    nights: false,
    keywords: [],
    lay: 'streets',
  },
  {
    department: 'transport',
    kind: 'transport',
    name: '道路交通网',
    title: '路段管养员',
    nights: true,
    keywords: [],
    lay: [1, 3],
  },
  {
    department: 'ecology',
    kind: 'ecology',
    name: '生态环境网',
    title: '环境网格员',
    nights: false,
    keywords: ['秸秆'],
    lay: [2, 1],
  },
  {
    department: 'labour',
    kind: 'labour',
    name: '就业社保服务网',
    title: '劳动保障协理员',
    nights: false,
    keywords: [],
    lay: 'streets',
  },
  {
    department: 'medical',
    kind: 'medical',
    name: '医保服务网',
    title: '医保经办员',
    nights: false,
    keywords: [],
    lay: 'streets',
  },
  {
    department: 'education',
    kind: 'education',
    name: '校园服务网',
    title: '责任督学',
    nights: false,
    keywords: [],
    lay: [2, 1],
  },
  {
    department: 'civil',
    kind: 'civil',
    name: '民生保障服务网',
    title: '民政协理员',
    nights: false,
    keywords: ['独居老人'],
    lay: 'communities',
  },
];

const TURNS = 4;

export function demoNets(ground: readonly GroundGrid[], places: Ids, units: Ids, random: Random): NetSeed[] {
  const box = boxOf(ground);
  const nets = plans.map((plan, n): NetSeed => {
    const { kind, name, nights, keywords, title, department } = plan;
    const parts = partsOf(plan, box, places);
    const people = Array.from({ length: parts.length * TURNS }, (_, i) => ({
      name: personName(6000 + n * 97 + i * 7),
      title,
    }));
    const sections = parts.map(
      (part, i): Section => ({
        code: String(i + 1).padStart(2, '0'),
        phone: `0952-21${String(n + 10)}${String(i + 1).padStart(3, '0')}`,
        slots: week(i * TURNS, nights, random),
        ...part,
      }),
    );
    return {
      unitId: units.get(departments[department].code)?.id ?? '',
      kind,
      name,
      keywords: [...keywords],
      dayStart: nights ? '08:30' : '00:00',
      nightStart: nights ? '18:00' : null,
      people,
      sections,
    };
  });
  return [...nets, regions(places, units)];
}

/** 片区: regions of the governance centre that lie across streets, with one person to call for each. */
function regions(places: Ids, units: Ids): NetSeed {
  const groups = [
    ['河东片区', [0, 1, 2]],
    ['城中片区', [3, 4, 5]],
    ['塔泉片区', [6, 7, 8]],
  ] as const;
  return {
    unitId: units.get('centre')?.id ?? '',
    kind: 'region',
    name: '区域集团',
    keywords: ['联合党委'],
    dayStart: '08:30',
    nightStart: null,
    people: groups.map((_, i) => ({ name: personName(7900 + i * 13), title: '片区召集人' })),
    sections: groups.map(([name, of], i) => ({
      code: `R${i + 1}`,
      name,
      phone: `0952-20124${i + 1}0`,
      placeIds: of.flatMap((community) => placeOf(places, community) ?? []),
      slots: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, shift: 'day' as const, person: i })),
    })),
  };
}

const streetOf = [0, 0, 1, 1, 2, 2, 3, 3, 4];
const codeOf = (community: number): string => `YC${(streetOf[community] ?? 0) + 1}0${community + 1}`;
const placeOf = (places: Ids, community: number): string | undefined => places.get(codeOf(community))?.id;

/** Four people of a section take turns through the week. */
function week(first: number, nights: boolean, random: Random): Section['slots'] {
  const start = random.int(TURNS);
  return [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => {
    const day = { weekday, shift: 'day' as const, person: first + ((start + weekday) % TURNS) };
    const night = { weekday, shift: 'night' as const, person: first + ((start + weekday + 2) % TURNS) };
    return nights ? [day, night] : [day];
  });
}

function partsOf({ lay, name }: Plan, box: Rectangle, places: Ids): Pick<Section, 'name' | 'placeIds' | 'ground'>[] {
  if (lay === 'streets')
    return streets.map((street, i) => ({ name: `${street}中队`, placeIds: [places.get(`YC${i + 1}`)?.id ?? ''] }));
  if (lay === 'communities')
    return communities.map((community, i) => ({
      name: `${community}${name === '警务网格' ? '警务室' : '服务片'}`,
      placeIds: [placeOf(places, i) ?? ''],
    }));
  const [columns, rows] = lay;
  const [west, south, east, north] = box;
  const [width, height] = [(east - west) / columns, (north - south) / rows];
  const part = (i: number): Rectangle => {
    const [x, y] = [i % columns, Math.floor(i / columns)];
    return [west + x * width, south + y * height, west + (x + 1) * width, south + (y + 1) * height];
  };
  return Array.from({ length: columns * rows }, (_, i) => ({
    name: `${name.replace(/服务网|网$/, '')}第${i + 1}片区`,
    ground: [[ringOf(part(i))]],
  }));
}

const ringOf = ([west, south, east, north]: Rectangle): [number, number][] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

/** The box of the district, a little wider than its bends. */
function boxOf(ground: readonly GroundGrid[]): Rectangle {
  const corners = ground.flatMap(({ ring }) => ring);
  const [lons, lats] = [corners.map(([lon]) => lon), corners.map(([, lat]) => lat)];
  const margin = 0.001;
  const wide = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
  return [
    wide(Math.min(...lons) - margin),
    wide(Math.min(...lats) - margin),
    wide(Math.max(...lons) + margin),
    wide(Math.max(...lats) + margin),
  ];
}

/** 五包一: leaders by street, linked units and police by community, property by compound; the grid staff hold posts. */
export function demoTeams(ground: readonly GroundGrid[], places: Ids, units: Ids): (NewMember & { placeId: string })[] {
  const members: (NewMember & { placeId: string })[] = [];
  communities.forEach((_, i) => {
    const placeId = placeOf(places, i);
    if (!placeId) return;
    const name = (n: number): string => personName(8200 + i * 31 + n);
    members.push(
      {
        placeId,
        role: 'leader',
        name: name(1),
        title: `${streets[streetOf[i] ?? 0]}包联领导`,
        phone: `0952-20${20 + (streetOf[i] ?? 0)}0${10 + i}`,
      },
      {
        placeId,
        role: 'linked-unit',
        name: residentUnits[i] ?? '',
        title: '包联单位',
        unitId: units.get(`unit-${i + 1}`)?.id ?? null,
        phone: `0952-22${10 + i}000`,
      },
      {
        placeId,
        role: 'police',
        name: name(2),
        title: '社区民警',
        phone: `0952-2114${String(i + 1).padStart(3, '0')}`,
      },
    );
  });
  for (const grid of ground) {
    const placeId = places.get(`${codeOf(grid.community)}-${String(grid.ordinal).padStart(2, '0')}`)?.id;
    if (!placeId) continue;
    const manager = personName(8800 + grid.community * 17 + grid.ordinal);
    members.push({
      placeId,
      role: 'property',
      name: manager,
      title: '物业项目经理',
      phone: `0952-23${10 + grid.community}${100 + grid.ordinal}`,
    });
  }
  return members;
}
