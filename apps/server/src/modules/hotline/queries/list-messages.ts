import type { Ctx } from '../../../platform/context.ts';
import { rawJson, type RawJson } from '../../../platform/http/route.ts';
import { readCursor, writeCursor } from '../../matters/index.ts';

export interface MessageFilter {
  direction: 'in' | 'out';
  state?: string;
  number?: string;
  cursor?: string;
}

const PAGE = 50;

const sources = {
  in: {
    table: 'hotline_inbox',
    at: 'received_at',
    columns: `reason, 0 as attempts, received_at as at, settled_at, null::timestamptz as next_at,
      case when state in ('waiting', 'rejected') then array['retry'] else '{}' end as abilities`,
  },
  out: {
    table: 'hotline_outbox',
    at: 'created_at',
    columns: `problem as reason, attempts, created_at as at, settled_at, case when state = 'waiting' then next_at end as next_at,
      case when state = 'dead' then array['retry', 'discard'] when state = 'waiting' and attempts > 0 then array['retry'] else '{}' end as abilities`,
  },
} as const;

/** What came or what went, newest first. What it says stays sealed. */
export async function listMessages({ tx }: Ctx, filter: MessageFilter): Promise<RawJson> {
  const { table, at, columns } = sources[filter.direction];
  const after = readCursor(filter.cursor);
  const [row] = await tx.sql<{ json: string; last: { at: string; id: string } | null }>(
    `with page as (
       select id, number, seq, kind, state, ${columns} from ${table}
       where tenant_id = $1 and ($2::text is null or state = $2) and ($3::text is null or number = $3)
         and ($4::timestamptz is null or (${at}, id) < ($4, $5::uuid))
       order by ${at} desc, id desc limit ${PAGE})
     select coalesce(json_agg(json_build_object('id', id, 'direction', $6::text, 'number', number, 'seq', seq, 'kind', kind, 'state', state,
         'reason', reason, 'attempts', attempts, 'at', at, 'settledAt', settled_at, 'nextAt', next_at, 'abilities', abilities)
         order by at desc, id desc), '[]')::text as json,
       (select jsonb_build_object('at', at, 'id', id) from (select * from page order by at, id limit 1) l
         where (select count(*) from page) = ${PAGE}) as last
     from page`,
    [tx.tenantId, filter.state ?? null, filter.number ?? null, after?.at ?? null, after?.id ?? null, filter.direction],
  );
  const next = row?.last ? JSON.stringify(writeCursor(row.last)) : 'null';
  return rawJson(`{"items":${row?.json ?? '[]'},"next":${next}}`);
}
