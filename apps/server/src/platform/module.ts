import type { Actor } from '../kernel/actor.ts';
import type { Ctx, Platform } from './context.ts';
import type { StoredEvent } from './events.ts';
import type { Route } from './http/route.ts';

/** What a module tells the composition root in its module.ts. */
export interface Module {
  name: string;
  routes: Route[];
  /** Hears what happened above, after it was committed, in the order of the log, at least once. */
  subscriptions?: Subscription[];
  jobs?: Job[];
}

export type Subscription = Reader & (Hearing | HearingTogether | Work);

interface Reader {
  /** Stable: its place in the log is remembered under this name. */
  reader: string;
  /** Kinds of events, e.g. 'request.dispatched'; '*' hears all. */
  events: readonly string[];
}
interface Hearing {
  /** In one transaction with other events of the tenant. */
  hear(ctx: Ctx, event: StoredEvent): Promise<void>;
}
interface HearingTogether {
  /** All events of the tenant that were read at once, for what one statement can do for many. */
  hearTogether(ctx: Ctx, events: readonly StoredEvent[]): Promise<void>;
}
interface Work {
  /** For long work, in transactions of its own; cut off, it is called with the same event again. */
  work(platform: Platform, event: StoredEvent): Promise<void>;
}

export interface Job {
  name: string;
  /** Five-field cron in the deployment's time zone, for work of the clock; absent for work that is enqueued. */
  cron?: string;
  run(platform: Platform, payload: unknown): Promise<void>;
}

/** How the HTTP adapter learns who calls: given by the accounts module through the composition root. */
export interface Identity {
  actor: Actor;
  /** Set when the caller presented a credential that no longer counts. */
  expired: boolean;
}
