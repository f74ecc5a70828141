import type { RequestDetail } from '@huying/server/contract/requests';

/** What an act rests on: the facts a person saw, kept with the act and laid beside the newer ones when they differ. */
export type Seen = Pick<
  RequestDetail,
  | 'id'
  | 'version'
  | 'state'
  | 'holderId'
  | 'category'
  | 'dueAt'
  | 'publicText'
  | 'resultClass'
  | 'unsolvedReason'
  | 'openQuestion'
  | 'abilities'
  | 'log'
>;

export function seenOf(detail: Seen): Seen {
  const { id, version, state, holderId, category, dueAt, publicText, resultClass, unsolvedReason } = detail;
  const { openQuestion, abilities, log } = detail;
  const facts = { id, version, state, holderId, category, dueAt, publicText, resultClass, unsolvedReason };
  return { ...facts, openQuestion, abilities, log: log.slice(-1) };
}

/** What can be done with a request without a connection. */
export type OfflineAct = 'sign' | 'contact' | 'ask' | 'return' | 'reply';
type Fact = 'state' | 'holderId' | 'publicText' | 'resultClass' | 'unsolvedReason' | 'openQuestion';

/** The fields each act writes. A contact only adds to the log. */
const written: Record<OfflineAct, readonly Fact[]> = {
  sign: ['state'],
  contact: [],
  ask: ['state', 'openQuestion'],
  return: ['state', 'holderId'],
  reply: ['state', 'publicText', 'resultClass', 'unsolvedReason'],
};

/**
 * An act that meets a newer version. `send`: others changed other things, it goes on from there. `done`: what it would
 * do stands there already. `clash`: somebody changed the same thing, or it can no longer be done; a person decides.
 */
export function mergeAct(
  action: OfflineAct,
  input: Record<string, unknown>,
  seen: Seen,
  now: Seen,
): 'send' | 'done' | 'clash' {
  const clashes = written[action].some((fact) => seen[fact] !== now[fact]);
  if (!clashes) return now.abilities.includes(action) ? 'send' : 'clash';
  return standsAlready(action, input, now) ? 'done' : 'clash';
}

function standsAlready(action: OfflineAct, input: Record<string, unknown>, now: Seen): boolean {
  if (action === 'sign') return now.state === 'handling';
  if (action === 'ask') return now.openQuestion === input.question;
  if (action !== 'reply' || now.publicText !== input.publicText) return false;
  return now.resultClass === input.resultClass && (now.unsolvedReason ?? '') === (input.unsolvedReason ?? '');
}
