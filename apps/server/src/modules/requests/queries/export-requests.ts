import { type RawBuilder, sql } from 'kysely';
import type { Ctx } from '../../../platform/context.ts';
import { builder } from '../../../platform/database/database.ts';
import { reporterContext } from '../commands/new-request.ts';
import type { ListFilter } from '../contract.ts';
import { maskName, maskPhone } from '../domain/contact.ts';
import type { RequestState } from '../flow.ts';
import { can } from '../policy.ts';
import type { RequestsTables } from '../tables.ts';
import { filterSql } from './filter-sql.ts';
import { listRequests } from './list-requests.ts';

const db = builder<RequestsTables>();

/** A request as it goes out; instants as Date, names still ids and codes. */
export interface ExportedRequest {
  number: string;
  sourceNumber: string | null;
  title: string;
  content: string;
  category: string | null;
  source: string;
  urgency: string;
  state: RequestState;
  placeId: string | null;
  address: string;
  lon: number | null;
  lat: number | null;
  holderId: string | null;
  leadId: string | null;
  createdAt: Date;
  dueAt: Date | null;
  closedAt: Date | null;
  /** Whether it was handled in time; null while that is open or where nothing was promised. */
  inTime: boolean | null;
  resultClass: string | null;
  publicText: string | null;
  reached: boolean | null;
  solved: boolean | null;
  satisfied: number | null;
  reporters: { name: string; phone: string }[];
}

/** Where an export stands: behind this row, or at this place in what a search has found. */
export type ExportPosition = { at: string; id: string } | { ids: readonly string[]; from: number };

interface Row extends Omit<ExportedRequest, 'reporters'> {
  id: string;
  at: string;
  confidential: boolean;
  sealed: { name: string | null; phone: string | null }[];
}

/** How many requests the filter leaves of what the caller may see, and where to begin: with words, they are found first. */
export async function countExport(ctx: Ctx, filter: ListFilter): Promise<{ count: number; start?: ExportPosition }> {
  if (filter.q) {
    const ids = await findAll(ctx, filter);
    return { count: ids.length, start: { ids, from: 0 } };
  }
  const condition = await filterSql(ctx, filter);
  const [row] = (await ctx.tx.run(
    sql<{
      n: number;
    }>`select count(*)::int as n from matters m join requests r on r.tenant_id = m.tenant_id and r.id = m.id
      where m.tenant_id = ${ctx.tx.tenantId} and m.kind = 'request' and ${condition}`.compile(db),
  )) as { n: number }[];
  return { count: row?.n ?? 0 };
}

async function findAll(ctx: Ctx, filter: ListFilter): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const page = JSON.parse(await listRequests(ctx, { ...filter, cursor })) as {
      items: { id: string }[];
      next: string | null;
    };
    ids.push(...page.items.map((item) => item.id));
    cursor = page.next ?? undefined;
  }
  return ids;
}

/**
 * The next requests of an export, newest first, by the same filter and scope as the list. Contacts are opened only to be
 * masked, unless they are to be revealed; of confidential ones they stay hidden from whoever may not know.
 */
export async function exportPage(
  ctx: Ctx,
  filter: ListFilter,
  page: { limit: number; reveal: boolean; after?: ExportPosition },
): Promise<{ rows: ExportedRequest[]; next?: ExportPosition }> {
  const { after, limit } = page;
  const found = after && 'ids' in after ? after.ids.slice(after.from, after.from + limit) : undefined;
  const rows = await read(
    ctx,
    found ? among(found) : await beyond(ctx, filter, after as { at: string; id: string }),
    limit,
  );
  const shown = rows.map((row) => shownTo(ctx, row, page.reveal));
  const last = rows.at(-1);
  if (after && 'ids' in after) {
    const from = after.from + limit;
    return { rows: shown, ...(from < after.ids.length && { next: { ids: after.ids, from } }) };
  }
  return { rows: shown, ...(rows.length === limit && last && { next: { at: last.at, id: last.id } }) };
}

const among = (ids: readonly string[]): RawBuilder<unknown> => sql`m.id = any(${[...ids]}::uuid[])`;

async function beyond(ctx: Ctx, filter: ListFilter, after?: { at: string; id: string }): Promise<RawBuilder<unknown>> {
  const condition = await filterSql(ctx, filter);
  return after ? sql`${condition} and (m.created_at, m.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : condition;
}

async function read({ tx }: Ctx, condition: RawBuilder<unknown>, limit: number): Promise<Row[]> {
  return (await tx.run(
    sql<Row>`select m.id, m.created_at::text as at, m.number, r.source_number as "sourceNumber", m.title, r.content, m.category, m.source, m.urgency,
        m.state, m.place_id as "placeId", r.address, m.lon, m.lat, m.holder_id as "holderId", m.lead_id as "leadId", m.created_at as "createdAt",
        coalesce((h.clock->>'dueAt')::timestamptz, m.due_at) as "dueAt", m.closed_at as "closedAt", (h.clock->>'met')::boolean as "inTime",
        r.result_class as "resultClass", r.public_text as "publicText", r.reached, r.solved, r.satisfied, r.confidential,
        coalesce((select json_agg(json_build_object('name', encode(p.name_sealed, 'base64'), 'phone', encode(p.phone_sealed, 'base64')) order by p.ordinal)
          from reporters p where p.tenant_id = m.tenant_id and p.request_id = m.id), '[]') as sealed
      from matters m join requests r on r.tenant_id = m.tenant_id and r.id = m.id
      left join lateral (select c as clock from jsonb_array_elements(m.clocks) c where c->>'stage' = 'handle' limit 1) h on true
      where m.tenant_id = ${tx.tenantId} and m.kind = 'request' and ${condition} order by m.created_at desc, m.id desc limit ${limit}`.compile(
      db,
    ),
  )) as Row[];
}

function shownTo({ tx, actor, platform }: Ctx, row: Row, reveal: boolean): ExportedRequest {
  const { id, at: _at, confidential, sealed, ...request } = row;
  const mayKnow = !confidential || can(actor, 'reveal', { ...anybody, confidential });
  const context = reporterContext(tx.tenantId, id);
  const open = (text: string | null): string => (text ? platform.keys.open(Buffer.from(text, 'base64'), context) : '');
  const reporters = mayKnow
    ? sealed.map(({ name, phone }) => {
        const [clearName, clearPhone] = [open(name), open(phone)];
        return reveal
          ? { name: clearName, phone: clearPhone }
          : { name: clearName && maskName(clearName), phone: clearPhone && maskPhone(clearPhone) };
      })
    : [];
  return { ...request, reporters };
}

/** Whatever the query found lies within the caller's scope. */
const anybody = {
  state: 'registered',
  inScope: true,
  heldByUs: false,
  ledByUs: false,
  flags: [],
  ask: null,
  handledBy: [],
  registeredBy: null,
} as const;
