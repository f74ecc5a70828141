import { sql } from 'kysely';
import { addDays, civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { builder } from '../../../platform/database/database.ts';
import { picturesOf } from '../../files/index.ts';
import { readCursor, scopeSql, unitIdsOf, writeCursor } from '../../matters/index.ts';
import type { EffectRow, RecheckState } from '../contract-effects.ts';
import type { ProjectsTables } from '../tables.ts';
import { type AreaFilter, filterSql } from './filter-sql.ts';
import { projectSettings } from './settings.ts';

const db = builder<ProjectsTables>();
const PAGE = 20;

export interface EffectFilter extends AreaFilter {
  recheck?: RecheckState;
  cursor?: string;
}
type Found = Omit<EffectRow, 'files'> & { k: string; own: string[] | null };

/** A page of effects, newest first, each round of a project by itself. */
export async function listEffects(
  ctx: Ctx,
  { recheck, cursor, ...filter }: EffectFilter,
  size = PAGE,
): Promise<{ items: EffectRow[]; next: string | null }> {
  const { tx, actor, now, platform } = ctx;
  const today = civilDateOf(now, platform.timezone);
  const { recheckWithinDays } = await projectSettings(ctx);
  const after = readCursor(cursor);
  const wanted = [
    sql`m.tenant_id = ${tx.tenantId} and m.kind = 'project'`,
    scopeSql(actor, await unitIdsOf(ctx)),
    ...filterSql(tx.tenantId, filter),
  ];
  const rows = (await tx.run(
    sql<Found>`with effect as (
      select m.id, m.number, m.version, m.title, m.category as type, m.place_id as "placeId", m.lead_id as "leadId",
        e.round, e.before, e.after, e."peopleHelped", e."reportedBy", e."reportedOn", e.published, e."withheldReason", e."publishedOn",
        e."recheckOn", e."recheckedBy", e."recheckedOn", e.rebounded, e."recheckText", e.files as own,
        (e."reportedOn"::timestamp + e.round * interval '1 minute') as k,
        case when e.rebounded then 'rebounded' when e."recheckedOn" is not null then 'held' when e."recheckOn" is null then 'none'
          when e."recheckOn" > ${today}::text then 'to-come'
          when e."recheckOn" >= ${addDays(today, -recheckWithinDays)}::text then 'due' else 'overdue' end as recheck
      from matters m join projects j on j.tenant_id = m.tenant_id and j.id = m.id
      cross join lateral jsonb_to_recordset(j.effects) as e(round int, before text, after text, "peopleHelped" int, "reportedBy" uuid,
        "reportedOn" text, published boolean, "withheldReason" text, "publishedOn" text, "recheckOn" text, "recheckedBy" uuid,
        "recheckedOn" text, rebounded boolean, "recheckText" text, files jsonb)
      where ${sql.join(
        wanted.map((each) => sql`(${each})`),
        sql` and `,
      )}
    )
    select e.*, e.k::text as k, r.codes, r.ratings, r."averageScore"
    from effect e cross join lateral (
      select count(*)::int as codes, count(c.score)::int as ratings, round(avg(c.score), 2)::float8 as "averageScore"
      from project_rating_codes c where c.tenant_id = ${tx.tenantId} and c.project_id = e.id and c.round = e.round) r
    where ${recheck ? sql`e.recheck = ${recheck}` : sql`true`}
      and ${after ? sql`(e.k, e.id) < (${after.at}::timestamp, ${after.id}::uuid)` : sql`true`}
    order by e.k desc, e.id desc limit ${size + 1}`.compile(db),
  )) as Found[];
  const page = rows.slice(0, size);
  const pictures = await picturesOf(
    tx,
    page.map(({ id }) => id),
  );
  const items = page.map(({ k: _key, own, ...row }): EffectRow => {
    const ofRow = pictures.filter(({ id, subjectId }) => subjectId === row.id && (own === null || own.includes(id)));
    return { ...row, files: ofRow.map(({ subjectId: _subject, ...file }) => file) };
  });
  const last = page.at(-1);
  return { items, next: rows.length > size && last ? writeCursor({ at: last.k, id: last.id }) : null };
}
