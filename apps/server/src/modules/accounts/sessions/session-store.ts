import type { Keys } from '../../../platform/crypto.ts';
import { randomToken } from '../../../platform/crypto.ts';
import type { Ctx, Platform } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { civilDateOf, type CivilDate } from '../../../kernel/time.ts';
import { unitFieldSql } from '../../organizations/index.ts';
import { ABSOLUTE } from '../domain/session-limits.ts';
import { placeFieldSql } from '../queries/place-sql.ts';
import { tellSessionEnd } from './session-signals.ts';

/** Only this keyed hash of a session's cookie is stored. */
export const sessionHash = (keys: Keys, cookie: string): Buffer => keys.lookup('session', cookie);

/** A session with everything an actor is made of; the post's columns are null when no post counts today. */
export interface SessionRow {
  person_id: string;
  active: boolean;
  must_change: boolean;
  last_seen_at: Date;
  expires_at: Date;
  post_id: string | null;
  valid_until: CivilDate | null;
  role: string;
  scope: Actor['scope'];
  permissions: string[];
  unit_id: string | null;
  unit_path: string | null;
  place_id: string | null;
  place_path: string | null;
}

const LOAD_SESSION = `
  select s.person_id, p.active, coalesce(c.must_change, false) as must_change, s.last_seen_at, s.expires_at,
    o.id as post_id, o.valid_until, o.role, r.scope, r.permissions, o.unit_id, o.place_id,
    ${unitFieldSql('path', 'o.tenant_id', 'o.unit_id')} as unit_path,
    ${placeFieldSql('path', 'o.tenant_id', 'o.place_id')} as place_path
  from sessions s
  join people p on p.tenant_id = s.tenant_id and p.id = s.person_id
  left join credentials c on c.tenant_id = s.tenant_id and c.person_id = s.person_id
  left join posts o on o.tenant_id = s.tenant_id and o.id = s.post_id and o.person_id = s.person_id
    and o.valid_from <= $3::date and (o.valid_until is null or o.valid_until >= $3::date)
  left join roles r on r.tenant_id = o.tenant_id and r.code = o.role
  where s.tenant_id = $1 and s.token_hash = $2`;

/** `today` is the civil date of the tenant: a post that ran out yesterday gives nothing. */
export async function loadSession(tx: Tx, hash: Buffer, today: CivilDate): Promise<SessionRow | undefined> {
  const [row] = await tx.sql<SessionRow>(LOAD_SESSION, [tx.tenantId, hash, today]);
  return row;
}

export const todayOf = (ctx: { now: Date; platform: Platform }): CivilDate =>
  civilDateOf(ctx.now, ctx.platform.timezone);

export interface NewSession {
  personId: string;
  postId: string | null;
  /** Program that signed in, as it names itself. */
  agent?: string;
}

/** Opens a session and returns the value of its cookie: `<tenantId>.<token>`. Nobody else's session is touched. */
export async function createSession({ tx, now, address, platform }: Ctx, session: NewSession): Promise<string> {
  const cookie = `${tx.tenantId}.${randomToken()}`;
  await tx.sql(
    `insert into sessions (tenant_id, token_hash, person_id, post_id, created_at, last_seen_at, expires_at, address, agent)
     values ($1, $2, $3, $4, $5, $5, $6, $7, $8)`,
    [
      tx.tenantId,
      sessionHash(platform.keys, cookie),
      session.personId,
      session.postId,
      now,
      new Date(now.getTime() + ABSOLUTE),
      address,
      (session.agent ?? '').slice(0, 200),
    ],
  );
  return cookie;
}

/** Ends every session of a person at once, here and in every other process, open streams included. */
export async function endSessions({ tx, platform }: Ctx, personId: string): Promise<void> {
  await tx.sql('delete from sessions where tenant_id = $1 and person_id = $2', [tx.tenantId, personId]);
  await tellSessionEnd(platform, tx, personId);
}

/** Ends one session; returns whose it was, or undefined when there was none. */
export async function endSession({ tx, platform }: Ctx, cookie: string): Promise<string | undefined> {
  const [row] = await tx.sql<{ person_id: string }>(
    'delete from sessions where tenant_id = $1 and token_hash = $2 returning person_id',
    [tx.tenantId, sessionHash(platform.keys, cookie)],
  );
  if (row) await tellSessionEnd(platform, tx, row.person_id);
  return row?.person_id;
}
