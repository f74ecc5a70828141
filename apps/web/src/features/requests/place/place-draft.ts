import type { LonLat } from '../../../lib/position.ts';

/** A place by name: the grid or community chosen, or the one named by a QR code. */
export interface NamedPlace {
  id: string;
  name: string;
}

/** Where something is. A spot on the ground and a place by name exclude each other: the later one counts. */
export interface PlaceDraft {
  at: { lonLat: LonLat; accuracy: number | null } | null;
  /** Words for `at`: the community and grid it lies in; empty while not known. */
  where: string;
  place: NamedPlace | null;
  /** The code of a QR link as long as it is not looked up; the server knows what it stands for. */
  placeCode: string;
  /** A lamp post, a manhole: what exactly it is about. */
  facility: NamedPlace | null;
  address: string;
}

export const noPlace: PlaceDraft = { at: null, where: '', place: null, placeCode: '', facility: null, address: '' };

/** The place as the server takes it. Positions are rounded to about a metre: finer would only pretend. */
export function placeBody({ at, place, facility, address }: PlaceDraft): {
  placeId?: string;
  lon?: number;
  lat?: number;
  address?: string;
  facilityId?: string;
} {
  const words = address.trim();
  const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;
  const spot = at === null ? {} : { lon: round(at.lonLat[0]), lat: round(at.lonLat[1]) };
  return {
    ...(words && { address: words }),
    ...(place ? { placeId: place.id } : spot),
    ...(facility && { facilityId: facility.id }),
  };
}
