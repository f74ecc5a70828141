import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { apiKeyHash, newApiKey, tellApiKeysChanged } from '../../accounts/index.ts';
import type { ApiKey } from '../contract.ts';

/** Makes a key for another system. Only its hash is kept: what is answered here is shown once. */
export async function createApiKey(
  ctx: Ctx,
  input: { name: string; permissions: readonly string[] },
): Promise<ApiKey & { key: string }> {
  const { tx, actor, now, platform } = ctx;
  const id = ctx.newId();
  const key = newApiKey(tx.tenantId);
  const permissions = [...input.permissions].sort();
  const [row] = await tx.sql<{ name: string | null }>(
    `with k as (insert into api_keys (tenant_id, id, name, key_hash, permissions, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7))
     select (select p.name from people p where p.tenant_id = $1 and p.id = $6) as name`,
    [tx.tenantId, id, input.name.trim(), apiKeyHash(platform.keys, key), permissions, actor.personId, now],
  );
  await emit(tx, actor, now, id, { kind: 'apikey.created', data: { permissions } });
  return {
    id,
    name: input.name.trim(),
    permissions,
    createdAt: now.toISOString(),
    createdBy: row?.name ?? null,
    revokedAt: null,
    lastUsedAt: null,
    key,
  };
}

/** Revoked for good, at once in every process; a second time changes nothing. Throws not-found. */
export async function revokeApiKey(ctx: Ctx, id: string): Promise<void> {
  const { tx, actor, now, platform } = ctx;
  const rows = await tx.sql<{ was_revoked: boolean }>(
    `update api_keys k set revoked_at = coalesce(k.revoked_at, $3) from api_keys before
     where k.tenant_id = $1 and k.id = $2 and before.tenant_id = k.tenant_id and before.id = k.id
     returning before.revoked_at is not null as was_revoked`,
    [tx.tenantId, id, now],
  );
  const [row] = rows;
  if (!row) throw notFound('没有这个接口密钥。', 'There is no such key.');
  if (row.was_revoked) return;
  await emit(tx, actor, now, id, { kind: 'apikey.revoked', data: {} });
  await tellApiKeysChanged(platform, tx);
}
