import type { ActionName } from '@huying/server/contract/requests';

/** The acts by what they are for, each kind and each act within it likeliest first. */
const kinds = {
  main: [
    'sign',
    'approve',
    'review',
    'resume',
    'reply',
    'adjudicate',
    'dispatch',
    'follow-up',
    'verify',
    'close',
    'refuse',
    'answer-urge',
    'file',
    'supply',
    'contact',
    'accept',
    'answer',
    'ask',
    'return',
    'rework',
    'rehandle',
    'self-handle',
  ],
  together: ['co-handle', 'whistle', 'adopt', 'transfer', 'end-transfer'],
  time: ['withdraw-ask', 'ask-extension', 'ask-suspension'],
  hurry: ['urge', 'supervise', 'escalate'],
  route: ['reassign', 'divert', 'merge', 'unmerge'],
  end: ['reopen', 'decline', 'void'],
} as const satisfies Record<string, readonly ActionName[]>;
export type ActKind = keyof typeof kinds;

/** The first one that is open is the obvious next act. */
const order: readonly ActionName[] = Object.values(kinds).flat();
const known: ReadonlySet<string> = new Set(order);

/** Acts below their kinds, for a menu; kinds without an act are left out. */
export const actsByKind = (acts: readonly ActionName[]): { kind: ActKind; acts: ActionName[] }[] =>
  (Object.keys(kinds) as ActKind[])
    .map((kind) => ({ kind, acts: acts.filter((act) => (kinds[kind] as readonly ActionName[]).includes(act)) }))
    .filter((group) => group.acts.length > 0);

/** Keys of the desk: each takes the first of its acts that is open. */
export const actKeys = {
  a: ['dispatch', 'adjudicate', 'approve', 'reassign'],
  r: ['reply', 'answer', 'ask'],
  e: ['close', 'follow-up', 'verify', 'reply'],
  s: ['sign'],
  c: ['contact'],
  d: ['decline', 'refuse', 'return', 'rework'],
  w: ['whistle', 'co-handle'],
  u: ['urge', 'answer-urge', 'supervise'],
  m: ['merge', 'unmerge'],
} as const satisfies Record<string, readonly ActionName[]>;
export type ActKey = keyof typeof actKeys;
export const isActKey = (value: string | null): value is ActKey => value !== null && value in actKeys;

/** The actions open to the person, in the order of their buttons; abilities that are no action are left out. */
export const openActs = (abilities: readonly string[]): ActionName[] => {
  const open = new Set(abilities.filter((ability) => known.has(ability)));
  return order.filter((action) => open.has(action));
};

export const actOfKey = (key: ActKey, abilities: readonly string[]): ActionName | undefined =>
  actKeys[key].find((action) => abilities.includes(action));
