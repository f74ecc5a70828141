import { conflict, notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Body, BodyDetail, Seat } from '../contract.ts';
import { mayLeadFor, mayMaintain } from '../policy.ts';
import { aroundBody } from './around-body.ts';
import { jointWords } from './joint-words.ts';
import { standingOf, todayOf } from './standing.ts';

/** A joint body `b` as JSON; `today` is the SQL of a date. */
export const bodyJson = (today: string): string => `json_build_object(
  'id', b.id, 'kind', b.kind, 'field', b.field, 'name', b.name, 'duty', b.duty, 'parentId', b.parent_id,
  'placeIds', (select coalesce(json_agg(x.place_id order by x.place_id), '[]') from joint_body_places x
    where x.tenant_id = b.tenant_id and x.body_id = b.id),
  'rotates', b.rotates, 'foundedOn', b.founded_on, 'endedOn', b.ended_on,
  'units', (select count(distinct s.unit_id) from body_seats s where s.tenant_id = b.tenant_id and s.body_id = b.id
    and s.from_on <= ${today} and (s.until_on is null or s.until_on >= ${today})),
  'version', b.version)`;

/** A seat `s` as JSON. */
export const seatJson = `json_build_object('id', s.id, 'bodyId', s.body_id, 'unitId', s.unit_id, 'role', s.role, 'office', s.office,
  'postId', s.post_id, 'fromOn', s.from_on, 'untilOn', s.until_on, 'version', s.version)`;

/** A body as its own commands need it. */
export interface LoadedBody {
  body: Body;
  seats: (Seat & { unitPath: string })[];
  placePaths: string[];
}

/** Throws not-found. With `lock`, other changes of the body wait until the transaction ends. */
export async function loadBody(
  ctx: Pick<Ctx, 'tx' | 'now' | 'platform'>,
  id: string,
  lock = false,
): Promise<LoadedBody> {
  const { tx } = ctx;
  // Locked before it is read: what the same statement reads besides the locked row would be as old as the wait.
  if (lock) await tx.sql('select from joint_bodies where tenant_id = $1 and id = $2 for update', [tx.tenantId, id]);
  const [row] = await tx.sql<LoadedBody>(
    `select ${bodyJson('$3::date')} as body,
       (select coalesce(json_agg(${seatJson}::jsonb || jsonb_build_object('unitPath', u.path)
          order by s.until_on is not null and s.until_on < $3::date, s.from_on desc, s.id), '[]')
        from body_seats s join units u on u.tenant_id = s.tenant_id and u.id = s.unit_id
        where s.tenant_id = b.tenant_id and s.body_id = b.id) as seats,
       array(select p.path from joint_body_places x join places p on p.tenant_id = x.tenant_id and p.id = x.place_id
         where x.tenant_id = b.tenant_id and x.body_id = b.id) as "placePaths"
     from joint_bodies b where b.tenant_id = $1 and b.id = $2`,
    [tx.tenantId, id, todayOf(ctx)],
  );
  if (!row) throw notFound();
  return row;
}

/** The unit in the chair in a month by the rota. */
export async function rotaUnit(
  tx: Tx,
  bodyId: string,
  month: string,
): Promise<{ unitId: string; unitPath: string; theme: string } | undefined> {
  const [row] = await tx.sql<{ unitId: string; unitPath: string; theme: string }>(
    `select r.unit_id as "unitId", u.path as "unitPath", r.theme
     from rota_months r join units u on u.tenant_id = r.tenant_id and u.id = r.unit_id
     where r.tenant_id = $1 and r.body_id = $2 and r.month = $3`,
    [tx.tenantId, bodyId, month],
  );
  return row;
}

/** Seats that lead on a day, in the order of the tenant's roles: the first is in the chair where the chair does not rotate. */
export async function leadingSeats(
  ctx: Pick<Ctx, 'tx'>,
  { seats }: LoadedBody,
  day: string,
): Promise<LoadedBody['seats']> {
  const { seatRoles } = await jointWords(ctx);
  const order = seatRoles.filter(({ leads }) => leads).map(({ code }) => code);
  return seats
    .filter((seat) => order.includes(seat.role) && sitsOn(seat, day))
    .sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
}

export const sitsOn = ({ fromOn, untilOn }: Pick<Seat, 'fromOn' | 'untilOn'>, day: string): boolean =>
  fromOn <= day && (untilOn === null || untilOn >= day);

/** Who maintains the body, or leads it on a day: by seat, or because the month is theirs. */
export async function mayCall(ctx: Ctx, loaded: LoadedBody, day: string): Promise<boolean> {
  if (mayMaintain(ctx.actor, await standingOf(ctx), loaded.placePaths)) return true;
  const inChair = await rotaUnit(ctx.tx, loaded.body.id, day.slice(0, 7));
  const leading = await leadingSeats(ctx, loaded, day);
  const paths = leading.map(({ unitPath }) => unitPath);
  return mayLeadFor(ctx.actor, inChair ? [...paths, inChair.unitPath] : paths);
}

/** The body as its page shows it. Throws not-found. */
export async function bodyDetail(ctx: Ctx, id: string): Promise<BodyDetail> {
  const loaded = await loadBody(ctx, id);
  const maintains = mayMaintain(ctx.actor, await standingOf(ctx), loaded.placePaths);
  const near = await aroundBody(ctx, loaded.body);
  const calls = loaded.body.endedOn === null && (await mayCall(ctx, loaded, todayOf(ctx)));
  return {
    ...loaded.body,
    ...near,
    seats: loaded.seats.map(({ unitPath: _path, ...seat }) => seat),
    may: [...(maintains ? ['maintain'] : []), ...(calls ? ['call'] : [])],
  };
}

/** Throws `conflict` (body-ended) for a body that has ended. */
export function refuseEnded({ body }: LoadedBody, today: string): void {
  if (body.endedOn === null || body.endedOn >= today) return;
  throw conflict(
    'body-ended',
    '这个组织已经撤销，不能再改。如需恢复，请先清除撤销日期。',
    'This body has ended. Clear the day it ended to go on with it.',
  );
}
