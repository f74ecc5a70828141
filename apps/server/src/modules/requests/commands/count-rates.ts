import { civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { Matter } from '../../matters/index.ts';
import { type RateShare, rateShare } from '../domain/rates.ts';
import type { RequestOwn } from '../domain/request.ts';
import { requestSettings } from '../queries/settings.ts';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * Keeps the three rates as increments, in the transaction of every step: a request counts once, on the day of its latest
 * follow-up, for the unit, place and category it has now. Whatever changes one of these takes the earlier share back.
 */
export async function countRates(
  ctx: Ctx,
  before: { matter: Matter; own: RequestOwn },
  after: { matter: Matter; own: RequestOwn },
): Promise<void> {
  if (before.own.followedUpAt === null && after.own.followedUpAt === null) return;
  const { satisfiedFrom } = await requestSettings(ctx);
  const earlier = rateShare(before.own, before.matter.clocks, satisfiedFrom);
  const latest = rateShare(after.own, after.matter.clocks, satisfiedFrom);
  if (JSON.stringify([keyOf(before), earlier]) === JSON.stringify([keyOf(after), latest])) return;
  if (earlier) await add(ctx, before.matter, before.own.followedUpAt!, earlier, -1);
  if (latest) await add(ctx, after.matter, after.own.followedUpAt!, latest, 1);
}

const keyOf = ({ matter, own }: { matter: Matter; own: RequestOwn }): unknown[] => [
  own.followedUpAt,
  matter.leadId,
  matter.placeId,
  matter.category,
];

async function add({ tx, platform }: Ctx, matter: Matter, at: Date, share: RateShare, sign: 1 | -1): Promise<void> {
  const values = [
    share.due,
    share.contactedInTime,
    share.visited,
    share.unreached,
    share.answered,
    share.solved,
    share.satisfied,
    share.handledInTime,
  ];
  await tx.sql(
    `insert into rate_counts as r (tenant_id, day, lead_id, place_id, category, due, contacted_in_time, visited, unreached, answered, solved, satisfied, handled_in_time)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     on conflict (tenant_id, day, lead_id, place_id, category) do update set due = r.due + excluded.due,
       contacted_in_time = r.contacted_in_time + excluded.contacted_in_time, visited = r.visited + excluded.visited,
       unreached = r.unreached + excluded.unreached, answered = r.answered + excluded.answered, solved = r.solved + excluded.solved,
       satisfied = r.satisfied + excluded.satisfied, handled_in_time = r.handled_in_time + excluded.handled_in_time`,
    [
      tx.tenantId,
      civilDateOf(at, platform.timezone),
      matter.leadId ?? NOBODY,
      matter.placeId ?? NOBODY,
      matter.category ?? '',
      ...values.map((value) => value * sign),
    ],
  );
}
