import { invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { unitsInMemory } from '../../organizations/index.ts';
import { type Ground, groundOf, type PlaceRef } from '../../territory/index.ts';

const NOWHERE = '\n';

/** The path that all places of the caller's area begin with: '' for the whole tenant. */
export async function areaOf(ctx: Ctx): Promise<string> {
  const { actor } = ctx;
  if (actor.scope === 'tenant') return '';
  if (actor.placePath) return actor.placePath;
  const { byId } = await unitsInMemory(ctx);
  const placeId = actor.unitId ? byId.get(actor.unitId)?.placeId : null;
  return (placeId && (await groundOf(ctx)).places.get(placeId)?.path) || NOWHERE;
}

/** Lists are published by communities and what lies above them, never by a grid. */
const publishes = ({ gridLevel }: Ground, place: PlaceRef): boolean => gridLevel === null || place.level < gridLevel;

/** The places of the caller's area that publish lists, those above first, by code. */
export async function publishingPlaces(ctx: Ctx): Promise<PlaceRef[]> {
  const area = await areaOf(ctx);
  const ground = await groundOf(ctx);
  return [...ground.places.values()]
    .filter((place) => publishes(ground, place) && place.path.startsWith(area))
    .sort((a, b) => a.level - b.level || (a.code < b.code ? -1 : 1));
}

/** One of them. Throws invalid: unknown-place. */
export async function publishingPlace(ctx: Ctx, placeId: string): Promise<PlaceRef> {
  const place = (await publishingPlaces(ctx)).find(({ id }) => id === placeId);
  if (!place)
    throw invalid(
      'unknown-place',
      '没有找到这个地方，或不在您的辖区；网格不单独公示，请选社区或以上。',
      'There is no such place in your area, or it is a grid: choose a community or what lies above.',
      { field: 'placeId' },
    );
  return place;
}

/** What a place is called in public: its community, never its grid. */
export function publicPlaceName({ gridLevel, chainOf }: Ground, placeId: string | null): string {
  if (placeId === null) return '';
  return chainOf(placeId).find(({ level }) => gridLevel === null || level < gridLevel)?.name ?? '';
}
