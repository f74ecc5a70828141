import type { FastifyRequest } from 'fastify';
import type { Platform } from '../../../platform/context.ts';
import { type Keys, randomToken } from '../../../platform/crypto.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { withoutReserved } from '../domain/role-rules.ts';
import { tellSessionEnd } from './session-signals.ts';
import { type Remembered, rememberedFor } from './session-state.ts';

const SHAPE = /^Bearer\s+((?:\d{1,9}\.)?[A-Za-z0-9_-]{20,128})$/i;

/** The API key a call carries, or undefined. */
export function apiKeyOf(request: FastifyRequest): string | undefined {
  const header = request.headers.authorization;
  return header === undefined ? undefined : SHAPE.exec(header)?.[1];
}

/** A new key, `<tenantId>.<token>`: shown once, then only its hash is kept in `api_keys.key_hash`. */
export const newApiKey = (tenantId: number): string => `${tenantId}.${randomToken()}`;
export const apiKeyHash = (keys: Keys, key: string): Buffer => keys.lookup('api-key', key);

export function tenantOfApiKey(key: string): number | undefined {
  const dot = key.indexOf('.');
  return dot < 0 ? undefined : Number(key.slice(0, dot));
}

/** To be called in the transaction that revokes or narrows a key: it then counts for nothing anywhere, at once. */
export const tellApiKeysChanged = (platform: Platform, tx: Tx): Promise<void> => tellSessionEnd(platform, tx, null);

/** A key sees the whole tenant with its own permissions; what is an administrator's alone no key can hold. */
export async function loadApiKey(
  platform: Platform,
  tenantId: number,
  key: string,
  now: number,
): Promise<Remembered | undefined> {
  const hash = apiKeyHash(platform.keys, key);
  const [row] = await platform.db.read(tenantId, (tx) =>
    tx.sql<{ permissions: string[]; last_used_at: Date | null }>(
      'select permissions, last_used_at from api_keys where tenant_id = $1 and key_hash = $2 and revoked_at is null',
      [tenantId, hash],
    ),
  );
  if (!row) return undefined;
  const permissions: ReadonlySet<string> = new Set(withoutReserved(row.permissions));
  const nobody = { personId: null, postId: null, unitId: null, unitPath: null, placeId: null, placePath: null };
  return {
    tenantId,
    personId: null,
    identity: { actor: { tenantId, role: 'api', scope: 'tenant', permissions, ...nobody }, expired: false },
    freshUntil: now + rememberedFor(platform),
    expiresAt: Number.POSITIVE_INFINITY,
    idleLimit: Number.POSITIVE_INFINITY,
    lastSeen: now,
    seenWritten: row.last_used_at?.getTime() ?? 0,
    writeSeen: (at) => writeUsed(platform, tenantId, hash, at),
  };
}

function writeUsed(platform: Platform, tenantId: number, hash: Buffer, at: number): void {
  platform.db
    .read(tenantId, (tx) =>
      tx.sql('update api_keys set last_used_at = $3 where tenant_id = $1 and key_hash = $2', [
        tenantId,
        hash,
        new Date(at),
      ]),
    )
    .catch((error: unknown) =>
      platform.log.warn('the last use of an API key was not written', { error: String(error) }),
    );
}
