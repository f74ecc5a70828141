import type { ActionName } from '../../apps/server/src/modules/requests/contract-actions.ts';
import type { Random } from '../random.ts';

/** One thing somebody wants done once, however often it has to be asked. */
export interface Call {
  key: string;
  kind: 'report' | 'register' | 'me-too' | ActionName;
  path: string;
  body: string;
  cookie: string | null;
  /** The request it is about, for an action. */
  on: Ongoing | null;
  tries: number;
}

/** A request as its handlers know it from the answers they got. */
export interface Ongoing {
  id: string;
  number: string;
  version: number;
  state: string;
  contacted: boolean;
  busy: boolean;
  /** Acts that were acknowledged, in order. */
  acts: ActionName[];
}

/** Who calls and what they need to know. */
export interface Cast {
  dispatcher: string;
  handler: string;
  waterId: string;
  category: string;
  /** A request that many residents have met as well. */
  popularId: string;
}

const call = (key: string, kind: Call['kind'], path: string, body: object | null, cookie: string | null): Call => ({
  key,
  kind,
  path,
  body: body === null ? '' : JSON.stringify(body),
  cookie,
  on: null,
  tries: 0,
});

const words = (key: string): string => `楼道的灯不亮了，麻烦看看（${key}）`;
const HERE = { lon: 106.005, lat: 39.005 };

export const report = (key: string, random: Random): Call =>
  call(
    key,
    'report',
    '/api/reports',
    { content: words(key), ...HERE, ...(random.chance(0.5) && { phone: '13900001111', name: '王五' }) },
    null,
  );

export const meToo = (key: string, cast: Cast): Call =>
  call(key, 'me-too', `/api/reports/${cast.popularId}/me-too`, null, null);

export const register = (key: string, cast: Cast): Call =>
  call(
    key,
    'register',
    '/api/requests',
    { content: words(key), source: 'phone', category: cast.category, ...HERE, reporter: { phone: '13900002222' } },
    cast.dispatcher,
  );

/** What is done next about a request, from the state it is known to be in; null when nothing is left to do. */
export function nextAct(key: string, on: Ongoing, cast: Cast, random: Random): Call | null {
  const step = stepFrom(on, cast, random);
  if (!step) return null;
  const [kind, body, cookie] = step;
  return { ...call(key, kind, `/api/requests/${on.id}/${kind}`, { version: on.version, ...body }, cookie), on };
}

function stepFrom(on: Ongoing, cast: Cast, random: Random): [ActionName, object, string] | null {
  switch (on.state) {
    case 'registered':
      return ['dispatch', { unitId: cast.waterId, category: cast.category }, cast.dispatcher];
    case 'dispatched':
      return ['sign', {}, cast.handler];
    case 'handling':
      if (!on.contacted) return ['contact', { channel: 'phone', reached: true, note: '已电话联系' }, cast.handler];
      return ['reply', { resultClass: 'solved', publicText: '灯已经换好。' }, cast.handler];
    case 'replied':
      return ['verify', { onSite: random.chance(0.3) }, cast.dispatcher];
    case 'verified':
      return ['follow-up', answerOf(random), cast.dispatcher];
    case 'followed-up':
      return ['close', {}, cast.dispatcher];
    default:
      return null;
  }
}

/** Residents who were not reached, who are not happy, who are: so that every share of the rates moves both ways. */
function answerOf(random: Random): object {
  if (random.chance(0.2)) return { channel: 'phone', reached: false };
  const solved = random.chance(0.7);
  return { channel: 'phone', reached: true, solved, satisfied: solved ? 3 + random.int(3) : 1 + random.int(2) };
}
