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
  const excluded = await isExcluded(ctx, after.matter.id);
  const both = (sign: 1 | -1): Signs => ({ published: sign, excluded: excluded ? sign : 0 });
  if (earlier) await addShare(ctx, before.matter, before.own.followedUpAt!, earlier, both(-1));
  if (latest) await addShare(ctx, after.matter, after.own.followedUpAt!, latest, both(1));
}

const keyOf = ({ matter, own }: { matter: Matter; own: RequestOwn }): unknown[] => [
  own.followedUpAt,
  matter.leadId,
  matter.placeId,
  matter.category,
];

async function isExcluded({ tx }: Ctx, requestId: string): Promise<boolean> {
  const rows = await tx.sql(
    `select 1 from exclusions where tenant_id = $1 and request_id = $2 and state = 'accepted'`,
    [tx.tenantId, requestId],
  );
  return rows.length > 0;
}

/** Into which of the two sums a share goes, or is taken from: those published, and those an assessment leaves out. */
export interface Signs {
  published: 1 | -1 | 0;
  excluded: 1 | -1 | 0;
}

const FIELDS = [
  ['due', 'due'],
  ['contacted_in_time', 'contactedInTime'],
  ['visited', 'visited'],
  ['unreached', 'unreached'],
  ['answered', 'answered'],
  ['solved', 'solved'],
  ['satisfied', 'satisfied'],
  ['handled_in_time', 'handledInTime'],
] as const;
const columns = [...FIELDS.map(([column]) => column), ...FIELDS.map(([column]) => `x_${column}`)];
const ADD = `insert into rate_counts as r (tenant_id, day, lead_id, place_id, category, ${columns.join(', ')})
  values ($1, $2, $3, $4, $5, ${columns.map((_, i) => `$${i + 6}`).join(', ')})
  on conflict (tenant_id, day, lead_id, place_id, category) do update set ${columns.map((name) => `${name} = r.${name} + excluded.${name}`).join(', ')}`;

export async function addShare(
  { tx, platform }: Ctx,
  matter: Pick<Matter, 'leadId' | 'placeId' | 'category'>,
  at: Date,
  share: RateShare,
  signs: Signs,
): Promise<void> {
  const values = FIELDS.map(([, field]) => share[field]);
  await tx.sql(ADD, [
    tx.tenantId,
    civilDateOf(at, platform.timezone),
    matter.leadId ?? NOBODY,
    matter.placeId ?? NOBODY,
    matter.category ?? '',
    ...values.map((value) => value * signs.published),
    ...values.map((value) => value * signs.excluded),
  ]);
}
