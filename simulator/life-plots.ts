import type { Actor } from '../apps/server/src/kernel/actor.ts';
import { extend, suspend } from './life-asks.ts';
import type { Life, Plot } from './life-steps.ts';
import { adopt, coHandle, escalate, supervise, urge, whistle } from './life-together.ts';
import type { Random } from './random.ts';

/** Of a thousand lives, how many go which way beyond the plain loop. */
const SHARES: readonly [Plot, number][] = [
  ['co-handle', 30],
  ['whistle', 20],
  ['escalate', 6],
  ['adopt', 12],
  ['urge', 25],
  ['supervise', 10],
  ['extend', 20],
  ['extend-twice', 8],
  ['suspend', 18],
  ['suspend-forgotten', 2],
  ['merge', 14],
  ['unmerge', 3],
  ['appeal', 8],
];

export function pickPlot(random: Random): Plot | null {
  let left = random.int(1000);
  for (const [plot, share] of SHARES) {
    left -= share;
    if (left < 0) return plot;
  }
  return null;
}

/** What happens while it is handled, between the first call to the resident and the reply; the others come before or after. */
const whileHandled: Partial<Record<Plot, (life: Life, handler: Actor) => Promise<Actor | undefined>>> = {
  'co-handle': coHandle,
  whistle,
  escalate,
  adopt,
  urge,
  supervise,
  extend: (life, handler) => extend(life, handler, 1),
  'extend-twice': (life, handler) => extend(life, handler, 2),
  suspend: (life, handler) => suspend(life, handler, false),
  'suspend-forgotten': (life, handler) => suspend(life, handler, true),
};

/** Gives who goes on handling; undefined where it is left as it stands. */
export async function playPlot(life: Life, handler: Actor): Promise<Actor | undefined> {
  const play = life.plot && whileHandled[life.plot];
  return play ? play(life, handler) : handler;
}
