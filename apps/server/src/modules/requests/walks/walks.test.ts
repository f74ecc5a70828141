import { afterAll, expect, it } from 'vitest';
import { seeded } from '../../../../../../simulator/random.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { Limit } from '../../../kernel/clock.ts';
import { AppError } from '../../../kernel/errors.ts';
import { civilDateOf, DAY, dayOfDate, HOUR, MINUTE } from '../../../kernel/time.ts';
import { type ClockLogEntry, clockColumns, moveClocks, reckonMatterClocks } from '../../matters/index.ts';
import { takeSteps } from '../commands/store-steps.ts';
import { actionNames } from '../contract-actions.ts';
import { decisions } from '../domain/decisions.ts';
import { rate, withdraw } from '../domain/following-up.ts';
import { lapse } from '../domain/handling.ts';
import { openCells } from '../domain/policy-rows.ts';
import type { Facts, Step } from '../domain/request.ts';
import { type RequestState, requestFlow } from '../flow.ts';
import { can } from '../policy.ts';
import { defaultSettings } from '../settings.ts';
import {
  actorOf,
  bodyOf,
  calendar,
  factsOf,
  governedBy,
  limits,
  newWorld,
  permissions,
  rules,
  start,
  type World,
} from './testing.ts';

/** People of every role take whatever comes to hand, at any time of day, over weeks. */
const WALKS = 100_000;
const STEPS = 14;
const SEED = Number(process.env.HUYING_WALK_SEED ?? 2026);

/** What leads deeper into a request is taken more often, or most walks would end at the desk. */
const forward: ReadonlySet<string> = new Set([
  'dispatch',
  'sign',
  'ask-suspension',
  'approve',
  'reply',
  'verify',
  'follow-up',
]);
const cells = openCells();
const tally = new Map<string, number>();
const count = (key: string): void => void tally.set(key, (tally.get(key) ?? 0) + 1);

/** One act of somebody, or of the resident, the clock or a helper; nothing where it is not open or refused. */
function oneStep(world: World): void {
  const { random } = world;
  world.now = new Date(world.now.getTime() + random.int(random.pick([MINUTE, 2 * HOUR, 2 * DAY])));
  const actor = actorOf(world);
  const body = bodyOf(world);
  const facts = factsOf(world, actor, body);
  try {
    const steps = random.chance(0.06) ? besideStaff(world, facts) : ofStaff(world, actor, body, facts);
    if (steps.length > 0) take(world, steps);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    count(`refused ${error.code}`);
  }
}

function ofStaff(world: World, plain: Actor, body: Record<string, unknown>, facts: Facts): Step[] {
  const actor = { ...plain, permissions: permissions.get(plain.role) ?? new Set<string>() };
  const seen = governedBy(world, actor);
  // Whoever acts chooses among what their screen offers.
  const offered = actionNames.filter((name) => can(actor, name, seen));
  if (offered.length === 0) return [];
  const onwards = offered.filter((name) => forward.has(name));
  const action = world.random.pick(onwards.length > 0 && world.random.chance(0.4) ? onwards : offered);
  const stance = seen.heldByUs || (action === 'end-transfer' && seen.ledByUs) ? 'holder' : 'area';
  const cell = `${seen.state} ${action} ${actor.role} ${stance}`;
  if (!cells.has(cell)) throw new Error(`not an allowed cell: ${cell}`);
  const steps = decisions[action](world.request as never, body as never, { ...facts, actor });
  count(`${seen.state} ${action}`);
  return steps;
}

function besideStaff({ random, request, children }: World, facts: Facts): Step[] {
  const { state } = request.matter;
  const resident = { ...facts, actor: { ...facts.actor, personId: null } };
  switch (random.int(5)) {
    case 0:
      return state === 'need-info' ? lapse(request as never, {}, facts) : [];
    case 1:
      return requestFlow.actions.withdraw.from.includes(state) && random.chance(0.2)
        ? withdraw(request as never, {}, resident)
        : [];
    case 2: {
      const answer = { solved: random.chance(0.5), satisfied: 1 + random.int(5) };
      return state === 'verified' || state === 'closed' ? rate(request as never, answer, resident) : [];
    }
    case 3:
      return state === 'closed' && random.chance(0.3) ? [{ action: 'archive' }] : [];
    default:
      if (children.tasks + children.calls === 0 || !requestFlow.actions.gather.from.includes(state)) return [];
      if (random.chance(0.2)) children.ignored += 1;
      children.tasks = 0;
      children.calls = 0;
      return [{ action: 'gather' }];
  }
}

function take(world: World, steps: Step[]): void {
  const taken = takeSteps(world.request, steps, rules, world.now);
  world.request = { matter: taken.matter, own: taken.own };
  world.log.push(...taken.events.map((event) => ({ ...event, at: world.now })));
  for (const child of taken.children)
    world.children[child.kind === 'co-task' ? 'tasks' : 'calls'] += child.unitIds.length;
  count('steps');
  checkInvariants(world);
}

const led: ReadonlySet<RequestState> = new Set([
  'dispatched',
  'handling',
  'suspended',
  'replied',
  'verified',
  'followed-up',
]);
const held: ReadonlySet<RequestState> = new Set([
  'registered',
  'accepted',
  'filed',
  'dispatched',
  'returned',
  'handling',
  'suspended',
]);

function checkInvariants({ request: { matter, own }, children }: World): void {
  const told = `${matter.state}: ${JSON.stringify(matter.flags)}`;
  // 3: one responsible unit; somebody has to act whenever something is owed.
  if (led.has(matter.state) && matter.leadId === null) throw new Error(`nobody leads ${told}`);
  if (held.has(matter.state) && matter.holderId === null) throw new Error(`nobody holds ${told}`);
  // 7: children closed before the reply.
  if (matter.state === 'replied' && children.tasks + children.calls > 0)
    throw new Error(`answered over children ${told}`);
  // 8: the time of filing stands.
  if (matter.createdAt !== start) throw new Error(`filed anew ${told}`);
  if ((matter.state === 'suspended') !== (own.suspension !== null)) throw new Error(`on hold or not ${told}`);
  if ((matter.state === 'merged') !== (own.mergedInto !== null)) throw new Error(`merged or not ${told}`);
  const waiting = own.asks.at(-1)?.outcome === 'waiting';
  if (waiting !== matter.flags.some((flag) => flag.startsWith('approval-'))) throw new Error(`waiting or not ${told}`);
  if (own.asks.filter(({ kind, outcome }) => kind === 'extension' && outcome === 'granted').length > 2)
    throw new Error(`extended three times ${told}`);
  if (own.returns.length > defaultSettings.returnsPerRequest) throw new Error(`returned too often ${told}`);
}

const rows = new Map(Object.values(requestFlow.actions).map((row) => [row.event, row]));

/** Invariant 2: from the facts of the log alone, what moved which clock when. */
function replay(log: World['log']): ClockLogEntry[] {
  const limitOf = (stage: string): Limit | undefined => limits[stage];
  let entries = moveClocks([], [{ stage: 'accept', effect: 'start' }], { calendar, limitOf }, start);
  for (const { kind, data, at } of log) {
    const row = rows.get(kind);
    if (!row) throw new Error(`no step leaves ${kind}`);
    const days = typeof data.reviewOn === 'string' ? dayOfDate(data.reviewOn) - dayOfDate(civilDateOf(at)) : 0;
    const review: Limit = { stage: 'review', amount: days, unit: 'calendar-days', warnAt: [0.8, 1] };
    // A try that nobody answered, and the follow-up of one that is merged, leave the clocks alone.
    const still =
      (kind === 'request.contacted' && data.reached === false) ||
      (kind === 'request.followed-up' && data.state !== 'followed-up');
    const extra =
      kind === 'request.extended'
        ? [{ stage: 'handle', effect: 'extend', amount: data.amount as number } as const]
        : kind === 'request.suspended' || kind === 'request.suspension-renewed'
          ? [{ stage: 'review', effect: 'restart' } as const]
          : [];
    const moves = [...(still ? [] : (row.clocks ?? [])), ...extra];
    entries = moveClocks(
      entries,
      moves,
      { calendar, limitOf: (stage) => (stage === 'review' ? review : limitOf(stage)) },
      at,
    );
  }
  return entries;
}

it(`${WALKS} random walks touch only allowed cells, and their clocks come out of the log again`, {
  timeout: 600_000,
}, () => {
  for (let walk = 0; walk < WALKS; walk++) {
    const world = newWorld(seeded(SEED + walk));
    const length = 1 + world.random.int(2 * STEPS);
    for (let i = 0; i < length; i++) oneStep(world);
    const { matter } = world.request;
    const again = replay(world.log);
    const last = world.log.at(-1)?.at ?? start;
    const reckoned = clockColumns(reckonMatterClocks(again, calendar, last));
    const told = JSON.stringify(reckoned.clocks);
    if (JSON.stringify(matter.clocks) !== told || matter.dueAt?.getTime() !== reckoned.dueAt?.getTime()) {
      console.log(world.log.map(({ kind, at }) => `${at.toISOString()} ${kind}`).join('\n'));
      expect(matter.clocks, `walk ${walk} of seed ${SEED}`).toEqual(reckoned.clocks);
      expect(matter.dueAt, `walk ${walk} of seed ${SEED}`).toEqual(reckoned.dueAt);
    }
    count(`ended ${matter.state}`);
  }
  expect(tally.get('steps')).toBeGreaterThan(4 * WALKS);
});

it('and come to every state and every action of the table', () => {
  const ended = Object.keys(requestFlow.states).filter((state) => !tally.has(`ended ${state}`));
  expect(ended).toEqual([]);
  const taken = new Set([...tally.keys()].map((key) => key.split(' ')[1]));
  expect(actionNames.filter((name) => !taken.has(name))).toEqual([]);
});

afterAll(() => {
  console.log(
    `seed ${SEED}: ${tally.get('steps')} steps, ${[...tally.keys()].filter((key) => !/^(ended|refused|steps)/.test(key)).length} cells of state × action`,
  );
});
