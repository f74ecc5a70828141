import { type RawBuilder, sql } from 'kysely';
import { invalid } from '../../../kernel/errors.ts';
import { addDays, DAY, instantOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { scopeSql, unitIdsOf } from '../../matters/index.ts';
import { unitIdsUnder, unitsInMemory } from '../../organizations/index.ts';
import type { ListFilter, Warn } from '../contract-list.ts';
import { requestSettings } from './settings.ts';
import { oneOf, viewSql } from './view-sql.ts';

type Part = RawBuilder<unknown>;

/**
 * What the filter and the caller's scope leave, as a condition on `matters m` (and `requests r` where `needsOwn` says so).
 * Throws invalid: contact-needs-follow-up, and for a date that does not exist.
 */
export async function filterSql(ctx: Ctx, filter: ListFilter): Promise<RawBuilder<boolean>> {
  const unitIds = await unitIdsOf(ctx);
  const parts = [
    ...scopeParts(ctx, filter, unitIds),
    ...(filter.view ? [viewSql(ctx, filter.view, unitIds)] : []),
    ...plainParts(filter),
    ...unitParts(filter, filter.leadWithin === undefined ? [] : await unitIdsWithin(ctx, filter.leadWithin)),
    ...placeParts(ctx, filter),
    ...limitParts(ctx, filter),
    ...dateParts(ctx, filter),
    ...(needsOwn(filter) ? answerParts(filter, (await requestSettings(ctx)).satisfiedFrom) : []),
  ];
  return parts.length > 0 ? (sql.join(parts, sql` and `) as RawBuilder<boolean>) : sql<boolean>`true`;
}

/** Whether the condition speaks of `requests r`, so that it has to be joined. */
export const needsOwn = (filter: ListFilter): boolean =>
  (
    [
      'reached',
      'solved',
      'satisfied',
      'excluded',
      'contactDue',
      'contactedInTime',
      'followedFrom',
      'followedTo',
    ] as const
  ).some((name) => filter[name] !== undefined);

/** Of what the own units hold everything is visible: there the index of the unit answers alone. */
function scopeParts({ actor }: Ctx, filter: ListFilter, unitIds: readonly string[]): Part[] {
  const ofUnits = actor.scope === 'unit' && unitIds.length > 0;
  const held = filter.view === 'todo' || (filter.holderId !== undefined && unitIds.includes(filter.holderId));
  return ofUnits && held ? [] : [scopeSql(actor, unitIds)];
}

function plainParts(filter: ListFilter): Part[] {
  const parts: Part[] = [];
  if (filter.state?.length) parts.push(sql`m.state = any(${filter.state}::text[])`);
  if (filter.open !== undefined) parts.push(filter.open ? sql`m.open` : sql`not m.open`);
  if (filter.urgency) parts.push(sql`m.urgency = ${filter.urgency}`);
  if (filter.category) parts.push(sql`m.category = ${filter.category}`);
  if (filter.noCategory !== undefined) parts.push(isNull('m.category', filter.noCategory));
  if (filter.source) parts.push(sql`m.source = ${filter.source}`);
  return parts;
}

const isNull = (column: string, yes: boolean): Part =>
  sql`${sql.raw(column)} ${sql.raw(yes ? 'is null' : 'is not null')}`;

function unitParts(filter: ListFilter, leaders: readonly string[]): Part[] {
  const parts: Part[] = [];
  if (filter.holderId) parts.push(oneOf('m.holder_id', [filter.holderId]));
  if (filter.leadId) parts.push(oneOf('m.lead_id', [filter.leadId]));
  if (filter.leadWithin) parts.push(oneOf('m.lead_id', leaders));
  if (filter.noLead !== undefined) parts.push(isNull('m.lead_id', filter.noLead));
  return parts;
}

async function unitIdsWithin(ctx: Ctx, unitId: string): Promise<readonly string[]> {
  const unit = (await unitsInMemory(ctx)).byId.get(unitId);
  return unit ? unitIdsUnder(ctx, unit.path) : [];
}

function placeParts({ actor }: Ctx, filter: ListFilter): Part[] {
  const path = (id: string): Part =>
    sql`(select path from places where tenant_id = ${actor.tenantId} and id = ${id}::uuid)`;
  const parts: Part[] = [];
  if (filter.placeId) parts.push(sql`m.place_path ^@ ${path(filter.placeId)}`);
  if (filter.notBelow)
    parts.push(sql`(m.place_path = ${path(filter.notBelow)} or not m.place_path ^@ ${path(filter.notBelow)})`);
  if (filter.noPlace !== undefined) parts.push(isNull('m.place_id', filter.noPlace));
  return parts;
}

function limitParts({ now }: Ctx, filter: ListFilter): Part[] {
  const parts: Part[] = [];
  const overdue = sql`m.open and m.due_at < ${now}`;
  if (filter.overdue !== undefined) parts.push(filter.overdue ? overdue : sql`(${overdue}) is not true`);
  if (filter.warn) parts.push(warnSql(filter.warn, now));
  return parts;
}

/** In the words of the dashboard (reporting/queries/read-figures.ts): a level is of the worst clock, overdue of the nearest limit. */
function warnSql(warn: Warn, now: Date): Part {
  switch (warn) {
    case 'within':
      return sql`m.open and m.due_at >= ${now} and m.warn_level < 2`;
    case 'approaching':
      return sql`m.open and m.due_at >= ${now} and m.warn_level >= 2`;
    case 'breached':
      return sql`m.open and m.due_at < ${now}`;
    case 'unlimited':
      return sql`m.open and m.due_at is null`;
  }
}

function dateParts({ platform }: Ctx, filter: ListFilter): Part[] {
  const start = (date: string): Date => instantOf(date, '00:00', platform.timezone);
  const end = (date: string): Date => start(addDays(date, 1));
  const within = (column: string, from: string | undefined, to: string | undefined): Part[] => [
    ...(from ? [sql`${sql.raw(column)} >= ${start(from)}`] : []),
    ...(to ? [sql`${sql.raw(column)} < ${end(to)}`] : []),
  ];
  const { followedFrom, followedTo } = filter;
  return [
    ...within('m.created_at', filter.from, filter.to),
    ...within('m.closed_at', filter.closedFrom, filter.closedTo),
    ...within('r.followed_up_at', followedFrom, followedTo),
    // Nothing is followed up before it is made, save for a day that another system's clock may be ahead: without this the
    // newest-first walk would pass all that came later.
    ...(followedTo ? [sql`m.created_at < ${new Date(end(followedTo).getTime() + DAY)}`] : []),
  ];
}

// Worded with a column of `r`, so that the clocks are read of the follow-ups alone and not of every request first.
const contact = (test: RawBuilder<unknown>): Part => sql`case when r.reached is not null then ${test} end`;
const CONTACT = sql`case when r.merged_into is null then jsonb_path_query_first(m.clocks, '$[*] ? (@.stage == "contact")') end`;
const IN_TIME = sql`(${CONTACT})->'met' = 'true' and r.contacted_at is not null`;

const EXCLUDED = sql`exists (select from exclusions x where x.tenant_id = r.tenant_id and x.request_id = r.id and x.state = 'accepted')`;

/** Of the latest follow-up, share by share as domain/rates.ts counts them. */
function answerParts(filter: ListFilter, satisfiedFrom: number): Part[] {
  const { reached, solved, satisfied, excluded, contactDue, contactedInTime } = filter;
  const byContact = contactDue !== undefined || contactedInTime !== undefined;
  // Only the index of follow-ups keeps this from reading the clocks of every request there is.
  if (byContact && !(filter.followedFrom && filter.followedTo)) throw contactNeedsFollowUp();
  const parts: Part[] = [sql`r.reached is not null`];
  if (reached !== undefined) parts.push(sql`r.reached = ${reached}`);
  if (solved !== undefined) parts.push(sql`r.reached and r.solved = ${solved}`);
  if (satisfied !== undefined)
    parts.push(sql`r.reached and r.satisfied ${sql.raw(satisfied ? '>=' : '<')} ${satisfiedFrom}`);
  if (excluded !== undefined) parts.push(sql`${EXCLUDED} = ${excluded}`);
  if (contactDue !== undefined) parts.push(contact(sql`((${CONTACT}) is not null) = ${contactDue}`));
  if (contactedInTime !== undefined)
    parts.push(contact(contactedInTime ? IN_TIME : sql`(${CONTACT}) is not null and (${IN_TIME}) is not true`));
  return parts;
}

const contactNeedsFollowUp = (): Error =>
  invalid(
    'contact-needs-follow-up',
    '按「按时联系」筛选时，请同时选择回访的起止日期。',
    'To filter by contact in time, give the first and last day of the follow-ups as well.',
    { field: 'followedFrom' },
  );
