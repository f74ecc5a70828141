import type { FastifyRequest } from 'fastify';
import { anonymous } from '../../../kernel/actor.ts';
import { addDays, civilDateOf, instantOf } from '../../../kernel/time.ts';
import type { Platform } from '../../../platform/context.ts';
import type { Identity } from '../../../platform/module.ts';
import { actorOfPost } from '../domain/actor-of-post.ts';
import { IDLE, SEEN_EVERY } from '../domain/session-limits.ts';
import { apiKeyOf, loadApiKey, tenantOfApiKey } from './api-keys.ts';
import { readSessionCookie, tenantOfCookie } from './cookies.ts';
import { hearSessionEnds } from './session-signals.ts';
import { type Remembered, remember, rememberedFor, type SessionState, stateOf } from './session-state.ts';
import { loadSession, sessionHash, type SessionRow } from './session-store.ts';
import { ownerOfHost, type Tenant, tenantAt, tenantsOf } from './tenants.ts';

export interface Identify {
  (request: FastifyRequest): Promise<Identity>;
  /** The same, without counting as a use of the session: for an open stream that asks whether it may go on. */
  peek(request: FastifyRequest): Promise<Identity>;
  /** Ends the connection on which revocations by other processes are heard. */
  stop(): Promise<void>;
}

/**
 * Who calls: by session cookie or `Authorization: Bearer <API key>`. What was read is remembered for half a minute;
 * a revocation in any process empties the memory at once.
 */
export function identify(platform: Platform): Identify {
  const state = stateOf(platform);
  const ears = hearSessionEnds(platform);
  const loading = new Map<string, Promise<Remembered | undefined>>();

  const ask = async (request: FastifyRequest, uses: boolean): Promise<Identity> => {
    const tenants = await tenantsOf(platform);
    const here = tenantAt(tenants, request);
    if (!here) return nowhere;
    const credential = apiKeyOf(request) ?? readSessionCookie(platform, request);
    if (credential === undefined) return here.visitor;
    const now = platform.clock().getTime();
    const known = state.remembered.get(credential);
    const entry = known && now < known.freshUntil ? known : await loadOnce(request, here, credential, now);
    if (!entry || !counts(entry, now) || !belongs(tenants, request, entry)) return here.expired;
    if (uses) use(entry, now);
    return entry.identity;
  };

  const loadOnce = (
    request: FastifyRequest,
    here: Tenant,
    credential: string,
    now: number,
  ): Promise<Remembered | undefined> => {
    let promise = loading.get(credential);
    if (!promise) {
      const isKey = apiKeyOf(request) !== undefined;
      const tenantId = isKey ? (tenantOfApiKey(credential) ?? here.id) : tenantOfCookie(credential);
      if (tenantId === undefined) return Promise.resolve(undefined);
      const load = isKey ? loadApiKey : loadCookie;
      promise = rememberWhatIsRead(state, credential, () => load(platform, tenantId, credential, now));
      promise = promise.finally(() => loading.delete(credential));
      loading.set(credential, promise);
    }
    return promise;
  };

  const byUse = (request: FastifyRequest): Promise<Identity> => ask(request, true);
  return Object.assign(byUse, { peek: (request: FastifyRequest) => ask(request, false), stop: ears.stop });
}

/** Before the first set-up there is no tenant; tenant 0 has no rows and never will. */
const nowhere: Identity = { actor: anonymous(0), expired: false };

const counts = (entry: Remembered, now: number): boolean =>
  now < entry.expiresAt && now - entry.lastSeen < entry.idleLimit;

/** A credential of one tenant is worth nothing at the address of another. */
function belongs(tenants: readonly Tenant[], request: FastifyRequest, entry: Remembered): boolean {
  const owner = ownerOfHost(tenants, request);
  return owner === undefined || owner.id === entry.tenantId;
}

function use(entry: Remembered, now: number): void {
  if (now > entry.lastSeen) entry.lastSeen = now;
  if (now - entry.seenWritten < SEEN_EVERY) return;
  entry.seenWritten = now;
  entry.writeSeen(now);
}

/** Remembers what `load` gives, unless somebody's access ended while it was being read. */
async function rememberWhatIsRead(
  state: SessionState,
  credential: string,
  load: () => Promise<Remembered | undefined>,
): Promise<Remembered | undefined> {
  const { epoch } = state;
  const before = state.remembered.get(credential);
  const entry = await load();
  if (!entry) {
    state.remembered.delete(credential);
    return undefined;
  }
  // The time of the last call is written down only now and then; memory may know better.
  if (before && before.lastSeen > entry.lastSeen) entry.lastSeen = before.lastSeen;
  if (epoch === state.epoch) remember(state, credential, entry);
  return entry;
}

async function loadCookie(
  platform: Platform,
  tenantId: number,
  cookie: string,
  now: number,
): Promise<Remembered | undefined> {
  const hash = sessionHash(platform.keys, cookie);
  const today = civilDateOf(new Date(now), platform.timezone);
  const row = await platform.db.read(tenantId, (tx) => loadSession(tx, hash, today));
  if (!row?.active) return undefined;
  const lastSeen = row.last_seen_at.getTime();
  return {
    tenantId,
    personId: row.person_id,
    identity: { actor: actorOf(tenantId, row), expired: false },
    freshUntil: Math.min(now + rememberedFor(platform), endOfPost(row, platform.timezone)),
    expiresAt: row.expires_at.getTime(),
    idleLimit: IDLE,
    lastSeen,
    seenWritten: lastSeen,
    writeSeen: (at) => writeSeen(platform, tenantId, hash, at),
  };
}

function actorOf(tenantId: number, row: SessionRow): Identity['actor'] {
  const { post_id: id, role, scope, permissions } = row;
  const place = { unitId: row.unit_id, unitPath: row.unit_path, placeId: row.place_id, placePath: row.place_path };
  const post = id === null ? null : { id, role, scope, permissions, ...place };
  return actorOfPost(tenantId, row.person_id, post, row.must_change);
}

/** The midnight after the post's last day. */
const endOfPost = (row: SessionRow, timezone: string): number =>
  row.valid_until === null
    ? Number.POSITIVE_INFINITY
    : instantOf(addDays(row.valid_until, 1), '00:00', timezone).getTime();

function writeSeen(platform: Platform, tenantId: number, hash: Buffer, at: number): void {
  platform.db
    .read(tenantId, (tx) =>
      tx.sql('update sessions set last_seen_at = greatest(last_seen_at, $3) where tenant_id = $1 and token_hash = $2', [
        tenantId,
        hash,
        new Date(at),
      ]),
    )
    .catch((error: unknown) =>
      platform.log.warn('the last use of a session was not written', { error: String(error) }),
    );
}
