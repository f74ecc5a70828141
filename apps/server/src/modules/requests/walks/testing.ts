import type { Random } from '../../../../../../simulator/random.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { Limit } from '../../../kernel/clock.ts';
import { addDays, civilDateOf } from '../../../kernel/time.ts';
import { mondayToFriday, type WorkingCalendar } from '../../../kernel/working-calendar.ts';
import type { NewEvent } from '../../../platform/events.ts';
import { roleCatalogue } from '../../accounts/index.ts';
import { clockColumns, type Matter, moveClocks, reckonMatterClocks } from '../../matters/index.ts';
import { newOwn } from '../domain/columns.ts';
import type { Facts, Request, Rules } from '../domain/request.ts';
import type { RequestState } from '../flow.ts';
import type { Governed } from '../policy.ts';
import { governedAsk } from '../queries/governed.ts';
import { defaultSettings } from '../settings.ts';

/** The small world of the random walks: a request, people of every role, a calendar with a holiday, no database. */
export const calendar: WorkingCalendar = {
  version: 'walks',
  timezone: 'Asia/Shanghai',
  hours: mondayToFriday([
    { from: '08:30', to: '12:00' },
    { from: '14:30', to: '18:00' },
  ]),
  holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
  workdays: ['2026-10-10'],
  coveredFrom: '2026-01-01',
  coveredUntil: '2027-12-31',
};
const limit = (stage: string, amount: number, unit: Limit['unit']): Limit => ({
  stage,
  amount,
  unit,
  warnAt: [0.5, 0.8, 1],
});
export const limits: Record<string, Limit> = Object.fromEntries(
  [
    limit('accept', 240, 'working-minutes'),
    limit('sign', 2, 'hours'),
    limit('contact', 24, 'hours'),
    limit('handle', 5, 'workdays'),
    limit('supply', 5, 'calendar-days'),
    limit('follow-up', 3, 'workdays'),
    limit('urge-answer', 1, 'workdays'),
    limit('supervise', 36, 'hours'),
  ].map((each) => [each.stage, each]),
);
export const rules: Rules = {
  ids: {},
  calendar,
  category: (code) => ({ code, name: code, skip: [], defaultUrgency: 'normal', nextSteps: null }),
  limit: (stage) => limits[stage],
  rejection: (code) => ({ code, name: code, advice: code, phone: null }),
  hasClause: () => true,
};

const units = ['c1', 's1', 'water', 'heat', 'd'].map((id) => ({ id, name: id, path: `/${id}/`, kind: 'department' }));
const people = ['ann', 'bo', 'cai'];
export const permissions = new Map(roleCatalogue.map((role) => [role.code, new Set(role.permissions)]));
const roles = roleCatalogue.map(({ code }) => code);
const workers = roleCatalogue.filter((role) => role.permissions.includes('request.read')).map(({ code }) => code);

export interface World {
  random: Random;
  request: { matter: Matter & { state: RequestState }; own: Request['own'] };
  now: Date;
  log: (NewEvent & { at: Date })[];
  /** Helpers and called departments that are at work; how many did not come. */
  children: { tasks: number; calls: number; ignored: number };
  master: Request;
}
export const start = new Date('2026-09-23T09:00:00+08:00');

export function newWorld(random: Random): World {
  const clockLog = moveClocks(
    [],
    [{ stage: 'accept', effect: 'start' }],
    { calendar, limitOf: rules.limit as never },
    start,
  );
  const matter = {
    ...blank,
    clockLog,
    ...clockColumns(reckonMatterClocks(clockLog, calendar, start)),
  } as World['request']['matter'];
  const master = {
    matter: { ...blank, id: 'master', leadId: 'heat' },
    own: newOwn({ content: '主单' }),
  } as never as Request;
  return {
    random,
    request: { matter, own: newOwn({ content: '积水', hasContact: true }) },
    now: start,
    log: [],
    children: { tasks: 0, calls: 0, ignored: 0 },
    master,
  };
}
const blank = {
  id: 'one',
  number: '1',
  kind: 'request',
  state: 'registered',
  open: true,
  urgency: 'normal',
  category: null,
  placeId: null,
  placePath: '/',
  holderId: 'c1',
  leadId: null,
  assigneeId: null,
  flags: [] as string[],
  createdAt: start,
  closedAt: null,
  version: 1,
};

/** Somebody of any role; more often of those who work on requests, and of the unit that has to act. */
export const actorOf = ({ random, request }: World): Actor => ({
  tenantId: 1,
  personId: random.pick(people),
  postId: 'post',
  role: random.pick(random.chance(0.8) ? workers : roles),
  scope: 'tenant',
  permissions: new Set(),
  unitId: random.chance(0.5) ? (request.matter.holderId ?? 'd') : random.pick(units).id,
  unitPath: '/',
  placeId: null,
  placePath: '/',
});

export const governedBy = ({ request }: World, actor: Actor): Governed => ({
  state: request.matter.state,
  inScope: true,
  heldByUs: request.matter.holderId === actor.unitId,
  ledByUs: request.matter.leadId === actor.unitId,
  flags: request.matter.flags,
  ask: governedAsk(request.own),
  confidential: false,
  handledBy: request.own.handledBy,
  registeredBy: null,
});

/** A body such as the schema of the action lets pass; what it says may still be refused. */
export function bodyOf({ random, now }: World): Record<string, unknown> {
  return {
    category: 'pipes',
    reason: '走到哪里是哪里',
    detail: '',
    publicText: '答复如下',
    unitId: random.pick(units).id,
    unitIds: [random.pick(units).id],
    clause: '1.1',
    upheld: random.chance(0.5),
    channel: 'phone',
    reached: random.chance(0.7),
    solved: random.chance(0.5),
    satisfied: 1 + random.int(5),
    resultClass: random.pick(['solved', 'explained', 'partly']),
    unsolvedReason: random.chance(0.5) ? '缺配件' : undefined,
    question: '几号楼',
    answer: '三号楼',
    task: '协助检查',
    type: 'request',
    ground: random.pick(['whistle-failed', 'rehandled', 'overdue', 'beyond-level']),
    cause: 'leader',
    words: '请抓紧',
    kind: 'mediation',
    reference: '调解1号',
    outcome: random.pick(['renew', 'resume']),
    reasonClass: 'other',
    amount: 1 + random.int(6),
    reviewOn: addDays(civilDateOf(now), random.int(100)),
    route: 'fire',
    onSite: true,
    note: undefined,
  };
}

export function factsOf(world: World, actor: Actor, body: Record<string, unknown>): Facts {
  const { request, now, children, master, random } = world;
  const clock = request.matter.clocks.find(({ stage }) => stage === 'handle');
  return {
    actor,
    now,
    rules,
    settings: defaultSettings,
    today: civilDateOf(now),
    unit: units.find(({ id }) => id === body.unitId),
    units: units.filter(({ id }) => (body.unitIds as string[]).includes(id)),
    above: units.filter(({ id }) => id === 'd' && id !== request.matter.holderId),
    children,
    master: { ...master, matter: { ...master.matter, state: random.pick(['handling', 'verified', 'closed']) } },
    diversion: { code: 'fire', name: '火警', phone: '119' },
    handle: clock && {
      running: clock.stoppedAt === null && clock.pausedAt === null,
      dueAt: clock.dueAt === null ? null : new Date(clock.dueAt),
      limit: limits.handle as Limit,
    },
  };
}
