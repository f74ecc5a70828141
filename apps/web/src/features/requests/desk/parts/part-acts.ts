import {
  type CallAction,
  type ChildResult,
  childEndpoints,
  type CoTask,
  type CoTaskAction,
  type RequestDetail,
  type WhistleCall,
} from '@huying/server/contract/requests';
import { call, type Endpoint } from '../../../../lib/api.ts';
import { uuidv7 } from '../../../../lib/uuid.ts';

export type PartKind = 'co-task' | 'whistle-call';
export type PartAction = CoTaskAction | CallAction;
export type PartAct = `co-task.${CoTaskAction}` | `whistle-call.${CallAction}`;

/** One part of a request, with what its unit was asked for. */
export interface Part {
  kind: PartKind;
  part: CoTask | WhistleCall;
  task: string;
}
export interface OpenPart {
  id: string;
  act: PartAct;
}

export const partsOf = ({ coTasks, whistles }: RequestDetail): Part[] => [
  ...coTasks.map((part) => ({ kind: 'co-task' as const, part, task: part.task })),
  ...whistles.flatMap(({ reason, calls }) =>
    calls.map((part) => ({ kind: 'whistle-call' as const, part, task: reason })),
  ),
];

/** What the unit that was asked does itself, likeliest first; closing, cancelling and rating stand with the part. */
const ownActs: readonly PartAct[] = [
  'co-task.sign',
  'co-task.finish',
  'whistle-call.report',
  'co-task.report-stage',
  'co-task.return',
];

const actsOf = ({ kind, part }: Part): PartAct[] => part.abilities.map((name) => `${kind}.${name}` as PartAct);

/** What others may do to a part, shown beside it: what the own unit owes already stands at the top. */
export const actsBeside = (each: Part): PartAct[] => actsOf(each).filter((act) => !ownActs.includes(act));

/** Parts that wait for the person's own unit, each with what it may do. */
export const ownParts = (detail: RequestDetail): (Part & { acts: PartAct[] })[] =>
  partsOf(detail)
    .map((each) => ({ ...each, acts: ownActs.filter((act) => actsOf(each).includes(act)) }))
    .filter(({ acts }) => acts.length > 0);

/** Which act on a part a key of the desk begins. */
const keys: Readonly<Record<string, readonly PartAct[]>> = {
  s: ['co-task.sign'],
  r: ['whistle-call.report', 'co-task.report-stage'],
  e: ['co-task.finish'],
  d: ['co-task.return'],
};
export function partOfKey(key: string, detail: RequestDetail): OpenPart | null {
  for (const act of keys[key] ?? []) {
    const found = ownParts(detail).find(({ acts }) => acts.includes(act));
    if (found) return { id: found.part.id, act };
  }
  return null;
}

/** Acts that ask for nothing and are done with one press. */
export const isPlain = (act: PartAct): boolean => act === 'co-task.sign';

export const partDraftKey = (id: string, act: PartAct): string => `part.${act}.${id}`;

/** The act that was sent last keeps its key, so that a repeat after a lost answer is the same act. */
let last = { what: '', key: '' };
type LooseCall = (endpoint: Endpoint, input: object) => Promise<unknown>;
const endpoints = new Map<string, Endpoint>(
  Object.values(childEndpoints).map((endpoint) => {
    const [, , collection, , name] = endpoint.path.split('/');
    return [`${collection === 'co-tasks' ? 'co-task' : 'whistle-call'}.${name}`, endpoint];
  }),
);

/** Takes one act on a part as it was seen. Throws ApiError; `version-conflict` when it is out of date. */
export async function sendPart(
  { id, version }: { id: string; version: number },
  act: PartAct,
  body: object,
): Promise<ChildResult> {
  const endpoint = endpoints.get(act);
  if (!endpoint) throw new Error(`no endpoint for ${act}`);
  const what = JSON.stringify([id, version, act, body]);
  if (last.what !== what) last = { what, key: uuidv7() };
  const input = { params: { id }, body: { ...body, version }, idempotencyKey: last.key };
  return (await (call as LooseCall)(endpoint, input)) as ChildResult;
}
