import { getNamedPlace, getPlaceAt, getPlaceMap } from '@huying/server/contract/territory';
import { ApiError } from '../../../lib/api-error.ts';
import { type Output, call } from '../../../lib/api.ts';
import type { LonLat } from '../../../lib/position.ts';
import type { NamedPlace } from './place-draft.ts';

export type Grid = Output<typeof getPlaceMap>['items'][number];

export interface PlaceNames {
  /** The level above the grids: communities, or whatever the tenant calls them. */
  communities: NamedPlace[];
  grids: Grid[];
}

let loading: Promise<PlaceNames> | undefined;

/** Names and outlines of the grids, asked for once, and only by those who choose a place by name or on the map. */
export function loadPlaceNames(): Promise<PlaceNames> {
  loading ??= fetchNames();
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}

async function fetchNames(): Promise<PlaceNames> {
  const { parents, items } = await call(getPlaceMap);
  return { communities: parents, grids: items };
}

/** Community and grid in words: 「向阳社区 第三网格」; the grid's own name when it already says the community. */
export function gridWords({ communities }: PlaceNames, grid: Grid): string {
  const community = communities.find(({ id }) => id === grid.parentId)?.name ?? '';
  return joined(community, grid.name);
}

/** 「春和社区」 and 「春和第4网格」 need not both be said. */
const joined = (community: string, grid: string): string =>
  grid.startsWith(community.slice(0, 2)) ? grid : `${community} ${grid}`.trim();

/** What a spot is called: the last two names of its chain; '' outside all boundaries. Throws ApiError. */
export async function wordsAt([lon, lat]: LonLat, signal?: AbortSignal): Promise<string> {
  const { chain } = await call(getPlaceAt, { query: { lon, lat }, ...(signal && { signal }) });
  const [community, grid] = [chain.at(-2)?.name ?? '', chain.at(-1)?.name ?? ''];
  return joined(community, grid);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The place a QR code names, by id or by code; null when there is none. Throws ApiError when it cannot be asked. */
export async function findPlace(idOrCode: string): Promise<NamedPlace | null> {
  const names = await loadPlaceNames();
  const wanted = UUID.test(idOrCode) ? idOrCode.toLowerCase() : null;
  const grid = names.grids.find(({ id, code }) => (wanted ? id === wanted : code === idOrCode));
  if (grid) return { id: grid.id, name: gridWords(names, grid) };
  const community = names.communities.find(({ id }) => id === wanted);
  return community ?? (wanted ? null : placeOfCode(idOrCode));
}

/** A place that is no grid of today: a community, or whatever took over the ground of a grid whose card still hangs there. */
async function placeOfCode(code: string): Promise<NamedPlace | null> {
  try {
    return await call(getNamedPlace, { params: { code } });
  } catch (error) {
    if (error instanceof ApiError && error.status >= 400 && error.status < 500) return null;
    throw error;
  }
}
