import type { ActionName } from '@huying/server/contract/requests';

/** Likeliest first: the first one that is open is the obvious next act. */
const order: readonly ActionName[] = [
  'sign',
  'reply',
  'adjudicate',
  'dispatch',
  'follow-up',
  'verify',
  'close',
  'file',
  'supply',
  'contact',
  'accept',
  'answer',
  'ask',
  'return',
  'rework',
  'rehandle',
  'reassign',
  'reopen',
  'decline',
  'void',
];
const known: ReadonlySet<string> = new Set(order);

/** Keys of the desk: each takes the first of its acts that is open. */
export const actKeys = {
  a: ['dispatch', 'adjudicate', 'reassign'],
  r: ['reply', 'answer', 'ask'],
  e: ['close', 'follow-up', 'verify', 'reply'],
  s: ['sign'],
  c: ['contact'],
  d: ['decline', 'return', 'rework'],
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
