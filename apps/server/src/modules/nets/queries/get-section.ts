import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { findUnit } from '../../organizations/index.ts';
import type { DutyPerson, Exception, Roster, SectionDetail } from '../contract.ts';
import { calendarOf, turnAt } from '../domain/duty.ts';
import { mayManageNet } from '../policy.ts';
import { sectionRow } from './list-nets.ts';
import { netsOf, netsWithin, type NetsInMemory } from './nets-in-memory.ts';

const CALENDAR_DAYS = 28;
const MOST_FORMER = 100;

/** One section with its people, turns, calendar from a day on (unless told, the day on which the running turn began: after midnight that is yesterday) and what it was before. Throws not-found. */
export const getSection = async (ctx: Ctx, id: string, from?: string): Promise<SectionDetail> =>
  detailOf(ctx, await netsOf(ctx), id, from);

/** The same as this transaction has it. */
export const sectionAfterChange = async (ctx: Ctx, id: string): Promise<SectionDetail> =>
  detailOf(ctx, await netsWithin(ctx), id);

async function detailOf(ctx: Ctx, nets: NetsInMemory, id: string, from?: string): Promise<SectionDetail> {
  const { tx, actor, now, platform } = ctx;
  const section = nets.sections.get(id);
  if (!section) throw notFound();
  const { net } = section;
  const unit = await findUnit(tx, net.unitId);
  const [row] = await tx.sql<Pick<SectionDetail, 'people' | 'rosters' | 'exceptions' | 'areas'>>(HISTORY, [
    tx.tenantId,
    id,
    net.id,
    MOST_FORMER,
  ]);
  if (!row) throw notFound();
  return {
    ...sectionRow(ctx, nets, section),
    netId: net.id,
    net: net.name,
    dayStart: net.dayStart,
    nightStart: net.nightStart,
    ...(row as { people: DutyPerson[]; rosters: Roster[]; exceptions: Exception[]; areas: SectionDetail['areas'] }),
    calendar: calendarOf(section, net, from ?? turnAt(now.getTime(), net, platform.timezone).day, CALENDAR_DAYS),
    abilities: mayManageNet(actor, { path: unit?.path ?? '' }) ? ['net.manage'] : [],
  };
}

const iso = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const list = (object: string, order: string, from: string): string =>
  `coalesce((select json_agg(x.row order by ${order}) from (select ${object} as row, ${from}) x), '[]')`;

const HISTORY = `select
  ${list(
    `json_build_object('id', p.id, 'name', p.name, 'title', p.title, 'active', p.active, 'version', p.version)`,
    'x.active desc, x.name',
    'p.active, p.name from duty_people p where p.tenant_id = $1 and p.net_id = $3',
  )} as people,
  ${list(
    `json_build_object('id', r.id, 'slots', r.slots, 'validFrom', r.valid_from, 'validUntil', r.valid_until)`,
    'x.valid_from desc, x.created_at desc',
    `r.valid_from, r.created_at from duty_rosters r where r.tenant_id = $1 and r.section_id = $2
     order by r.valid_from desc, r.created_at desc limit $4`,
  )} as rosters,
  ${list(
    `json_build_object('id', e.id, 'from', e.from_day, 'until', e.until_day, 'shift', e.shift, 'insteadOfId', e.instead_of,
       'personId', e.person_id, 'createdAt', ${iso('e.created_at')}, 'cancelledAt', ${iso('e.cancelled_at')})`,
    'x.from_day desc, x.created_at desc',
    `e.from_day, e.created_at from duty_exceptions e where e.tenant_id = $1 and e.section_id = $2
     order by e.from_day desc, e.created_at desc limit $4`,
  )} as exceptions,
  ${list(
    `json_build_object('validFrom', ${iso('a.valid_from')}, 'validUntil', ${iso('a.valid_until')}, 'places', a.places, 'ground', a.ground)`,
    'x.valid_from desc',
    `a.valid_from from (
       select valid_from, valid_until, count(place_id) as places, count(geometry) as ground from net_areas
       where tenant_id = $1 and section_id = $2 group by valid_from, valid_until order by valid_from desc limit $4) a`,
  )} as areas`;
