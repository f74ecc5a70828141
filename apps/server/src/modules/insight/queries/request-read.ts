import { sql } from 'kysely';
import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { builder } from '../../../platform/database/database.ts';
import { scopeSql, unitIdsOf } from '../../matters/index.ts';
import type { InsightTables } from '../tables.ts';

/** What is looked at of one request. */
export interface RequestRead {
  id: string;
  title: string;
  content: string;
  category: string | null;
  source: string;
  placeId: string | null;
  lon: number | null;
  lat: number | null;
  leadId: string | null;
  createdAt: Date;
  /** Keyed hashes of the reporters' numbers, in hex. */
  phones: string[];
}

/** A request within the caller's scope; throws not-found for any other. */
export async function readRequest(ctx: Ctx, id: string): Promise<RequestRead> {
  const request = (await lookUpRequests(ctx, [id])).get(id);
  if (!request) throw notFound();
  return request;
}

/** Those of these requests that are within the caller's scope, by id. */
export async function lookUpRequests(ctx: Ctx, ids: readonly string[]): Promise<Map<string, RequestRead>> {
  const { tx } = ctx;
  const scope = scopeSql(ctx.actor, await unitIdsOf(ctx));
  const rows = (await tx.run(
    sql<RequestRead>`select m.id, m.title, r.content, m.category, m.source, m.place_id as "placeId", m.lon, m.lat, m.lead_id as "leadId",
        m.created_at as "createdAt", array(select encode(p.phone_lookup, 'hex') from reporters p
          where p.tenant_id = m.tenant_id and p.request_id = m.id and p.phone_lookup is not null) as phones
      from (select distinct unnest(${ids}::uuid[]) as id) x
      cross join lateral (select * from matters m where m.tenant_id = ${tx.tenantId} and m.id = x.id limit 1) m
      cross join lateral (select * from requests r where r.tenant_id = ${tx.tenantId} and r.id = x.id limit 1) r
      where ${scope}`.compile(db),
  )) as RequestRead[];
  return new Map(rows.map((row) => [row.id, row]));
}
const db = builder<InsightTables>();
