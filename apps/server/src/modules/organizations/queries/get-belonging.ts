import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { Belonging, Body, MeetingRow, Seat, UnitPageEntry } from '../contract.ts';
import { entriesOf } from '../unit-page-parts.ts';
import { bodyJson, seatJson } from './body-rows.ts';
import { meetingColumns } from './meeting-rows.ts';
import { meetingScope } from './meeting-scope.ts';
import { linksOf, pairingsOf } from './pairing-rows.ts';
import { todayOf } from './standing.ts';
import { findUnit } from './unit-rows.ts';

/** The one page of a unit: bodies, seats, months in the chair, pairings, links, meetings to come, what it owes and gives. Throws not-found. */
export async function getBelonging(ctx: Ctx, unitId: string): Promise<Belonging> {
  if (!(await findUnit(ctx.tx, unitId))) throw notFound();
  return {
    unitId,
    ...(await sittings(ctx, unitId)),
    pairings: await pairingsOf(ctx, unitId),
    leaderLinks: await linksOf(ctx, unitId),
    meetings: await meetingsToCome(ctx, unitId),
    owes: byDay([...(await decisionsOwed(ctx, unitId)), ...(await entriesOf(ctx, 'owes', unitId))]),
    gives: await entriesOf(ctx, 'gives', unitId),
  };
}

/** Whatever it comes from: what is due first stands first, what has no day last. */
const byDay = (entries: UnitPageEntry[]): UnitPageEntry[] =>
  entries.sort((a, b) => (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'));

async function sittings(ctx: Ctx, unitId: string): Promise<Pick<Belonging, 'bodies' | 'seats' | 'rota'>> {
  const today = todayOf(ctx);
  const [row] = await ctx.tx.sql<{ bodies: Body[]; seats: Seat[]; rota: Belonging['rota'] }>(
    `select
       (select coalesce(json_agg(${bodyJson('$3::date')} order by b.name, b.id), '[]') from joint_bodies b
        where b.tenant_id = $1 and (b.ended_on is null or b.ended_on >= $3::date) and exists (select from body_seats s
          where s.tenant_id = b.tenant_id and s.body_id = b.id and s.unit_id = $2 and s.from_on <= $3::date
            and (s.until_on is null or s.until_on >= $3::date))) as bodies,
       (select coalesce(json_agg(${seatJson} order by s.until_on is not null and s.until_on < $3::date, s.from_on desc, s.id), '[]')
        from body_seats s where s.tenant_id = $1 and s.unit_id = $2) as seats,
       (select coalesce(json_agg(json_build_object('bodyId', b.id, 'bodyName', b.name, 'month', r.month, 'theme', r.theme)
          order by r.month, b.name), '[]')
        from rota_months r join joint_bodies b on b.tenant_id = r.tenant_id and b.id = r.body_id
        where r.tenant_id = $1 and r.unit_id = $2 and r.month >= $4 and (b.ended_on is null or to_char(b.ended_on, 'YYYY-MM') >= r.month)) as rota`,
    [ctx.tx.tenantId, unitId, today, today.slice(0, 7)],
  );
  return row ?? { bodies: [], seats: [], rota: [] };
}

async function meetingsToCome(ctx: Ctx, unitId: string): Promise<MeetingRow[]> {
  const scope = await meetingScope(ctx, 3);
  return ctx.tx.sql<MeetingRow>(
    `select ${meetingColumns} from joint_meetings m where m.tenant_id = $1 and m.state = 'called'
       and exists (select from meeting_units v where v.tenant_id = m.tenant_id and v.meeting_id = m.id and v.unit_id = $2)
       and ${scope.sql} order by m.begins_at, m.id limit 50`,
    [ctx.tx.tenantId, unitId, ...scope.values],
  );
}

/** What meetings agreed on and the unit leads, not yet done: the most urgent first. */
async function decisionsOwed(ctx: Ctx, unitId: string): Promise<UnitPageEntry[]> {
  const scope = await meetingScope(ctx, 4);
  return ctx.tx.sql<UnitPageEntry>(
    `select 'joint-decision' as kind, i.id, m.id as "withinId", i.title, 'agreed' as state, i.due_on as "dueOn",
       i.due_on is not null and i.due_on < $3::date as late
     from meeting_items i join joint_meetings m on m.tenant_id = i.tenant_id and m.id = i.meeting_id
     where i.tenant_id = $1 and i.lead_id = $2 and i.outcome = 'agreed' and i.done_on is null and ${scope.sql}
     order by i.due_on nulls last, i.id limit 200`,
    [ctx.tx.tenantId, unitId, todayOf(ctx), ...scope.values],
  );
}
