import type { Ctx } from '../../../platform/context.ts';
import { DAY } from '../../../kernel/time.ts';
import { onList } from '../policy.ts';
import { needSettings } from './settings.ts';

/** Names of a sort as the tenant has them. */
export interface PublicSort {
  code: string;
  name: string;
  nameEn: string;
}
/** A need as it may go onto a public list: how many are concerned, never who; neither address nor source. */
export interface PublicNeed {
  id: string;
  number: string;
  state: string;
  sort: PublicSort;
  placeId: string | null;
  content: string;
  group: string;
  people: number | null;
  wantedBy: string | null;
  repeatable: boolean;
  /** The requests it comes from, so that their reporters' names can be looked for in its words. */
  requestIds: string[];
}
/** What a unit gives, with what of it was promised for needs and what was kept. */
export interface PublicResource {
  id: string;
  unitId: string;
  sort: PublicSort;
  placeId: string;
  name: string;
  details: string;
  capacity: number;
  left: number;
  kept: number;
  measure: string;
  fromOn: string | null;
  untilOn: string | null;
  hours: string;
  conditions: string;
}

const MOST = 20_000;
/** What is over is told for so long. */
const TOLD_MS = 366 * DAY;

const namer =
  (sorts: readonly PublicSort[]) =>
  (code: string): PublicSort => {
    const found = sorts.find((sort) => sort.code === code);
    return { code, name: found?.name ?? code, nameEn: found?.nameEn ?? code };
  };

/** The needs on the list below a place path, and those that were met and looked back on within a year; newest first. */
export async function publicNeeds(ctx: Ctx, placePath: string): Promise<PublicNeed[]> {
  const sortOf = namer((await needSettings(ctx)).needSorts);
  const rows = await ctx.tx.sql<Omit<PublicNeed, 'sort'> & { sort: string }>(
    `select m.id, m.number, m.state, n.sort, m.place_id as "placeId", n.content, n.people_group as "group", n.people,
       n.wanted_by as "wantedBy", n.repeatable,
       array(select s.subject_id from need_sources s where s.tenant_id = n.tenant_id and s.source = 'request' and s.subject_id is not null
         and s.need_id in (select n.id union all select g.id from needs g where g.tenant_id = n.tenant_id and g.gathered_into = n.id)) as "requestIds"
     from matters m join needs n on n.tenant_id = m.tenant_id and n.id = m.id
     where m.tenant_id = $1 and m.kind = 'need' and starts_with(m.place_path, $2)
       and (m.state = any($3::text[]) or (m.state = 'rechecked' and m.closed_at > $4))
     order by m.created_at desc, m.id desc limit ${MOST}`,
    [ctx.tx.tenantId, placePath, [...onList], new Date(ctx.now.getTime() - TOLD_MS)],
  );
  return rows.map((row) => ({ ...row, sort: sortOf(row.sort) }));
}

/** The resources on the list that lie in these places, by unit. */
export async function publicResources(ctx: Ctx, placeIds: readonly string[]): Promise<PublicResource[]> {
  const sortOf = namer((await needSettings(ctx)).resourceSorts);
  const rows = await ctx.tx.sql<Omit<PublicResource, 'sort'> & { sort: string }>(
    `select r.id, r.unit_id as "unitId", r.sort, r.place_id as "placeId", r.name, r.details, r.capacity, r.capacity - r.taken as left,
       coalesce((select sum(p.amount) from promises p where p.tenant_id = r.tenant_id and p.resource_id = r.id and p.state = 'kept'), 0)::bigint as kept,
       r.measure, r.from_on as "fromOn", r.until_on as "untilOn", r.hours, r.conditions
     from resources r where r.tenant_id = $1 and r.state = 'open' and r.place_id = any($2::uuid[])
     order by r.unit_id, r.created_at, r.id limit ${MOST}`,
    [ctx.tx.tenantId, placeIds],
  );
  return rows.map((row) => ({ ...row, sort: sortOf(row.sort) }));
}
