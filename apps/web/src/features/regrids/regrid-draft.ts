import type { Place, PlaceMap } from '@huying/server/contract/territory';
import type { Regrid, RegridPart } from '@huying/server/contract/regrids';
import type { LonLat } from '../../lib/position.ts';

export type MapItem = PlaceMap['items'][number];

export interface PartDraft {
  code: string;
  name: string;
  phone: string;
  households: string;
}

export type Assigned = { id: string; part: number }[];

/** What was told to go to a part of its own; a draft kept from before may lack the later ones. */
export interface AssignedDraft {
  posts: Assigned;
  units: Assigned;
  compounds?: Assigned;
  areas?: Assigned;
  team?: Assigned;
}

/** The form as it is typed; kept in the browser until it is carried out. */
export interface RegridDraft extends AssignedDraft {
  kind: 'merge' | 'split';
  /** The places merged with the one it began from. */
  others: string[];
  /** Merging: the id of the place that goes on, '' for a new one. Splitting: '0' or '1', the part that goes on, '' for none. */
  keep: string;
  parts: PartDraft[];
  line: LonLat[];
  day: string;
  reason: string;
  moves: boolean;
}

const blank: PartDraft = { code: '', name: '', phone: '', households: '' };

export const newDraft = (place: Place, day: string): RegridDraft => ({
  kind: 'merge',
  others: [],
  keep: place.id,
  parts: [blank, blank],
  line: [],
  day,
  reason: '',
  moves: false,
  posts: [],
  units: [],
  compounds: [],
  areas: [],
  team: [],
});

/** What the server is asked; null while something is missing that it needs. */
export function regridOf(draft: RegridDraft, place: Place, siblings: readonly Place[]): Regrid | null {
  const { kind, day, reason, moves, line } = draft;
  const common = { kind, day, moveOpenMatters: moves, ...(reason.trim() && { reason: reason.trim() }) };
  const versions = (list: readonly Place[]) => list.map(({ id, version }) => ({ id, version }));
  if (kind === 'merge') {
    const others = siblings.filter(({ id }) => draft.others.includes(id));
    const [part] = draft.parts;
    if (others.length === 0 || !part) return null;
    const body = partOf(part, draft.keep === '' ? null : draft.keep);
    return body && { ...common, places: versions([place, ...others]), parts: [body] };
  }
  const parts = draft.parts.map((part, i) => partOf(part, String(i) === draft.keep ? place.id : null));
  if (line.length < 2 || parts.some((part) => part === null)) return null;
  return {
    ...common,
    places: versions([place]),
    parts: parts.filter((part) => part !== null),
    cut: line.map(([lon, lat]) => [lon, lat]),
    posts: draft.posts,
    units: draft.units,
    compounds: draft.compounds ?? [],
    areas: draft.areas ?? [],
    team: draft.team ?? [],
  };
}

function partOf({ code, name, phone, households }: PartDraft, keepId: string | null): RegridPart | null {
  if (keepId === null && (code.trim() === '' || name.trim() === '')) return null;
  return {
    ...(keepId === null ? { code: code.trim() } : { keepId }),
    ...(name.trim() && { name: name.trim() }),
    ...(phone.trim() && { phone: phone.trim() }),
    ...(/^\d+$/.test(households.trim()) && { households: Number(households) }),
  };
}
