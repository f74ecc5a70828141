import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { type Relaid, relay, relayBack, type Standing } from '../domain/relay.ts';
import type { TeamRole } from '../domain/team-roles.ts';
import { renewNets } from './renew-nets.ts';

/** A place that a section covers, as somebody sees it who redraws the places. */
export interface AreaAt {
  id: string;
  placeId: string;
  sectionId: string;
  net: string;
  section: string;
}
/** A member of the five-on-one team entered for a place. */
export interface MemberAt {
  id: string;
  placeId: string;
  role: TeamRole;
  name: string;
  title: string;
  phone: string | null;
}
/** Where each is to be from now on; its own place among them when it stays there too. */
export type Aim = { id: string; to: readonly string[] };
export interface MovedNets {
  areas: Relaid[];
  team: Relaid[];
}

/** Places that sections cover now, those of closed nets too: they may be opened again. */
export const areasAt = ({ tx }: Pick<Ctx, 'tx'>, placeIds: readonly string[]): Promise<AreaAt[]> =>
  tx.sql<AreaAt>(
    `select a.id, a.place_id as "placeId", a.section_id as "sectionId", n.name as net, s.name as section
     from net_areas a
     join net_sections s on s.tenant_id = a.tenant_id and s.id = a.section_id
     join service_nets n on n.tenant_id = a.tenant_id and n.id = s.net_id
     where a.tenant_id = $1 and a.place_id = any($2::uuid[]) and a.valid_until is null
     order by n.name collate "C", s.code collate "C", a.id`,
    [tx.tenantId, placeIds],
  );

/** Who is in the teams entered for these places now. */
export const membersAt = ({ tx }: Pick<Ctx, 'tx'>, placeIds: readonly string[]): Promise<MemberAt[]> =>
  tx.sql<MemberAt>(
    `select id, place_id as "placeId", role, name, title, phone from team_members
     where tenant_id = $1 and place_id = any($2::uuid[]) and valid_until is null order by role, name collate "C", id`,
    [tx.tenantId, placeIds],
  );

const standingArea = ({ id, placeId, sectionId }: AreaAt): Standing => ({ id, placeId, key: sectionId });
const standingMember = ({ id, placeId, role, name, phone }: MemberAt): Standing => ({
  id,
  placeId,
  key: JSON.stringify([role, name, phone]),
});

/** Sections and teams follow the ground; what held until now stays in the history. `placeIds`: all places of before. */
export async function moveNets(
  ctx: Ctx,
  placeIds: readonly string[],
  told: { areas: readonly Aim[]; team: readonly Aim[] },
  cause: string,
): Promise<MovedNets> {
  await renewNets(ctx);
  const areas = relay((await areasAt(ctx, placeIds)).map(standingArea), told.areas, ctx.newId);
  const team = relay((await membersAt(ctx, placeIds)).map(standingMember), told.team, ctx.newId);
  await layAreas(ctx, areas.filter(hasEnded).map(idOf), areas.flatMap(laidOf), cause);
  await layMembers(ctx, team.filter(hasEnded).map(idOf), team.flatMap(laidOf), cause);
  return { areas, team };
}

/** Brings back what is still in force where it was moved to. `placeIds`: all places of before and after. */
export async function returnNets(
  ctx: Ctx,
  placeIds: readonly string[],
  { areas, team }: MovedNets,
  cause: string,
): Promise<void> {
  if (areas.length + team.length === 0) return;
  await renewNets(ctx);
  const anew = <T extends object>(each: T) => ({ ...each, id: ctx.newId() });
  const backAreas = relayBack(new Set((await areasAt(ctx, placeIds)).map(idOf)), areas);
  const backTeam = relayBack(new Set((await membersAt(ctx, placeIds)).map(idOf)), team);
  await layAreas(ctx, backAreas.end, backAreas.lay.map(anew), cause);
  await layMembers(ctx, backTeam.end, backTeam.lay.map(anew), cause);
}

const idOf = ({ id }: { id: string }): string => id;
const hasEnded = ({ ended }: Relaid): boolean => ended;

/** A record to be laid: as `of`, in another place. */
interface Lay {
  id: string;
  of: string;
  placeId: string;
}
const laidOf = ({ id: of, to }: Relaid): Lay[] =>
  to.flatMap(({ id, placeId, laid }) => (laid ? [{ id, of, placeId }] : []));

async function layAreas({ tx, actor, now }: Ctx, end: readonly string[], lay: readonly Lay[], cause: string) {
  if (end.length + lay.length === 0) return;
  const ended = await tx.sql<{ sectionId: string }>(
    `update net_areas set valid_until = $3 where tenant_id = $1 and id = any($2::uuid[]) and valid_until is null
     returning section_id as "sectionId"`,
    [tx.tenantId, end, now],
  );
  const laid = await tx.sql<{ sectionId: string }>(
    `insert into net_areas (tenant_id, id, section_id, place_id, valid_from)
     select $1, l.id, a.section_id, l."placeId", $3 from jsonb_to_recordset($2::jsonb) as l(id uuid, "of" uuid, "placeId" uuid)
     join net_areas a on a.tenant_id = $1 and a.id = l."of"
     where not exists (select from net_areas b where b.tenant_id = $1 and b.section_id = a.section_id
       and b.place_id = l."placeId" and b.valid_until is null)
     returning section_id as "sectionId"`,
    [tx.tenantId, JSON.stringify(lay), now],
  );
  for (const sectionId of new Set([...ended, ...laid].map((row) => row.sectionId))) {
    await tx.sql('update net_sections set version = version + 1 where tenant_id = $1 and id = $2', [
      tx.tenantId,
      sectionId,
    ]);
    await emit(tx, actor, now, sectionId, {
      kind: 'net.section-changed',
      data: { fields: ['placeIds'], regridId: cause },
    });
  }
}

async function layMembers({ tx, actor, now }: Ctx, end: readonly string[], lay: readonly Lay[], cause: string) {
  if (end.length + lay.length === 0) return;
  const left = await tx.sql<{ placeId: string; role: string }>(
    `update team_members set valid_until = $3 where tenant_id = $1 and id = any($2::uuid[]) and valid_until is null
     returning place_id as "placeId", role`,
    [tx.tenantId, end, now],
  );
  const came = await tx.sql<{ placeId: string; role: string }>(
    `insert into team_members (tenant_id, id, place_id, role, name, title, unit_id, phone, valid_from)
     select $1, l.id, l."placeId", m.role, m.name, m.title, m.unit_id, m.phone, $3
     from jsonb_to_recordset($2::jsonb) as l(id uuid, "of" uuid, "placeId" uuid)
     join team_members m on m.tenant_id = $1 and m.id = l."of"
     where not exists (select from team_members b where b.tenant_id = $1 and b.place_id = l."placeId" and b.valid_until is null
       and (b.role, b.name) = (m.role, m.name) and b.phone is not distinct from m.phone)
     returning place_id as "placeId", role`,
    [tx.tenantId, JSON.stringify(lay), now],
  );
  const rolesAt = (rows: typeof left, placeId: string) =>
    rows.filter((row) => row.placeId === placeId).map(({ role }) => role);
  for (const placeId of new Set([...left, ...came].map((row) => row.placeId))) {
    const data = { came: rolesAt(came, placeId), left: rolesAt(left, placeId), regridId: cause };
    await emit(tx, actor, now, placeId, { kind: 'team.changed', data });
  }
}
