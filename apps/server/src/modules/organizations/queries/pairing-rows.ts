import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { LeaderLink, Pairing } from '../contract.ts';
import { mayMaintain, type Standing } from '../policy.ts';
import { standingOf, todayOf } from './standing.ts';

type Row = Omit<Pairing, 'may'> & { communityPaths: string[] };

// A pairing that has ended is known by the communities it had on its last day.
const SELECT = `select r.id, r.kind, r.purpose, r.from_on as "fromOn", r.until_on as "untilOn", r.version,
    (select json_agg(json_build_object('id', y.id, 'unitId', y.unit_id, 'side', y.side, 'fromOn', y.from_on, 'untilOn', y.until_on)
       order by y.side, y.until_on is not null, y.from_on, y.id)
     from pairing_parties y where y.tenant_id = r.tenant_id and y.pairing_id = r.id) as parties,
    array(select coalesce(p.path, '') from pairing_parties y join units u on u.tenant_id = y.tenant_id and u.id = y.unit_id
      left join places p on p.tenant_id = u.tenant_id and p.id = u.place_id
      where y.tenant_id = r.tenant_id and y.pairing_id = r.id and y.side = 'community'
        and (y.until_on is null or y.until_on >= r.until_on)) as "communityPaths"
  from pairings r where r.tenant_id = $1`;

const pairingOf = (ctx: Ctx, standing: Standing, { communityPaths, ...row }: Row): Pairing => ({
  ...row,
  may: row.untilOn === null && mayMaintain(ctx.actor, standing, communityPaths) ? ['maintain'] : [],
});

export async function listPairings(
  ctx: Ctx,
  { kind, unitId, ended }: { kind?: string; unitId?: string; ended?: boolean },
): Promise<{ items: Pairing[] }> {
  const rows = await ctx.tx.sql<Row>(
    `${SELECT} and ($2::boolean or r.until_on is null or r.until_on >= $3::date) and ($4::text is null or r.kind = $4)
       and ($5::uuid is null or exists (select from pairing_parties y where y.tenant_id = r.tenant_id and y.pairing_id = r.id
         and y.unit_id = $5 and ($2::boolean or y.until_on is null or y.until_on >= $3::date)))
     order by r.from_on desc, r.id limit 3000`,
    [ctx.tx.tenantId, ended ?? false, todayOf(ctx), kind ?? null, unitId ?? null],
  );
  const standing = await standingOf(ctx);
  return { items: rows.map((row) => pairingOf(ctx, standing, row)) };
}

/** Throws not-found. With `lock`, other changes wait until the transaction ends. */
export async function findPairing(ctx: Ctx, id: string, lock = false): Promise<Pairing> {
  const { tx } = ctx;
  if (lock) await tx.sql('select from pairings where tenant_id = $1 and id = $2 for update', [tx.tenantId, id]);
  const [row] = await tx.sql<Row>(`${SELECT} and r.id = $2`, [tx.tenantId, id]);
  if (!row) throw notFound();
  return pairingOf(ctx, await standingOf(ctx), row);
}

type LinkRow = Omit<LeaderLink, 'may'> & { placePath: string };
const LINKS = `select k.id, k.office, k.post_id as "postId", k.unit_id as "unitId", k.place_id as "placeId", k.from_on as "fromOn",
    k.until_on as "untilOn", k.version, p.path as "placePath"
  from leader_links k join places p on p.tenant_id = k.tenant_id and p.id = k.place_id where k.tenant_id = $1`;

const linkOf = (ctx: Ctx, standing: Standing, { placePath, ...row }: LinkRow): LeaderLink => ({
  ...row,
  may: row.untilOn === null && mayMaintain(ctx.actor, standing, [placePath]) ? ['maintain'] : [],
});

/** Links at or below a place; for a unit: of its own offices, and of others to the place it serves and those above it. */
export async function listLeaderLinks(
  ctx: Ctx,
  { placeId, unitId, ended }: { placeId?: string; unitId?: string; ended?: boolean },
): Promise<{ items: LeaderLink[] }> {
  const rows = await ctx.tx.sql<LinkRow>(
    `${LINKS} and ($2::boolean or k.until_on is null or k.until_on >= $3::date)
       and ($4::uuid is null or exists (select from places q where q.tenant_id = k.tenant_id and q.id = $4 and starts_with(p.path, q.path)))
       and ($5::uuid is null or k.unit_id = $5 or exists (select from units u join places q on q.tenant_id = u.tenant_id and q.id = u.place_id
         where u.tenant_id = k.tenant_id and u.id = $5 and starts_with(q.path, p.path)))
     order by p.path, k.from_on desc, k.id limit 3000`,
    [ctx.tx.tenantId, ended ?? false, todayOf(ctx), placeId ?? null, unitId ?? null],
  );
  const standing = await standingOf(ctx);
  return { items: rows.map((row) => linkOf(ctx, standing, row)) };
}

/** Throws not-found. */
export async function findLeaderLink(ctx: Ctx, id: string): Promise<LeaderLink> {
  const [row] = await ctx.tx.sql<LinkRow>(`${LINKS} and k.id = $2 for update of k`, [ctx.tx.tenantId, id]);
  if (!row) throw notFound();
  return linkOf(ctx, await standingOf(ctx), row);
}
