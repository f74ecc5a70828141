import type { Actor } from '../kernel/actor.ts';
import type { Keys } from './crypto.ts';
import type { Database, Tx } from './database/database.ts';
import type { Log } from './log.ts';
import type { Storage } from './storage.ts';

export type Language = 'zh' | 'en';

/** What every command and query is given. `now` is fixed once per call, so that one act has one time. */
export interface Ctx {
  tx: Tx;
  actor: Actor;
  now: Date;
  lang: Language;
  /** Address of the caller for throttling and audit; '' for jobs. */
  address: string;
  newId(): string;
  platform: Platform;
}

/** The outside world, opened once by the composition root. */
export interface Platform {
  db: Database;
  keys: Keys;
  storage: Storage;
  log: Log;
  /** The instant; the simulator and the tests put a virtual clock here. */
  clock(): Date;
  timezone: string;
  /** True where demo accounts may exist and be shown. */
  demo: boolean;
  /** Where residents open the system, without a path and without a slash at its end. */
  publicUrl: string;
  /** True while nobody has set it: it is then where the process listens, which others may know by another address. */
  publicUrlIsGuess?: boolean;
  /** `host` or `host:port` of other systems that may be called although they lie in a private network. */
  privateHosts?: readonly string[];
}
