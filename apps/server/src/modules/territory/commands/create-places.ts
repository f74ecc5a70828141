import { invalid } from '../../../kernel/errors.ts';
import type { MultiPolygon } from '../../../kernel/geometry.ts';
import { readGeometry } from '../../../kernel/geometry-validation.ts';
import { civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { boundaryToCgcs2000 } from '../../../platform/geo/datum.ts';
import type { Datum } from '../contract.ts';
import { faultText } from '../domain/fault-text.ts';
import { pathBelow, refuseParent } from '../domain/place-tree.ts';
import type { PlaceRef } from '../queries/place-rows.ts';
import { authorizeManaging } from './authorize.ts';
import { existingSince } from './create-place.ts';
import { expectManyRows, renewTerritory } from './renew-territory.ts';
import { insertCompounds } from './set-compounds.ts';
import { insertPlaces, type PlaceToSave, replaceBoundaries } from './saving-places.ts';
import { beginning } from './set-boundary.ts';

/** A place to be made with many others. The parent is named by code: one that exists, or one earlier in the list. */
export interface PlaceSeed {
  parentCode: string | null;
  level: number;
  code: string;
  name: string;
  households?: number;
  phone?: string;
  boundary?: MultiPolygon;
  /** Names of the housing compounds in it. */
  compounds?: readonly string[];
}

export interface SeedOptions {
  /** Datum of all boundaries given. */
  datum: Datum;
  /** Civil date since when places and boundaries hold; today, and for boundaries now, when left out. */
  validFrom?: string;
}

/**
 * Makes any number of places, with boundaries, in a handful of statements and one event; for the demo and for set-up.
 * Throws no-such-parent, parent-too-low, boundary-unusable, naming the place; a code taken twice fails the whole.
 */
export async function createPlaces(ctx: Ctx, seeds: readonly PlaceSeed[], options: SeedOptions): Promise<PlaceRef[]> {
  const { tx, actor, now, platform } = ctx;
  authorizeManaging(actor, '/');
  await renewTerritory(ctx);
  if (seeds.length > 500) await expectManyRows(ctx);
  const validFrom = existingSince(ctx, options.validFrom ?? civilDateOf(now, platform.timezone));
  const known = new Map<string, SeedParent>();
  const existing = await tx.sql<SeedParent & { code: string }>(
    'select id, level, path, active, code from places where tenant_id = $1 and code = any($2::text[])',
    [tx.tenantId, seeds.flatMap((seed) => seed.parentCode ?? [])],
  );
  for (const place of existing) known.set(place.code, place);
  const places = seeds.map((seed): PlaceToSave => {
    const place = placeFrom(seed, known, ctx.newId());
    known.set(seed.code, { ...place, active: true });
    return { ...place, validFrom };
  });
  await insertPlaces(tx, places);
  const boundaries = seeds.flatMap(({ boundary, name }, i) => {
    const place = places[i];
    return boundary && place ? [{ placeId: place.id, boundary: checked(boundary, name, options.datum) }] : [];
  });
  await replaceBoundaries(ctx, boundaries, options.datum, beginning(ctx, options.validFrom));
  await insertCompounds(
    ctx,
    seeds.flatMap(({ compounds = [] }, i) =>
      compounds.map((name) => ({ placeId: places[i]?.id ?? '', name, aliases: [] })),
    ),
  );
  const data = { places: places.map((place) => place.id), boundaries: boundaries.length };
  await emit(tx, actor, now, ctx.newId(), { kind: 'places.created', data });
  return places.map(({ id, parentId, level, code, name, path, phone }) => ({
    id,
    parentId,
    level,
    code,
    name,
    path,
    phone: phone ?? null,
    active: true,
  }));
}

interface SeedParent {
  id: string;
  level: number;
  path: string;
  active: boolean;
}

function placeFrom(
  { parentCode, level, code, name, households, phone }: PlaceSeed,
  known: ReadonlyMap<string, SeedParent>,
  id: string,
) {
  const parent = parentCode === null ? null : known.get(parentCode);
  if (parent === undefined) {
    throw invalid(
      'no-such-parent',
      `没有找到“${name}”的上级 ${parentCode}，请先建上级。`,
      `The parent ${parentCode} of "${name}" is not there.`,
    );
  }
  const refusal = refuseParent({ level }, parent);
  if (refusal) throw refusal;
  return {
    id,
    parentId: parent?.id ?? null,
    level,
    code,
    name,
    path: pathBelow(parent?.path ?? null, code),
    households,
    phone,
  };
}

function checked(boundary: MultiPolygon, name: string, datum: Datum): MultiPolygon {
  const read = readGeometry({ type: 'MultiPolygon', coordinates: boundary });
  if (read.boundary) return boundaryToCgcs2000(read.boundary, datum);
  const text = faultText(read.faults[0] ?? { kind: 'not-a-polygon' });
  throw invalid('boundary-unusable', `“${name}”：${text.zh}`, `"${name}": ${text.en}`, {
    faults: read.faults.slice(0, 20),
  });
}
