import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { unitsInMemory } from '../../organizations/index.ts';
import { groundOf } from '../../territory/index.ts';
import type { NewMember, Team } from '../contract.ts';
import { mayManageTeam } from '../policy.ts';
import { netsOf, netsWithin } from './nets-in-memory.ts';
import { teamAt } from './who-answers.ts';

const MOST_FORMER = 50;

/** The team of a place: what was entered here, who holds in all, who was in it before. Throws not-found. */
export const getTeam = async (ctx: Ctx, placeId: string): Promise<Team> => teamFrom(ctx, placeId, false);

/** The same as this transaction has it. */
export const teamAfterChange = async (ctx: Ctx, placeId: string): Promise<Team> => teamFrom(ctx, placeId, true);

async function teamFrom(ctx: Ctx, placeId: string, isWithin: boolean): Promise<Team> {
  const nets = await (isWithin ? netsWithin(ctx) : netsOf(ctx));
  const ground = await groundOf(ctx);
  const place = ground.places.get(placeId);
  if (!place) throw notFound();
  const units = (await unitsInMemory(ctx)).byId;
  const { mark, former } = await historyOf(ctx, placeId);
  const own = (nets.teams.get(placeId) ?? []).map(
    ({ role, name, title, unitId, phone }): NewMember => ({ role, name, title, unitId, phone }),
  );
  return {
    placeId,
    place: place.name,
    own,
    team: await teamAt(ctx, { nets, ground, units }, placeId),
    former,
    mark,
    abilities: mayManageTeam(ctx.actor, place, await ownGround(ctx)) ? ['net.manage'] : [],
  };
}

/** How often the team of a place was changed (which tells two editors apart), and who left it. */
export async function historyOf({ tx }: Pick<Ctx, 'tx'>, placeId: string): Promise<Pick<Team, 'mark' | 'former'>> {
  const [row] = await tx.sql<{ mark: number; former: Team['former'] }>(
    `select count(*) + count(valid_until) as mark, coalesce((select json_agg(x.row order by x.valid_until desc) from (
         select m.valid_until, json_build_object('role', m.role, 'name', m.name, 'title', m.title,
           'from', ${iso('m.valid_from')}, 'until', ${iso('m.valid_until')}) as row
         from team_members m where m.tenant_id = $1 and m.place_id = $2 and m.valid_until is not null
         order by m.valid_until desc limit $3) x), '[]') as former
     from team_members where tenant_id = $1 and place_id = $2`,
    [tx.tenantId, placeId, MOST_FORMER],
  );
  return row ?? { mark: 0, former: [] };
}

const iso = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The path of the place an actor answers for: that of the post, or the one that the post's unit serves. */
export async function ownGround(ctx: Ctx): Promise<string | null> {
  const { actor } = ctx;
  if (actor.placePath !== null) return actor.placePath;
  if (actor.unitId === null) return null;
  const placeId = (await unitsInMemory(ctx)).byId.get(actor.unitId)?.placeId ?? null;
  return placeId === null ? null : ((await groundOf(ctx)).places.get(placeId)?.path ?? null);
}
