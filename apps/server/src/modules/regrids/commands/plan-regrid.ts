import { conflict, invalid } from '../../../kernel/errors.ts';
import type { MultiPolygon, Position } from '../../../kernel/geometry.ts';
import { readGeometry } from '../../../kernel/geometry-validation.ts';
import type { Ctx } from '../../../platform/context.ts';
import { boundaryToCgcs2000, toCgcs2000 } from '../../../platform/geo/datum.ts';
import { planReshape, type ReshapePlan } from '../../territory/index.ts';
import type { Regrid } from '../contract.ts';

/** Reads what was drawn and asks the territory what would come of it. Throws what `planReshape` throws, boundary-unusable. */
export function planRegrid(
  ctx: Ctx,
  { kind, day, places, parts, cut, datum = 'CGCS2000' }: Regrid,
): Promise<ReshapePlan> {
  if ((kind === 'merge') !== (parts.length === 1) || (kind === 'split') !== (places.length === 1))
    throw invalid(
      'regrid-shape',
      '合并要选两个以上的网格、合成一个；拆分要选一个、拆成两个以上。',
      'Merging takes several places and makes one; splitting takes one and makes several.',
    );
  if (new Set(places.map(({ id }) => id)).size !== places.length)
    throw conflict('place-twice', '同一个网格选了两次。', 'One place was chosen twice.');
  const line = cut?.map(([lon = 0, lat = 0]): Position => toCgcs2000([lon, lat], datum));
  return planReshape(ctx, {
    day,
    places,
    parts: parts.map(({ geometry, ...part }) => ({ ...part, ...(geometry && { boundary: read(geometry, datum) }) })),
    ...(line && { cut: line }),
  });
}

function read(geometry: unknown, datum: NonNullable<Regrid['datum']>): MultiPolygon {
  const { boundary, faults } = readGeometry(geometry);
  if (boundary) return boundaryToCgcs2000(boundary, datum);
  throw invalid(
    'boundary-unusable',
    '有一块的图形用不了：边界要是不自交、首尾相接的面。请在制图软件里检查后再传。',
    'A part cannot be used: boundaries are closed rings that do not cross themselves.',
    { faults: faults.slice(0, 20) },
  );
}
