import type { Static } from 'typebox';
import { invalid, notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { BodyDetail, giveSeat as giveContract, Seat, updateSeat as updateContract } from '../contract.ts';
import { bodyDetail, type LoadedBody, refuseEnded } from '../queries/body-rows.ts';
import { jointWords } from '../queries/joint-words.ts';
import { todayOf } from '../queries/standing.ts';
import { changedMeanwhile, openUnits, refuseEndBefore, wordOf } from './joint-errors.ts';
import { maintainedBody } from './save-body.ts';

type NewSeat = Static<typeof giveContract.body>;

/** Throws not-found, forbidden, conflict (body-ended), invalid: unknown-word, unknown-unit, day-order, seat-taken. */
export async function giveSeat(ctx: Ctx, bodyId: string, input: NewSeat): Promise<BodyDetail> {
  const { tx, actor, now } = ctx;
  const loaded = await maintainedBody(ctx, bodyId);
  refuseEnded(loaded, todayOf(ctx));
  const role = wordOf((await jointWords(ctx)).seatRoles, input.role, 'role');
  await openUnits(ctx, [input.unitId], 'unitId');
  refuseEndBefore(input.fromOn, input.untilOn);
  const office = input.office?.trim() ?? '';
  refuseTaken(loaded, { ...input, office, untilOn: input.untilOn ?? null }, role.single);
  const id = ctx.newId();
  await tx.sql(
    `insert into body_seats (tenant_id, id, body_id, unit_id, role, office, post_id, from_on, until_on, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      tx.tenantId,
      id,
      bodyId,
      input.unitId,
      input.role,
      office,
      input.postId ?? null,
      input.fromOn,
      input.untilOn ?? null,
      now,
    ],
  );
  const { unitId, role: code, fromOn, untilOn = null } = input;
  const data = { seatId: id, unitId, role: code, fromOn, untilOn, postId: input.postId ?? null };
  await emit(tx, actor, now, bodyId, { kind: 'body-seat.given', data });
  return bodyDetail(ctx, bodyId);
}

/** Names who sits there by office or post. Throws not-found, forbidden, version-conflict, body-ended. */
export async function updateSeat(
  ctx: Ctx,
  id: string,
  change: Static<typeof updateContract.body>,
): Promise<BodyDetail> {
  const { tx, actor, now } = ctx;
  const { seat, loaded } = await ownSeat(ctx, id, change.version);
  const office = change.office?.trim() ?? seat.office;
  const postId = change.postId === undefined ? seat.postId : change.postId;
  await tx.sql(
    'update body_seats set office = $3, post_id = $4, version = version + 1 where tenant_id = $1 and id = $2',
    [tx.tenantId, id, office, postId],
  );
  const data = { seatId: id, postId };
  await emit(tx, actor, now, loaded.body.id, {
    kind: 'body-seat.changed',
    data,
    words: { before: seat.office, office },
  });
  return bodyDetail(ctx, loaded.body.id);
}

/** The seat ends with a day and stays in the history. Throws not-found, forbidden, version-conflict, body-ended, day-order. */
export async function endSeat(
  ctx: Ctx,
  id: string,
  { version, untilOn }: { version: number; untilOn: string },
): Promise<BodyDetail> {
  const { tx, actor, now } = ctx;
  const { seat, loaded } = await ownSeat(ctx, id, version);
  refuseEndBefore(seat.fromOn, untilOn);
  const role = (await jointWords(ctx)).seatRoles.find(({ code }) => code === seat.role);
  // An end may also be moved back: then it must not run into who came after.
  refuseTaken(loaded, { ...seat, untilOn }, role?.single ?? false);
  await tx.sql('update body_seats set until_on = $3, version = version + 1 where tenant_id = $1 and id = $2', [
    tx.tenantId,
    id,
    untilOn,
  ]);
  const data = { seatId: id, unitId: seat.unitId, role: seat.role, untilOn };
  await emit(tx, actor, now, loaded.body.id, { kind: 'body-seat.ended', data });
  return bodyDetail(ctx, loaded.body.id);
}

async function ownSeat(ctx: Ctx, id: string, version: number): Promise<{ seat: Seat; loaded: LoadedBody }> {
  const { tx } = ctx;
  const [row] = await tx.sql<{ body_id: string }>('select body_id from body_seats where tenant_id = $1 and id = $2', [
    tx.tenantId,
    id,
  ]);
  if (!row) throw notFound();
  const loaded = await maintainedBody(ctx, row.body_id);
  const seat = loaded.seats.find((each) => each.id === id);
  if (!seat) throw notFound();
  if (seat.version !== version) throw changedMeanwhile(await bodyDetail(ctx, row.body_id));
  refuseEnded(loaded, todayOf(ctx));
  return { seat, loaded };
}

type Wanted = Pick<Seat, 'unitId' | 'role' | 'office' | 'fromOn' | 'untilOn'> & { id?: string };

/** One unit sits once in the same role and office at a time; a role that is one's alone is held by one at a time. */
function refuseTaken({ seats }: LoadedBody, wanted: Wanted, single: boolean): void {
  const taken = seats.find(
    (seat) =>
      seat.id !== wanted.id &&
      seat.role === wanted.role &&
      (single || (seat.unitId === wanted.unitId && seat.office === wanted.office)) &&
      (seat.untilOn === null || seat.untilOn >= wanted.fromOn) &&
      (wanted.untilOn === null || seat.fromOn <= wanted.untilOn),
  );
  if (!taken) return;
  throw invalid(
    'seat-taken',
    single
      ? '这个职务同一时间只能由一个单位担任，请先给现任填写截止日期。'
      : '这个单位在这段时间里已有同样的席位，请检查日期。',
    single
      ? 'This role is held by one at a time: end the present seat first.'
      : 'The unit has the same seat in that time: check the days.',
    { seatId: taken.id, fromOn: taken.fromOn, untilOn: taken.untilOn },
  );
}
