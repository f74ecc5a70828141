import type { Ctx } from '../../../platform/context.ts';
import type { RequestState } from '../flow.ts';

/** A request as strangers may see it: nothing of who reported it. */
export interface PublicRequest {
  number: string;
  state: RequestState;
  open: boolean;
  category: string | null;
  content: string;
  /** The reporter agreed that it is shown. */
  public: boolean;
  address: string;
  lon: number | null;
  lat: number | null;
  leadId: string | null;
  publicText: string | null;
  createdAt: Date;
  updatedAt: Date;
  closedAt: Date | null;
  dueAt: Date | null;
}

export interface PublicQuery {
  numbers?: readonly string[];
  categories?: readonly string[];
  from?: Date;
  to?: Date;
  open?: boolean;
  /** What came from this system is shown to it, agreed or not. */
  ownSystem: string | null;
  limit: number;
}

/** Newest first: what reporters agreed to show, and what the asking system itself has brought; nothing confidential of others. */
export async function publicRequests({ tx }: Ctx, query: PublicQuery): Promise<PublicRequest[]> {
  return tx.sql<PublicRequest>(
    `select m.number, m.state, m.open, m.category, r.content, r.public, r.address, m.lon, m.lat, m.lead_id as "leadId", r.public_text as "publicText",
       m.created_at as "createdAt", m.updated_at as "updatedAt", m.closed_at as "closedAt",
       coalesce((select (c->>'dueAt')::timestamptz from jsonb_array_elements(m.clocks) c where c->>'stage' = 'handle' limit 1), m.due_at) as "dueAt"
     from matters m join requests r on r.tenant_id = m.tenant_id and r.id = m.id
     where m.tenant_id = $1 and m.kind = 'request' and ((r.public and not r.confidential) or r.source_system = $2)
       and ($3::text[] is null or m.number = any($3)) and ($4::text[] is null or m.category = any($4))
       and ($5::timestamptz is null or m.created_at >= $5) and ($6::timestamptz is null or m.created_at <= $6) and ($7::boolean is null or m.open = $7)
     order by m.created_at desc, m.id desc limit $8`,
    [
      tx.tenantId,
      query.ownSystem,
      query.numbers ?? null,
      query.categories ?? null,
      query.from ?? null,
      query.to ?? null,
      query.open ?? null,
      query.limit,
    ],
  );
}
