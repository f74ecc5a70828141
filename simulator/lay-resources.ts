import { addDays, civilDateOf, DAY, HOUR } from '../apps/server/src/kernel/time.ts';
import { offerResources, tellingWords } from '../apps/server/src/modules/needs/index.ts';
import { unitsInMemory } from '../apps/server/src/modules/organizations/index.ts';
import type { Player } from './district.ts';
import type { LoopScene } from './lay-loop.ts';
import { type OfferWords, offersOf, turns } from './offer-words.ts';
import { type Random, seeded } from './random.ts';

const ZONE = 'Asia/Shanghai';

/** Something that stands on the list, with what is left of it as far as the demo has promised. */
export interface Given {
  id: string;
  sort: string;
  words: readonly string[];
  community: number;
  unitId: string;
  speaker: Player;
  left: number;
  perNeed: number;
}

/** What resident units, departments and communities can give: as many lists as units, taken in like tables of Excel. */
export async function layResources({ district, end, run }: LoopScene, count: number): Promise<Given[]> {
  const random = seeded(2230);
  const { districtDispatcher: desk, liaisons } = district;
  const units = await run(async (at) => {
    const { all } = await unitsInMemory(at(desk, end));
    return all.filter(({ kind, active }) => active && kind !== 'district' && kind !== 'street');
  });
  const given: Given[] = [];
  for (const [i, unit] of units.entries()) {
    const mine = Math.floor(((i + 1) * count) / units.length) - Math.floor((i * count) / units.length);
    if (mine === 0) continue;
    const community = i % district.communityWorkers.length;
    const grids = district.grids.filter((grid) => grid.community === community);
    const speaker = liaisons.find(({ unitId }) => unitId === unit.id) ?? desk;
    const now = new Date(end.getTime() - (88 - (i % 18)) * DAY - random.int(6) * HOUR);
    const offers = offersOf(unit.name);
    const rows = Array.from({ length: mine }, (_, k) =>
      row(
        random,
        offers[k % offers.length],
        turns[Math.floor(k / offers.length) % turns.length],
        unit.id,
        random.pick(grids).id,
        civilDateOf(now, ZONE),
      ),
    );
    const ids = await run((at) => offerResources(at(speaker, now), rows));
    for (const [k, id] of ids.entries()) {
      const { sort, capacity, perNeed = 1, name = '', details = '' } = rows[k] ?? {};
      if (typeof id !== 'string' || !sort || capacity === undefined) throw id;
      given.push({
        id,
        sort,
        words: tellingWords(`${name} ${details}`),
        community,
        unitId: unit.id,
        speaker,
        left: capacity,
        perNeed,
      });
    }
  }
  return given;
}

function row(
  random: Random,
  offer: OfferWords | undefined,
  turn: (typeof turns)[number] | undefined,
  unitId: string,
  placeId: string,
  today: ReturnType<typeof civilDateOf>,
) {
  if (!offer || !turn) throw new Error('a unit gives something');
  const [least, most] = offer.capacity;
  const step = most >= 1000 ? 500 : 1;
  const capacity = least + random.int(Math.floor((most - least) / step) + 1) * step;
  return {
    unitId,
    placeId,
    giver: offer.giver ?? ('unit' as const),
    sort: offer.sort,
    name: turn.label ? `${offer.name}（${turn.label}）` : offer.name,
    details: offer.details,
    capacity,
    measure: offer.measure,
    perNeed: offer.perNeed ?? 1,
    renews: offer.renews ?? false,
    weekdays: [...turn.weekdays],
    hours: turn.hours,
    ...(random.chance(0.5) && {
      fromOn: addDays(today, random.int(30)),
      untilOn: addDays(today, 150 + random.int(240)),
    }),
    ...(random.chance(0.35) && { reachM: random.pick([1500, 3000, 5000]) }),
    ...(random.chance(0.3) && {
      conditions: random.pick(['提前三天预约', '由社区统一登记', '优先困难家庭', '自带材料']),
    }),
  };
}
