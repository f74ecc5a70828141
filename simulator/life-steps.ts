import type { Actor } from '../apps/server/src/kernel/actor.ts';
import { anonymous } from '../apps/server/src/kernel/actor.ts';
import type { WorkingCalendar } from '../apps/server/src/kernel/working-calendar.ts';
import {
  type ActionInput,
  type ActionName,
  type ChildActionInput,
  type ChildKind,
  sweepOne,
  takeAction,
  takeChildAction,
} from '../apps/server/src/modules/requests/index.ts';
import type { Ctx } from '../apps/server/src/platform/context.ts';
import type { District, Grid } from './district.ts';
import { streetOfCommunity } from './ground.ts';
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
  /** A picture uploaded by whoever acts, as proof; gives its id. */
  keepProof: (ctx: Ctx) => Promise<string>;
  /** How quick and how thorough a department is, from 0.6 (quick) to 1.8 (slow). */
  pace: ReadonlyMap<string, number>;
}

/** Gives a context for an actor at an instant, in the transaction of this life. */
export type At = (actor: Actor, now: Date) => Ctx;

/** What happens in a life beyond the plain loop. */
export type Plot =
  | 'co-handle'
  | 'whistle'
  | 'escalate'
  | 'adopt'
  | 'urge'
  | 'supervise'
  | 'extend'
  | 'extend-twice'
  | 'suspend'
  | 'suspend-forgotten'
  | 'merge'
  | 'unmerge'
  | 'appeal'
  | 'rehandle';

/** The part of one helper or the call of one department. */
export interface Part {
  kind: ChildKind;
  id: string;
  version: number;
  unitId: string;
}

/** One request as far as it has come. */
export interface Life {
  scene: Scene;
  at: At;
  id: string;
  code: string;
  version: number;
  now: Date;
  grid: Grid;
  category: string;
  plot: Plot | null;
  /** After how many more acts of staff it is left as it stands. */
  acts: number;
  /** What helpers and called departments have not ended yet. */
  parts: Part[];
  /** Another report of the same, merged into this one. */
  twin?: Life;
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
  const now = await nextTurn(life, delay);
  if (!now) return false;
  const result = await takeAction(life.at(actor, now), name, life.id, { ...input, version: life.version });
  life.version = result.version;
  return true;
}

/** Likewise on the part of a helper or the call of a department; its request may hear of it. */
export async function takePart(
  life: Life,
  part: Part,
  actor: Actor,
  delay: number,
  name: string,
  input: Omit<ChildActionInput, 'version'> = {},
): Promise<boolean> {
  const now = await nextTurn(life, delay);
  if (!now) return false;
  const result = await takeChildAction(life.at(actor, now), part.kind, name, part.id, {
    ...input,
    version: part.version,
  });
  part.version = result.version;
  life.version = (await stateOf(life)).version;
  return true;
}

/** When somebody at a desk gets to the next act, with all warnings until then given; undefined where it is left as it stands. */
export async function nextTurn(life: Life, delay: number): Promise<Date | undefined> {
  const { scene } = life;
  const now = atDesk(life.now, delay, scene.calendar, scene.random);
  if (now >= scene.end || life.acts <= 0) return undefined;
  await warnUntil(life, now);
  life.acts -= 1;
  life.now = now;
  return now;
}

/** The clock's own warnings on the way, as the sweep would have given them. */
export async function warnUntil(life: Life, until: Date): Promise<void> {
  const at = (now: Date): Ctx => life.at(anonymous(life.grid.worker.tenantId), now);
  for (const part of life.parts) part.version = await sweepOne(at, part.id, until);
  life.version = await sweepOne(at, life.id, until);
}

/** Where it stands, as of now. */
export async function stateOf(life: Life): Promise<{ state: string; version: number; holderId: string | null }> {
  const { tx } = life.at(anonymous(life.grid.worker.tenantId), life.now);
  const [row] = await tx.sql<{ state: string; version: number; holderId: string | null }>(
    'select state, version, holder_id as "holderId" from matters where tenant_id = $1 and id = $2',
    [tx.tenantId, life.id],
  );
  return row ?? { state: '', version: 0, holderId: null };
}

/** Who acts for a unit: its handler, or one of the two of a community. */
export const playerOf = ({ handlers, communityWorkers }: District, unitId: string | null): Actor | undefined =>
  handlers.get(unitId ?? '') ?? communityWorkers.flat().find((worker) => worker.unitId === unitId);

/** Who dispatches in the street of the place. */
export function streetOf({ scene, grid }: Life): Actor {
  const street = scene.district.streetDispatchers[streetOfCommunity[grid.community] ?? 0];
  if (!street) throw new Error('a community lies in a street');
  return street;
}
