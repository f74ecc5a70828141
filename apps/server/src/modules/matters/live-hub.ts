import { type Actor, holds } from '../../kernel/actor.ts';
import type { Platform } from '../../platform/context.ts';
import { settledEvents } from '../../platform/event-frontier.ts';
import { inScope } from './domain/visibility.ts';

/** One open screen. */
export interface Listener {
  actor: Actor;
  unitIds: readonly string[];
  /** Whether the actor still is who the stream was opened for, seeing the same; asked before anything is sent. */
  stillMay(): Promise<boolean>;
  send(event: 'changed' | 'notice' | 'bye', data: object): void;
}

export interface LiveHub {
  add(listener: Listener): () => void;
  /** Something was committed in this process: look at once instead of at the next second. */
  nudge(): void;
  /** Rings where somebody to whom a notice is addressed, a unit or a person, has a screen open and may read notices. */
  notice(tenantId: number, to: { unitId: string | null; personId: string | null }): void;
  /** Ends the streams of a person whose session has ended; of everybody in the tenant when rights changed for many. */
  end(tenantId: number, personId: string | null): void;
  stop(): void;
}

interface Changed {
  event_id: number;
  tenant_id: number;
  id: string;
  kind: string;
  version: number;
  place_path: string;
  holder_id: string | null;
  lead_id: string | null;
  assignee_id: string | null;
  party_ids: string[];
}

const hubs = new WeakMap<Platform, LiveHub>();

/** The one hub of this process: follows the log while anybody listens, and tells each what lies within their scope. */
export function liveHub(platform: Platform): LiveHub {
  let hub = hubs.get(platform);
  if (!hub) {
    hub = openHub(platform);
    hubs.set(platform, hub);
  }
  return hub;
}

function openHub(platform: Platform): LiveHub {
  const listeners = new Set<Listener>();
  let last: number | undefined;
  let looking = false;
  let again = false;

  /** Nothing goes to a screen whose session or post has ended meanwhile: it is closed instead. */
  const deliver = async (listener: Listener, event: 'changed' | 'notice', data: object): Promise<void> => {
    const may = await listener.stillMay().catch(() => false);
    if (!listeners.has(listener)) return;
    if (may) return listener.send(event, data);
    listeners.delete(listener);
    listener.send('bye', {});
  };

  const look = async (): Promise<void> => {
    if (listeners.size === 0) {
      last = undefined;
      return;
    }
    if (looking) {
      again = true;
      return;
    }
    looking = true;
    try {
      last ??= await newestEvent(platform);
      const changes = await changesSince(platform, last);
      for (const change of changes)
        for (const listener of concerned(listeners, change))
          await deliver(listener, 'changed', { id: change.id, kind: change.kind, version: change.version });
      last = Math.max(last, ...changes.map((change) => change.event_id));
    } catch (error) {
      platform.log.error('live updates failed', error);
    } finally {
      looking = false;
      if (again) {
        again = false;
        void look();
      }
    }
  };
  const timer = setInterval(() => void look(), 1000);
  timer.unref();
  return {
    add(listener) {
      listeners.add(listener);
      void look();
      return () => listeners.delete(listener);
    },
    nudge: () => void look(),
    notice(tenantId, to) {
      for (const listener of listeners) {
        const { actor } = listener;
        const isMeant =
          (to.unitId !== null && actor.unitId === to.unitId) ||
          (to.personId !== null && actor.personId === to.personId);
        if (actor.tenantId === tenantId && isMeant && holds(actor, 'notification.read'))
          void deliver(listener, 'notice', {});
      }
    },
    end(tenantId, personId) {
      for (const { actor, send } of listeners)
        if (actor.tenantId === tenantId && (personId === null || actor.personId === personId)) send('bye', {});
    },
    stop() {
      clearInterval(timer);
      for (const { send } of listeners) send('bye', {});
      listeners.clear();
    },
  };
}

/** The open screens within whose scope a matter lies now. */
function concerned(listeners: ReadonlySet<Listener>, change: Changed): Listener[] {
  const located = {
    placePath: change.place_path,
    holderId: change.holder_id,
    leadId: change.lead_id,
    assigneeId: change.assignee_id,
    partyIds: change.party_ids,
  };
  return [...listeners].filter(
    ({ actor, unitIds }) => actor.tenantId === change.tenant_id && inScope(actor, unitIds, located),
  );
}

async function newestEvent({ db }: Platform): Promise<number> {
  const { rows } = await db.owner.query<{ id: number }>('select coalesce(max(id), 0) as id from events');
  return rows[0]?.id ?? 0;
}

/** Matters that changed after an event, each with where it stands now, as far as the log is complete. */
async function changesSince({ db }: Platform, since: number): Promise<Changed[]> {
  const { rows } = await db.owner.query<Changed>(
    `select max(e.id) as event_id, m.tenant_id, m.id, m.kind, m.version, m.place_path, m.holder_id, m.lead_id, m.assignee_id,
       array(select p.unit_id from matter_parties p where p.tenant_id = m.tenant_id and p.matter_id = m.id)::text[] as party_ids
     from (select id, tenant_id, subject_id from events where id > $1 and id <= $2 order by id limit 1000) e
     join matters m on m.tenant_id = e.tenant_id and m.id = e.subject_id
     group by m.tenant_id, m.id order by 1`,
    [since, await settledEvents(db)],
  );
  return rows;
}
