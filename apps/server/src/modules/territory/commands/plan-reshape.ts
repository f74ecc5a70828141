import { invalid, notFound } from '../../../kernel/errors.ts';
import { areaOf, type MultiPolygon, type Position } from '../../../kernel/geometry.ts';
import { civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { common, cutAlong, unionOf, without } from '../../../platform/geo/regions.ts';
import { type PlaceBefore, type PlannedPart, planParts, refuseReshape, type ReshapePart } from '../domain/reshape.ts';
import { authorizeManaging } from './authorize.ts';
import { versionConflict } from './change-place.ts';
import { beginning } from './set-boundary.ts';

export interface Reshape {
  /** Civil date from which it holds, today or before. */
  day: string;
  places: readonly { id: string; version: number }[];
  parts: readonly ReshapePart[];
  /** Splits in two along a line (CGCS2000): the first part lies to the left of its direction. */
  cut?: readonly Position[];
}

export interface ReshapePlan {
  day: string;
  from: Date;
  parentId: string | null;
  parentPath: string | null;
  level: number;
  before: PlaceBefore[];
  parts: PlannedPart[];
}

/**
 * What merging or splitting places would come to; nothing is changed. Throws not-found, forbidden, version-conflict, and
 * `invalid` with what to mend: places-not-siblings, regrid-too-early, parts-overlap, parts-outside, parts-leave-ground …
 */
export async function planReshape(ctx: Ctx, { day, places, parts, cut }: Reshape): Promise<ReshapePlan> {
  const before = await loadPlaces(ctx, places);
  for (const place of before) authorizeManaging(ctx.actor, place.path);
  const stale = before.find((place) => place.version !== places.find(({ id }) => id === place.id)?.version);
  if (stale) throw await versionConflict(ctx, stale.id);
  refuseReshape(before, parts, day);
  const from = startOf(ctx, day, before);
  const boundaries = boundariesOf(before, parts, cut);
  const [first] = before;
  return {
    day,
    from,
    parentId: first?.parentId ?? null,
    parentPath: first ? first.path.slice(0, first.path.length - first.code.length - 1) : null,
    level: first?.level ?? 0,
    before,
    parts: planParts(before, parts, boundaries),
  };
}

async function loadPlaces({ tx }: Ctx, wanted: readonly { id: string }[]): Promise<PlaceBefore[]> {
  const rows = await tx.sql<PlaceBefore>(
    `select p.id, p.parent_id as "parentId", p.level, p.code, p.name, p.path, p.households, p.phone, p.active, p.since,
       p.valid_until as "validUntil", p.lon, p.lat, p.version, b.id as "boundaryId",
       b.geometry -> 'coordinates' as boundary, b.valid_from as "boundarySince",
       (select count(*) from places c where c.tenant_id = $1 and c.parent_id = p.id and c.active) as "openChildren"
     from places p
     left join place_boundaries b on b.tenant_id = p.tenant_id and b.place_id = p.id and b.valid_until is null
     where p.tenant_id = $1 and p.id = any($2::uuid[]) order by p.code collate "C"`,
    [tx.tenantId, wanted.map(({ id }) => id)],
  );
  if (rows.length !== new Set(wanted.map(({ id }) => id)).size) throw notFound();
  return rows;
}

/** Today it begins now, so that a boundary drawn this morning may have held till then; otherwise with the day's first minute. */
function startOf(ctx: Ctx, day: string, before: readonly PlaceBefore[]): Date {
  const today = civilDateOf(ctx.now, ctx.platform.timezone);
  const from = day === today ? ctx.now : beginning(ctx, day);
  const late = before.find(({ boundarySince }) => boundarySince !== null && boundarySince >= from);
  if (!late) return from;
  const since = late.boundarySince ? civilDateOf(late.boundarySince, ctx.platform.timezone) : '';
  throw invalid(
    'regrid-too-early',
    `“${late.name}”的现行边界自 ${since} 起生效，日期必须更晚。`,
    `The boundary of "${late.name}" holds since ${since}: choose a later day.`,
  );
}

/** Share of the ground by which drawn parts may miss the old boundary or each other: what drawing by hand leaves. */
const TOLERANCE = 0.01;

function boundariesOf(
  before: readonly PlaceBefore[],
  parts: readonly ReshapePart[],
  cut: readonly Position[] | undefined,
): (MultiPolygon | null)[] {
  const old = before.flatMap(({ boundary }) => (boundary ? [boundary] : []));
  if (old.length === 0 && cut === undefined) return parts.map(({ boundary }) => boundary ?? null);
  if (parts.length === 1) return [parts[0]?.boundary ?? unionOf(old)];
  const whole = old[0] ?? [];
  if (cut !== undefined) return halves(whole, parts, cut);
  const drawn = parts.map(({ boundary }) => boundary);
  // One part may be left undrawn: it is what the others leave.
  const missing = drawn.filter((boundary) => boundary === undefined).length;
  if (missing > 1)
    throw invalid(
      'parts-need-boundaries',
      '原来的网格有边界：请画一条线拆成两块，或给每一块（最多留一块不给）边界。',
      'The place has a boundary: cut it by a line, or give a boundary for each part but one.',
    );
  const others = unionOf(drawn.flatMap((boundary) => (boundary ? [boundary] : [])));
  const laid = drawn.map((boundary) => boundary ?? without(whole, others));
  refuseLaid(whole, laid);
  return laid;
}

function halves(whole: MultiPolygon, parts: readonly ReshapePart[], cut: readonly Position[]): MultiPolygon[] {
  if (whole.length === 0 || parts.length !== 2)
    throw invalid('cut-makes-two', '画线只能把一个有边界的网格拆成两块。', 'A line cuts one drawn place in two.');
  const sides = cutAlong(whole, cut);
  if (sides.some((side) => side.length === 0))
    throw invalid(
      'cut-misses',
      '画的线没有穿过这个网格，请重新画。',
      'The line does not cross the place. Draw it again.',
    );
  return sides;
}

function refuseLaid(whole: MultiPolygon, laid: readonly MultiPolygon[]): void {
  const area = areaOf(whole);
  if (laid.some((part) => part.length === 0 || areaOf(without(part, whole)) > TOLERANCE * area))
    throw invalid(
      'parts-outside',
      '有一块超出了原来网格的边界，请核对坐标系和图形。',
      'A part lies outside the old boundary.',
    );
  for (const [i, part] of laid.entries())
    for (const other of laid.slice(i + 1))
      if (areaOf(common(part, other)) > TOLERANCE * Math.min(areaOf(part), areaOf(other)))
        throw invalid('parts-overlap', '有两块互相重叠，请核对图形。', 'Two parts overlap.');
  if (areaOf(without(whole, unionOf(laid))) > TOLERANCE * area)
    throw invalid(
      'parts-leave-ground',
      '几块合起来没有盖满原来的网格，剩下的地方会没有人管，请补齐。',
      'The parts leave ground of the old place uncovered.',
    );
}
