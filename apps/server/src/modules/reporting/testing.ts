import { expect } from 'vitest';
import { DAY } from '../../kernel/time.ts';
import { requestsEndpoints } from '../requests/contract.ts';
import { actOn, codesOf, type District, VERIFIED } from '../requests/testing.ts';

/**
 * Eighty requests in eight days, each going through one of ten lives by real commands: declined, dispatched, handled,
 * replied, happy, unhappy and handled again, never reached, reopened and reassigned, closed although unhappy. Each day
 * another of the `leaders` (codes of units) answers.
 */
export async function liveEightDays<Person>(
  district: District<Person>,
  firstDay: Date,
  leaders: readonly string[] = ['water', 'heat'],
): Promise<{ categories: string[] }> {
  const categories = await codesOf(district, 'category', VERIFIED);
  const [rejection = ''] = await codesOf(district, 'rejection');
  for (let day = 0; day < 8; day++) {
    district.setNow(new Date(firstDay.getTime() + day * DAY));
    const desk = await district.signIn('district-dispatcher', { unit: 'd' });
    const leader = leaders[day % leaders.length] ?? '';
    const next = leaders[(day + 1) % leaders.length] ?? '';
    const by = await district.signIn('department-handler', { unit: leader });
    for (let life = 0; life < 10; life++) {
      district.setNow(new Date(district.now().getTime() + 5 * 60_000));
      await live({ district, categories, rejection, desk, by, day, leader, next }, life);
    }
  }
  return { categories };
}

interface Day<Person> {
  district: District<Person>;
  categories: readonly string[];
  rejection: string;
  desk: Person;
  by: Person;
  day: number;
  /** Codes of the units that answer on this day and on the next. */
  leader: string;
  next: string;
}
interface Case<Person> extends Day<Person> {
  id: string;
}

async function live<Person>(today: Day<Person>, life: number): Promise<void> {
  const { district, desk, day } = today;
  const place = (['G1', 'G2', 'G3', 'C1', 'D', undefined] as const)[(life + day) % 6];
  const registered = await district.call(requestsEndpoints.registerRequest, {
    as: desk,
    body: {
      content: `第${day}天第${life}件：路灯不亮`,
      source: (['phone', 'walk-in', 'visit'] as const)[(life + day) % 3],
      ...(place && { placeId: district.places[place] }),
      ...(life % 2 === 1 && { reporter: { phone: '13800001111' } }),
    },
  });
  expect(registered.status, registered.text).toBe(201);
  await lives[life]?.({ ...today, id: registered.json.id });
}

const happy = { reached: true, solved: true, satisfied: 5 };
const soSo = { reached: true, solved: true, satisfied: 3 };
const unhappy = { reached: true, solved: false, satisfied: 1 };
const lives: readonly (<P>(request: Case<P>) => Promise<void>)[] = [
  async () => {},
  (request) => act(request, request.desk, 'decline', { reason: request.rejection }),
  dispatched,
  handled,
  replied,
  (request) => followedUp(request, happy),
  async (request) => {
    await followedUp(request, { reached: true, solved: true, satisfied: 2 });
    // On odd days it is answered again but not followed up again: it has left the cohort of its first follow-up.
    if (request.day % 2 === 0) await again(request, soSo);
    else await answerAgain(request);
  },
  async (request) => {
    await followedUp(request, { reached: false });
    for (const _ of [2, 3]) await act(request, request.desk, 'follow-up', { channel: 'phone', reached: false });
    if (request.day % 3 === 0) await act(request, request.desk, 'reopen', { reason: '又不亮了' });
    if (request.day % 6 === 0) await again(request, unhappy);
  },
  async (request) => {
    await followedUp(request, happy);
    await act(request, request.desk, 'reopen', { reason: '又不亮了' });
    const unitId = request.district.units[request.next];
    await act(request, request.desk, 'reassign', { unitId, reason: '不属原单位' });
  },
  async (request) => {
    await followedUp(request, unhappy);
    await again(request, unhappy);
    await act(request, request.desk, 'close', {});
  },
];

async function act<P>({ district, desk, id }: Case<P>, as: P, name: string, body: object): Promise<void> {
  const answer = await actOn(district, { name, as, reader: desk, id, body });
  expect(answer.status, `${name}: ${answer.text}`).toBe(200);
}

async function dispatched<P>(request: Case<P>): Promise<void> {
  const { district, desk, day, leader, categories } = request;
  await act(request, desk, 'dispatch', { unitId: district.units[leader], category: categories[day % 3] });
}
async function handled<P>(request: Case<P>): Promise<void> {
  await dispatched(request);
  await act(request, request.by, 'sign', {});
  if (request.day % 4 !== 1) await act(request, request.by, 'contact', { channel: 'phone', reached: true });
}
async function replied<P>(request: Case<P>): Promise<void> {
  await handled(request);
  await answerAgain(request);
}
const answerAgain = <P>(request: Case<P>): Promise<void> =>
  act(request, request.by, 'reply', { resultClass: 'solved', publicText: '已经修好。' });
async function followedUp<P>(request: Case<P>, answer: object): Promise<void> {
  await handled(request);
  await again(request, answer);
}
async function again<P>(request: Case<P>, answer: object): Promise<void> {
  await answerAgain(request);
  await act(request, request.desk, 'verify', { onSite: false });
  await act(request, request.desk, 'follow-up', { channel: 'phone', ...answer });
}
