import { civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { unitIdsOf } from '../../matters/index.ts';
import { pairedCommunities, unitsInMemory } from '../../organizations/index.ts';
import { placeChainInMemory } from '../../territory/index.ts';
import type { OpenNeed } from '../contract.ts';
import { type Giving, type Suits, suitability, type Wanting } from '../domain/suitability.ts';
import { needSettings, sortNames } from './settings.ts';

const PAGE = 20;
const FITS = 3;
/** A unit offers some dozens of resources; beyond that the newest count. */
const OWN = 300;
const NOWHERE = '\n';
const LATEST = '9999-12-31';

const near = ['paired', 'here', 'around', 'elsewhere'] as const;
/** $2 communities paired with the own units, $3 their places, $4 the own place, $5 the one above it. */
const RANK = `case when m.holder_id = any($2::uuid[]) or exists (select from unnest($3::text[]) t(path) where starts_with(m.place_path, t.path)) then 0
    when starts_with(m.place_path, $4) then 1 when starts_with(m.place_path, $5) then 2 else 3 end`;
const NEEDS = `with open as (
    select m.id, m.number, n.content, n.sort, m.place_id as "placeId", m.holder_id as "keeperId", n.people, n.people_group as "group",
      n.wanted_by as "wantedBy", n.repeatable, m.updated_at as "listedAt", n.words, ${RANK} as rank,
      coalesce(n.wanted_by::text, '${LATEST}') as until
    from matters m join needs n on n.tenant_id = m.tenant_id and n.id = m.id
    where m.tenant_id = $1 and m.kind = 'need' and m.state = 'listed'
      and ($6::text is null or n.sort = $6) and ($7::text is null or strpos(n.content, $7) > 0 or m.number = $7)
  )
  select o.*, p.lon, p.lat,
    (select count(*)::int from promises k where k.tenant_id = $1 and k.need_id = o.id and k.state in ('tentative', 'confirmed')
      and not k.giver_id = any($8::uuid[])) as others,
    (select k.state from promises k where k.tenant_id = $1 and k.need_id = o.id and k.state in ('tentative', 'confirmed')
      and k.giver_id = any($8::uuid[]) order by k.state limit 1) as mine
  from open o left join places p on p.tenant_id = $1 and p.id = o."placeId"
  where ($9::boolean or o.rank < 3) and ($10::integer is null or (o.rank, o.until, o.id) > ($10, $11, $12::uuid))
  order by o.rank, o.until, o.id limit ${PAGE + 1}`;
const RESOURCES = `select r.id, r.unit_id as "unitId", r.sort, r.name, r.words, r.capacity - r.taken as left, r.per_need as "perNeed",
    r.measure, r.from_on as "fromOn", r.until_on as "untilOn", r.reach_m as "reachM", p.lon, p.lat
  from resources r join places p on p.tenant_id = r.tenant_id and p.id = r.place_id
  where r.tenant_id = $1 and r.unit_id = any($2::uuid[]) and r.state = 'open' and r.capacity - r.taken >= r.per_need
  order by r.created_at desc, r.id desc limit ${OWN}`;

interface At {
  lon: number | null;
  lat: number | null;
}
type Row = Omit<OpenNeed, 'nearness' | 'listedAt' | 'fits'> &
  At & { rank: number; until: string; words: string[]; listedAt: Date };
type Own = Omit<Giving, 'sortName' | 'sortNameEn' | 'at'> & At & { name: string };

export interface OpenNeedFilter {
  within?: 'near' | 'all';
  sort?: string;
  q?: string;
  cursor?: string;
}

/** A page of needs a unit could meet, the nearest and most urgent first, each with what of the own fits best. */
export async function listOpenNeeds(
  ctx: Ctx,
  { within = 'near', sort, q, cursor }: OpenNeedFilter,
): Promise<{ items: OpenNeed[]; next: string | null }> {
  const { tx } = ctx;
  const unitIds = await unitIdsOf(ctx);
  const paired = await pairedCommunities(ctx, unitIds);
  const [own, above] = await placesOf(ctx);
  const after = readRank(cursor);
  const rows = await tx.sql<Row>(NEEDS, [
    tx.tenantId,
    paired.map(({ id }) => id),
    paired.flatMap(({ placePath }) => placePath ?? []),
    own,
    above,
    sort ?? null,
    q?.trim() ?? null,
    unitIds,
    // Where nothing is near, near is everywhere.
    within === 'all' || (own === NOWHERE && paired.length === 0),
    ...(after ?? [null, null, null]),
  ]);
  const fits = await fitter(ctx, unitIds);
  const items = rows.slice(0, PAGE).map((row) => viewOf(row, fits(row)));
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
  return { items, next: last ? writeRank([last.rank, last.until, last.id]) : null };
}

function viewOf(
  { rank, until: _until, words: _words, lon: _lon, lat: _lat, ...row }: Row,
  fits: OpenNeed['fits'],
): OpenNeed {
  return { ...row, listedAt: row.listedAt.toISOString(), nearness: near[rank] ?? 'elsewhere', fits };
}

/** The path of the place the own unit, or the post, belongs to, and of the place above it. */
async function placesOf(ctx: Ctx): Promise<[string, string]> {
  const { unitId, placeId } = ctx.actor;
  const at = placeId ?? (unitId === null ? null : (await unitsInMemory(ctx)).byId.get(unitId)?.placeId) ?? null;
  const [own, above] = at === null ? [] : await placeChainInMemory(ctx, at);
  return [own?.path ?? NOWHERE, above?.path ?? NOWHERE];
}

/** What of the own meets a need, the best first. */
async function fitter(ctx: Ctx, unitIds: readonly string[]): Promise<(row: Row) => OpenNeed['fits']> {
  const own = await ctx.tx.sql<Own>(RESOURCES, [ctx.tx.tenantId, unitIds]);
  const { needSorts, resourceSorts } = await needSettings(ctx);
  const names = sortNames(resourceSorts);
  const givings = own.map((row) => ({
    row,
    giving: { ...row, at: at(row), ...names(row.sort) },
  }));
  const today = civilDateOf(ctx.now, ctx.platform.timezone);
  return (need) => {
    const wanting: Wanting = {
      id: need.id,
      words: need.words,
      metBy: needSorts.find(({ code }) => code === need.sort)?.metBy ?? [],
      people: need.people,
      wantedBy: need.wantedBy,
      at: at(need),
      keeperId: need.keeperId,
    };
    const found = givings.flatMap(({ row, giving }) => {
      const suits = suitability(wanting, giving, today, new Map());
      return suits === null || typeof suits === 'string' ? [] : [{ row, suits }];
    });
    found.sort((a, b) => b.suits.worth - a.suits.worth || (a.row.id < b.row.id ? -1 : 1));
    return found.slice(0, FITS).map(({ row, suits }) => fitOf(row, suits));
  };
}

const at = ({ lon, lat }: At): Wanting['at'] => (lon === null || lat === null ? null : [lon, lat]);
const fitOf = ({ id, name, left, perNeed, measure }: Own, { reasons }: Suits): OpenNeed['fits'][number] => ({
  resourceId: id,
  name,
  left,
  perNeed,
  measure,
  reasons,
});

type Rank = [rank: number, until: string, id: string];
const writeRank = (rank: Rank): string => Buffer.from(JSON.stringify(rank)).toString('base64url');
/** Undefined for a cursor that is not ours: the list then begins anew. */
function readRank(text: string | undefined): Rank | undefined {
  if (!text) return undefined;
  try {
    const [rank, until, id] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown[];
    const known = Number.isInteger(rank) && typeof until === 'string' && /^[0-9a-f-]{36}$/.test(String(id));
    return known ? [rank as number, until as string, id as string] : undefined;
  } catch {
    return undefined;
  }
}
