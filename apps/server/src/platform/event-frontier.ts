import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from './database/database.ts';

interface Frontier {
  settled: number;
  /** A newest event, and a transaction that began when that was in sight: none that began after it holds an id below. */
  ahead: { top: number; mark: bigint } | undefined;
  asking: Promise<number> | undefined;
}
const frontiers = new WeakMap<Database, Frontier>();
const LOOKS = 6;
const BETWEEN_MS = 8;

/**
 * The id of an event up to which the log is complete: no transaction that is still open can add one at or below it. Ids
 * are given before a commit, so a transaction that began early may hold a higher id than one that is still open; to go by
 * the transaction of each row alone would step over the other's for ever. What is newest at one moment is settled once
 * every transaction that was open then has ended. Waits a moment for that, then answers how far it is.
 */
export function settledEvents(db: Database): Promise<number> {
  const frontier = frontiers.get(db) ?? { settled: 0, ahead: undefined, asking: undefined };
  frontiers.set(db, frontier);
  frontier.asking ??= ask(db, frontier).finally(() => {
    frontier.asking = undefined;
  });
  return frontier.asking;
}

async function ask({ owner }: Database, frontier: Frontier): Promise<number> {
  for (let look = 1; ; look += 1) {
    const { rows } = await owner.query<{ top: number; xmin: string }>(LOOK);
    const { top, xmin } = rows[0] ?? { top: 0, xmin: '0' };
    if (frontier.ahead && BigInt(xmin) >= frontier.ahead.mark) {
      frontier.settled = Math.max(frontier.settled, frontier.ahead.top);
      frontier.ahead = undefined;
    }
    if (top <= frontier.settled || look === LOOKS) return frontier.settled;
    if (frontier.ahead) await sleep(BETWEEN_MS);
    else {
      const marked = await owner.query<{ top: number; mark: string }>(MARK);
      frontier.ahead = marked.rows.map((row) => ({ top: row.top, mark: BigInt(row.mark) }))[0];
    }
  }
}

const TOP = '(select coalesce(max(id), 0) from events) as top';
/** The oldest transaction that is still open; where none is, the one after the last that ended. */
const LOOK = `select ${TOP}, pg_snapshot_xmin(pg_current_snapshot())::text as xmin`;
/** Takes a number of its own: a snapshot alone does not know of open transactions that are younger than the last to end. */
const MARK = `select ${TOP}, pg_current_xact_id()::text as mark`;
