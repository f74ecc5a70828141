import type { FastifyRequest } from 'fastify';
import { anonymous } from '../../../kernel/actor.ts';
import type { Platform } from '../../../platform/context.ts';
import type { Identity } from '../../../platform/module.ts';
import { stateOf } from './session-state.ts';

/** A county or district on this deployment. `visitor` and `expired` are made once, so that a visitor costs nothing. */
export interface Tenant {
  id: number;
  code: string;
  name: string;
  hotline: string;
  hosts: readonly string[];
  visitor: Identity;
  expired: Identity;
}

interface TenantRow {
  id: number;
  code: string;
  name: string;
  hosts: string[];
  hotline: string | null;
}

const REMEMBERED_MS = 30_000;
/** The number every Chinese city answers, until the tenant's settings name another. */
const HOTLINE = '12345';

/** All tenants, the first one first; read anew every half minute. */
export async function tenantsOf(platform: Platform): Promise<readonly Tenant[]> {
  const state = stateOf(platform);
  const now = platform.clock().getTime();
  const known = state.tenants;
  if (known && Math.abs(now - known.readAt) < REMEMBERED_MS && known.list.length > 0) return known.list;
  const { rows } = await platform.db.owner.query<TenantRow>(
    `select t.id, t.code, t.name, t.hosts, s.value->>'hotline' as hotline
     from tenants t left join tenant_settings s on s.tenant_id = t.id and s.module = 'tenant' order by t.id`,
  );
  const list = rows.map((row) => ({
    ...row,
    hotline: row.hotline ?? HOTLINE,
    visitor: { actor: anonymous(row.id), expired: false },
    expired: { actor: anonymous(row.id), expired: true },
  }));
  state.tenants = { list, readAt: now };
  return list;
}

/** Tenants were made or renamed in this process: read them anew at the next call. */
export function forgetTenants(platform: Platform): void {
  stateOf(platform).tenants = undefined;
}

/** The tenant an address belongs to: the one that lists the host, else the first; undefined before the first set-up. */
export function tenantAt(tenants: readonly Tenant[], request: FastifyRequest): Tenant | undefined {
  return ownerOfHost(tenants, request) ?? tenants[0];
}

/** The tenant that lists this very host, if any. */
export function ownerOfHost(tenants: readonly Tenant[], request: FastifyRequest): Tenant | undefined {
  // Most deployments list no hosts at all; reading the host is then not needed.
  if (!tenants.some((tenant) => tenant.hosts.length > 0)) return undefined;
  const host = request.hostname.toLowerCase();
  return tenants.find((tenant) => tenant.hosts.includes(host));
}
