import { sql } from 'kysely';
import { addDays, civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { type RawJson, rawJson } from '../../../platform/http/route.ts';
import { builder } from '../../../platform/database/database.ts';
import { scopeSql, unitIdsOf } from '../../matters/index.ts';
import type { RequestsTables } from '../tables.ts';

const db = builder<RequestsTables>();
const PAGE = 50;

/** 挂账清单: what is on hold within the caller's scope, the nearest day of review first; one statement. */
export async function listSuspensions(ctx: Ctx, query: { reviewDue?: boolean; cursor?: string }): Promise<RawJson> {
  const { tx, actor, now, platform } = ctx;
  const today = civilDateOf(now, platform.timezone);
  const after = readCursor(query.cursor);
  const beyond = after ? sql`and (r.suspension->>'reviewOn', r.id) > (${after[0]}, ${after[1]}::uuid)` : sql``;
  const due = query.reviewDue ? sql`and r.suspension->>'reviewOn' < ${addDays(today, 1)}` : sql``;
  const [page] = (await tx.run(
    sql<{ rows: string; n: number; last: [string, string] | null }>`with found as (
      select m.id, m.number, m.title, m.category, m.place_id as "placeId", m.lead_id as "leadId", r.suspension->>'reasonClass' as "reasonClass",
        r.suspension->>'reason' as reason, r.suspension->>'since' as since, r.suspension->>'reviewOn' as "reviewOn",
        r.suspension->>'reviewOn' < ${addDays(today, 1)} as "reviewDue", (r.suspension->>'renewals')::int as renewals, m.version
      from requests r join matters m on m.tenant_id = r.tenant_id and m.id = r.id
      where r.tenant_id = ${tx.tenantId} and r.suspension is not null and ${scopeSql(actor, await unitIdsOf(ctx))} ${due} ${beyond}
      order by r.suspension->>'reviewOn', r.id limit ${PAGE + 1}
    ), page as (select * from found order by "reviewOn", id limit ${PAGE})
    select coalesce(json_agg(p order by p."reviewOn", p.id), '[]')::text as rows, (select count(*)::int from found) as n,
      (select json_build_array("reviewOn", id) from page order by "reviewOn" desc, id desc limit 1) as last
    from page p`.compile(db),
  )) as { rows: string; n: number; last: [string, string] | null }[];
  const next = page && page.n > PAGE && page.last ? Buffer.from(JSON.stringify(page.last)).toString('base64url') : null;
  return rawJson(`{"items":${page?.rows ?? '[]'},"next":${JSON.stringify(next)}}`);
}

/** Undefined for a cursor that is not ours: the list then begins anew. */
function readCursor(text: string | undefined): [string, string] | undefined {
  if (!text) return undefined;
  try {
    const [day, id] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as [unknown, unknown];
    return typeof day === 'string' && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id) ? [day, id] : undefined;
  } catch {
    return undefined;
  }
}
