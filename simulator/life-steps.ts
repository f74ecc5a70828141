import type { Actor } from '../apps/server/src/kernel/actor.ts';
import { anonymous } from '../apps/server/src/kernel/actor.ts';
import type { WorkingCalendar } from '../apps/server/src/kernel/working-calendar.ts';
import { type ActionInput, type ActionName, sweepOne, takeAction } from '../apps/server/src/modules/requests/index.ts';
import type { Ctx } from '../apps/server/src/platform/context.ts';
import type { District, Grid } from './district.ts';
import { atDesk } from './history.ts';
import type { Random } from './random.ts';

/** What the requests of the demo live in. */
export interface Scene {
  district: District;
  calendar: WorkingCalendar;
  random: Random;
  end: Date;
  /** Sub-categories with their weight: what is told more often comes more often. */
  categories: readonly { code: string; name: string; words: readonly string[] }[];
  /** How quick and how thorough a department is, from 0.6 (quick) to 1.8 (slow). */
  pace: ReadonlyMap<string, number>;
}

/** Gives a context for an actor at an instant, in the transaction of this life. */
export type At = (actor: Actor, now: Date) => Ctx;

/** One request as far as it has come. */
export interface Life {
  scene: Scene;
  at: At;
  id: string;
  code: string;
  version: number;
  now: Date;
  grid: Grid;
}

/**
 * Waits, and does it unless the present has come first: then the request stands where it stands. Not called `then`: a
 * module with an export of that name is taken for a promise by whoever imports it.
 */
export async function takeNext(
  life: Life,
  actor: Actor,
  delay: number,
  name: ActionName,
  input: Omit<ActionInput, 'version'> = {},
): Promise<boolean> {
  const { scene } = life;
  const now = atDesk(life.now, delay, scene.calendar, scene.random);
  if (now >= scene.end) return false;
  await warnUntil(life, now);
  const result = await takeAction(life.at(actor, now), name, life.id, { ...input, version: life.version });
  life.version = result.version;
  life.now = now;
  return true;
}

/** The clock's own warnings on the way, as the sweep would have given them. */
export async function warnUntil(life: Life, until: Date): Promise<void> {
  life.version = await sweepOne((now) => life.at(anonymous(life.grid.worker.tenantId), now), life.id, until);
}

/** Where it stands, as of now. */
export async function stateOf(life: Life): Promise<{ state: string; version: number }> {
  const { tx } = life.at(anonymous(life.grid.worker.tenantId), life.now);
  const [row] = await tx.sql<{ state: string; version: number }>(
    'select state, version from matters where tenant_id = $1 and id = $2',
    [tx.tenantId, life.id],
  );
  return row ?? { state: '', version: 0 };
}
