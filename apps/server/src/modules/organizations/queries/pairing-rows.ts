import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { LeaderLink, Pairing } from '../contract.ts';
import { mayMaintain, type Standing } from '../policy.ts';
import { pageOf, readKey } from './page-key.ts';
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

interface Asked {
  kind?: string;
  unitId?: string;
  ended?: boolean;
  cursor?: string;
}
const PAGE = 30;

/** A page of pairings, the newest first. */
export async function listPairings(
  ctx: Ctx,
  { cursor, ...asked }: Asked,
): Promise<{ items: Pairing[]; next: string | null }> {
  const found = await readPairings(ctx, asked, readKey(cursor, 'day', 'id'), PAGE + 1);
  const { rows: items, next } = pageOf(found, PAGE, ({ fromOn, id }) => [fromOn, id]);
  return { items, next };
}

/** The pairings a unit takes part in now, as its own page shows them: all of them. */
export const pairingsOf = (ctx: Ctx, unitId: string): Promise<Pairing[]> =>
  readPairings(ctx, { unitId }, [null, null], 500);

async function readPairings(
  ctx: Ctx,
  { kind, unitId, ended }: Omit<Asked, 'cursor'>,
  after: (string | null)[],
  limit: number,
): Promise<Pairing[]> {
  const rows = await ctx.tx.sql<Row>(
    `${SELECT} and ($2::boolean or r.until_on is null or r.until_on >= $3::date) and ($4::text is null or r.kind = $4)
       and ($5::uuid is null or exists (select from pairing_parties y where y.tenant_id = r.tenant_id and y.pairing_id = r.id
         and y.unit_id = $5 and ($2::boolean or y.until_on is null or y.until_on >= $3::date)))
       and ($6::date is null or (r.from_on, r.id) < ($6::date, $7::uuid))
     order by r.from_on desc, r.id desc limit $8`,
    [ctx.tx.tenantId, ended ?? false, todayOf(ctx), kind ?? null, unitId ?? null, ...after, limit],
  );
  const standing = await standingOf(ctx);
  return rows.map((row) => pairingOf(ctx, standing, row));
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

interface LinksAsked {
  placeId?: string;
  unitId?: string;
  ended?: boolean;
}

/** A page of links by places, at or below a place when asked. */
export async function listLeaderLinks(
  ctx: Ctx,
  { cursor, ...asked }: LinksAsked & { cursor?: string },
): Promise<{ items: LeaderLink[]; next: string | null }> {
  const found = await readLinks(ctx, asked, readKey(cursor, 'path', 'id'), PAGE + 1);
  const { rows, next } = pageOf(found, PAGE, ({ placePath, id }) => [placePath, id]);
  const standing = await standingOf(ctx);
  return { items: rows.map((row) => linkOf(ctx, standing, row)), next };
}

/** Links of a unit's own offices, and of others to the place it serves and those above it. */
export async function linksOf(ctx: Ctx, unitId: string): Promise<LeaderLink[]> {
  const rows = await readLinks(ctx, { unitId }, [null, null], 500);
  const standing = await standingOf(ctx);
  return rows.map((row) => linkOf(ctx, standing, row));
}

const readLinks = (
  ctx: Ctx,
  { placeId, unitId, ended }: LinksAsked,
  after: (string | null)[],
  limit: number,
): Promise<LinkRow[]> =>
  ctx.tx.sql<LinkRow>(
    `${LINKS} and ($2::boolean or k.until_on is null or k.until_on >= $3::date)
       and ($4::uuid is null or exists (select from places q where q.tenant_id = k.tenant_id and q.id = $4 and starts_with(p.path, q.path)))
       and ($5::uuid is null or k.unit_id = $5 or exists (select from units u join places q on q.tenant_id = u.tenant_id and q.id = u.place_id
         where u.tenant_id = k.tenant_id and u.id = $5 and starts_with(q.path, p.path)))
       and ($6::text is null or (p.path, k.id) > ($6, $7::uuid))
     order by p.path, k.id limit $8`,
    [ctx.tx.tenantId, ended ?? false, todayOf(ctx), placeId ?? null, unitId ?? null, ...after, limit],
  );

/** Throws not-found. */
export async function findLeaderLink(ctx: Ctx, id: string): Promise<LeaderLink> {
  const [row] = await ctx.tx.sql<LinkRow>(`${LINKS} and k.id = $2 for update of k`, [ctx.tx.tenantId, id]);
  if (!row) throw notFound();
  return linkOf(ctx, await standingOf(ctx), row);
}
