import { type ActionName, type ActionResult as ResultSchema, actionEndpoints } from '@huying/server/contract/requests';
import type { Static } from 'typebox';
import { call, type Endpoint } from '../../../../lib/api.ts';
import { signal } from '../../../../lib/signal.ts';
import { uuidv7 } from '../../../../lib/uuid.ts';

export type ActBody = Record<string, unknown>;
export type ActResult = Static<typeof ResultSchema>;

/** Which request is being acted upon right now, and how: the screen says so before the server has answered. */
export const underway = signal<ReadonlyMap<string, ActionName>>(new Map());

/** The act that was sent last keeps its key, so that a repeat after a lost answer is the same act. */
let last = { what: '', key: '' };

const endpoints = new Map<string, Endpoint>(
  Object.values(actionEndpoints).map((endpoint) => [endpoint.path.split('/').pop() ?? '', endpoint]),
);
type LooseCall = (endpoint: Endpoint, input: object) => Promise<unknown>;

/** Takes one action on the version the person saw. Throws ApiError; `version-conflict` when it is out of date. */
export async function sendAct(id: string, version: number, action: ActionName, body: ActBody): Promise<ActResult> {
  const endpoint = endpoints.get(action);
  if (!endpoint) throw new Error(`no endpoint for ${action}`);
  const what = JSON.stringify([id, version, action, body]);
  if (last.what !== what) last = { what, key: uuidv7() };
  const mark = (on: boolean) => {
    const next = new Map(underway.get());
    if (on) next.set(id, action);
    else next.delete(id);
    underway.set(next);
  };
  mark(true);
  try {
    const input = { params: { id }, body: { ...body, version }, idempotencyKey: last.key };
    return (await (call as LooseCall)(endpoint, input)) as ActResult;
  } finally {
    mark(false);
  }
}
