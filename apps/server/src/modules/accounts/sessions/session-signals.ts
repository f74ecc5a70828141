import pg from 'pg';
import type { Platform } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { applyEnd, forgetAll, type SessionEnd, stateOf } from './session-state.ts';

const CHANNEL = 'huying_sessions';

/** Tells every process, at commit, that a person's access (or with null: everybody's in the tenant) ended or changed. */
export async function tellSessionEnd(platform: Platform, tx: Tx, personId: string | null): Promise<void> {
  const end: SessionEnd = { tenantId: tx.tenantId, personId };
  await tx.sql('select pg_notify($1, $2)', [CHANNEL, `${end.tenantId} ${personId ?? '*'}`]);
  tx.afterCommit(() => applyEnd(stateOf(platform), end));
}

/**
 * Hears what other processes tell, on a connection of its own that is opened again when it breaks; whatever was
 * remembered is dropped then, because ends may have been missed. Stops by itself once the database is closed.
 */
export function hearSessionEnds(platform: Platform): { stop(): Promise<void> } {
  const state = stateOf(platform);
  const { owner } = platform.db;
  let stopped = false;
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;

  const lost = (): void => {
    if (state.listening) forgetAll(state);
    state.listening = false;
    client = undefined;
    if (stopped) return;
    retry = setTimeout(connect, 1000);
    retry.unref();
  };
  const connect = (): void => {
    const fresh = new pg.Client({
      connectionString: owner.options.connectionString,
      application_name: 'huying-sessions',
      keepAlive: true,
    });
    client = fresh;
    fresh.on('error', () => {});
    fresh.once('end', lost);
    fresh.on('notification', ({ payload }) => hear(payload));
    fresh
      .connect()
      .then(() => fresh.query(`listen ${CHANNEL}`))
      .then(() => {
        // What was remembered before the first message can arrive may already be out of date.
        forgetAll(state);
        state.listening = true;
      })
      .catch(() => fresh.end().catch(() => {}));
  };
  const hear = (payload: string | undefined): void => {
    const [tenant, person] = (payload ?? '').split(' ');
    applyEnd(state, { tenantId: Number(tenant), personId: !person || person === '*' ? null : person });
  };
  const stop = async (): Promise<void> => {
    stopped = true;
    clearTimeout(retry);
    clearInterval(watch);
    await client?.end().catch(() => {});
  };
  const watch = setInterval(() => {
    if (owner.ending) void stop();
  }, 250);
  watch.unref();
  connect();
  return { stop };
}
