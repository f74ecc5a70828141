import type { Ctx } from '../../../platform/context.ts';
import type { PlaceMap } from '../contract.ts';
import { draw } from '../domain/drawing.ts';
import { type Territory, territoryOf } from './territory-in-memory.ts';

/**
 * The map of one level as JSON text, and a tag that changes whenever it might. Without a level: the grids, or the lowest
 * level that has boundaries while no grid is drawn. Drawn once per change and level.
 */
export async function getPlaceMap(
  ctx: Pick<Ctx, 'tx' | 'platform'>,
  level?: number,
): Promise<{ json: string; tag: string }> {
  const territory = await territoryOf(ctx);
  const drawn = territory.layers.map((layer) => layer.level);
  const grids = territory.gridLevel ?? 0;
  const shown = level ?? (drawn.includes(grids) ? grids : (drawn[0] ?? grids));
  let json = territory.drawings.get(`map ${shown}`);
  if (json === undefined) {
    json = JSON.stringify(mapOf(territory, shown));
    territory.drawings.set(`map ${shown}`, json);
  }
  return { json, tag: `"t${ctx.tx.tenantId}-${territory.change}-${shown}"` };
}

function mapOf(territory: Territory, level: number): PlaceMap {
  const boundaries = territory.layers.find((layer) => layer.level === level)?.boundaries ?? [];
  const { bounds, rings } = draw(boundaries.map((each) => each.boundary));
  const items = boundaries.flatMap(({ id }, i) => {
    const place = territory.places.get(id);
    return place ? [{ id, name: place.name, code: place.code, parentId: place.parentId, rings: rings[i] ?? [] }] : [];
  });
  const parents = [...new Set(items.flatMap(({ parentId }) => parentId ?? []))].flatMap((id) => {
    const place = territory.places.get(id);
    return place ? [{ id, name: place.name }] : [];
  });
  return { level, parents, bounds, items };
}
