import { notFound } from '../../../kernel/errors.ts';
import { civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { CandidateView } from '../contract.ts';
import { amountFor, type Giving, pastKey, type Suits, suitability, type Wanting } from '../domain/suitability.ts';
import { can, candidateAbilities, type GovernedNeed } from '../policy.ts';
import { governedNeed, loadNeed } from './load-need.ts';
import { resourceColumns, type ResourceRow, resourceOf } from './resource-rows.ts';
import { needSettings, sortNames } from './settings.ts';

/** From each of the two doors, words in common and a sort that suits, so many of the most promising are looked at. */
const EACH_DOOR = 250;
/** Where still more share a word, it is too common a word to tell them apart. */
const SHARING = 600;
/** Places the nearest first, so that reading ends with the place that fills the door, however many resources lie beyond it. */
const CANDIDATES = `with near as (
    select r.id
    from (select p.id, abs(p.lon - $4::float8) + abs(p.lat - $5::float8) as far from places p where p.tenant_id = $1 order by far) p
    cross join lateral (select n.id from unnest($2::text[]) s(sort) cross join lateral (
      select r.id from resources r
      where r.tenant_id = $1 and r.place_id = p.id and r.state = 'open' and r.sort = s.sort and r.capacity - r.taken >= r.per_need
      order by r.id limit ${EACH_DOOR}) n) r
    order by p.far, r.id limit ${EACH_DOOR}
  ), sharing as (
    select r.id, r.words from resources r
    where r.tenant_id = $1 and r.state = 'open' and r.words && $3::text[] and r.capacity - r.taken >= r.per_need limit ${SHARING}
  ), alike as (
    select s.id from sharing s
    order by (select count(*) from unnest(s.words) w where w = any($3)) desc, s.id limit ${EACH_DOOR}
  ), kept as (
    select k.giver_id, count(*)::int as times from promises k
    where k.tenant_id = $1 and k.keeper_id = $6::uuid and k.state = 'kept' group by k.giver_id
  )
  select ${resourceColumns}, r.words, p.lon, p.lat,
    coalesce(kept.times, 0) as past
  from (select id from near union select id from alike) x
  join resources r on r.tenant_id = $1 and r.id = x.id join places p on p.tenant_id = r.tenant_id and p.id = r.place_id
  left join kept on kept.giver_id = r.unit_id
  where not exists (select from promises o where o.tenant_id = $1 and o.need_id = $7::uuid and o.resource_id = r.id
    and o.state in ('tentative', 'confirmed'))`;

type Row = ResourceRow & { words: string[]; lon: number | null; lat: number | null; past: number };

/** The resources that suit a need best, each with its reasons. Throws not-found. */
export async function listCandidates(ctx: Ctx, needId: string, limit = 10): Promise<CandidateView[]> {
  const need = await loadNeed(ctx, needId);
  const seen = await governedNeed(ctx, need);
  if (!can(ctx.actor, 'read', seen)) throw notFound();
  const { needSorts, resourceSorts } = await needSettings(ctx);
  const { matter, own } = need;
  const [place] = await ctx.tx.sql<{ lon: number | null; lat: number | null }>(
    'select lon, lat from places where tenant_id = $1 and id = $2',
    [ctx.tx.tenantId, matter.placeId],
  );
  const wanting: Wanting = {
    id: needId,
    words: own.words,
    metBy: needSorts.find(({ code }) => code === own.sort)?.metBy ?? [],
    people: own.people,
    wantedBy: own.wantedBy,
    at: place && place.lon !== null && place.lat !== null ? [place.lon, place.lat] : null,
    keeperId: matter.holderId,
  };
  const [lon, lat] = wanting.at ?? [null, null];
  const rows = await ctx.tx.sql<Row>(CANDIDATES, [
    ctx.tx.tenantId,
    wanting.metBy,
    wanting.words,
    lon,
    lat,
    matter.holderId,
    needId,
  ]);
  const names = sortNames(resourceSorts);
  const today = civilDateOf(ctx.now, ctx.platform.timezone);
  const found = rows.flatMap((row) => {
    const past = new Map([[pastKey(row.unitId, matter.holderId ?? ''), row.past]]);
    const suits = suitability(wanting, givingOf(row, names), today, past);
    return suits === null || typeof suits === 'string' ? [] : [{ row, suits }];
  });
  found.sort((a, b) => b.suits.worth - a.suits.worth || (a.row.id < b.row.id ? -1 : 1));
  return Promise.all(found.slice(0, limit).map(({ row, suits }) => viewOf(ctx, { wanting, seen }, row, suits)));
}

const givingOf = (row: Row, names: ReturnType<typeof sortNames>): Giving => ({
  id: row.id,
  unitId: row.unitId,
  sort: row.sort,
  ...names(row.sort),
  words: row.words,
  left: row.capacity - row.taken,
  perNeed: row.perNeed,
  measure: row.measure,
  fromOn: row.fromOn,
  untilOn: row.untilOn,
  at: row.lon === null || row.lat === null ? null : [row.lon, row.lat],
  reachM: row.reachM,
});

async function viewOf(
  ctx: Ctx,
  { wanting, seen }: { wanting: Wanting; seen: GovernedNeed },
  row: Row,
  suits: Suits,
): Promise<CandidateView> {
  const { words: _words, lon: _lon, lat: _lat, past: _past, ...resource } = row;
  const left = row.capacity - row.taken;
  const amount = amountFor(wanting, { left, measure: row.measure, perNeed: row.perNeed });
  const shown = await resourceOf(ctx, resource);
  const abilities = candidateAbilities(ctx.actor, seen, shown.abilities.includes('revise'));
  return { resource: shown, left, amount, ...suits, abilities };
}
