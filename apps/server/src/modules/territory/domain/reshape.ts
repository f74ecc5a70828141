import { conflict, invalid } from '../../../kernel/errors.ts';
import type { MultiPolygon } from '../../../kernel/geometry.ts';

/** One place that is there afterwards: one of the places of before that goes on (`keepId`), or a new one with a code. */
export interface ReshapePart {
  keepId?: string;
  code?: string;
  name?: string;
  phone?: string | null;
  households?: number | null;
  /** CGCS2000; without, what the places of before and the cut give. */
  boundary?: MultiPolygon;
}

export interface PlaceBefore {
  id: string;
  parentId: string | null;
  level: number;
  code: string;
  name: string;
  path: string;
  households: number | null;
  phone: string | null;
  active: boolean;
  /** Civil dates. */
  since: string;
  validUntil: string | null;
  lon: number | null;
  lat: number | null;
  version: number;
  boundaryId: string | null;
  boundary: MultiPolygon | null;
  boundarySince: Date | null;
  openChildren: number;
}

export interface PlannedPart {
  keepId: string | null;
  code: string;
  name: string;
  phone: string | null;
  households: number | null;
  boundary: MultiPolygon | null;
}

/** Throws when these places cannot be merged or split as one: all open, side by side, with nothing open below. */
export function refuseReshape(places: readonly PlaceBefore[], parts: readonly ReshapePart[], day: string): void {
  const [first] = places;
  const closed = places.find((place) => !place.active);
  if (closed) throw unfit('place-closed', `“${closed.name}”已停用。`, `"${closed.name}" is closed.`);
  if (places.some((place) => place.level !== first?.level || place.parentId !== first.parentId))
    throw unfit(
      'places-not-siblings',
      '只能合并同一个上级下面的同级区划，请先换上级。',
      'Only places of one parent can be merged: move one first.',
    );
  const parent = places.find((place) => place.openChildren > 0);
  if (parent)
    throw unfit(
      'place-has-children',
      `“${parent.name}”下面还有在用的区划，请先移走它们。`,
      `"${parent.name}" has open places below it: move them first.`,
    );
  const late = places.find((place) => place.since > day);
  if (late)
    throw unfit(
      'regrid-too-early',
      `“${late.name}”自 ${late.since} 起才是现在的样子，日期不能更早。`,
      `"${late.name}" is what it is since ${late.since}: choose that day or a later one.`,
    );
  refuseParts(places, parts);
}

function refuseParts(places: readonly PlaceBefore[], parts: readonly ReshapePart[]): void {
  const shapes = (places.length > 1 && parts.length === 1) || (places.length === 1 && parts.length > 1);
  if (!shapes)
    throw unfit(
      'regrid-shape',
      '合并要选两个以上的网格、合成一个；拆分要选一个、拆成两个以上。',
      'Merging takes several places and makes one; splitting takes one and makes several.',
    );
  const kept = parts.flatMap(({ keepId }) => keepId ?? []);
  if (new Set(kept).size !== kept.length || kept.some((id) => !places.some((place) => place.id === id)))
    throw unfit(
      'part-kept-wrong',
      '沿用的网格必须是原来的一个，且只沿用一次。',
      'A place goes on once, if it was there.',
    );
  if (parts.some(({ keepId, code, name }) => keepId === undefined && (!code || !name?.trim())))
    throw unfit('part-needs-code', '新网格要填编码和名称。', 'A new place needs a code and a name.');
  const codes = parts.flatMap(({ keepId, code }) => (keepId === undefined ? (code ?? []) : []));
  if (new Set(codes).size !== codes.length)
    throw conflict('place-code-taken', '两个新网格的编码相同，请改一个。', 'Two new places have one code.');
}

/** What each part will be: what was given, otherwise what follows from the places of before. */
export function planParts(
  places: readonly PlaceBefore[],
  parts: readonly ReshapePart[],
  boundaries: readonly (MultiPolygon | null)[],
): PlannedPart[] {
  const merged = parts.length === 1;
  const known = places.flatMap(({ households }) => households ?? []);
  const given = parts.reduce((sum, part) => sum + (part.households ?? 0), 0);
  return parts.map((part, i) => {
    const kept = places.find(({ id }) => id === part.keepId);
    const sum = known.length === 0 ? null : known.reduce((total, each) => total + each, 0);
    const rest = kept?.households == null ? null : Math.max(kept.households - given, 0);
    return {
      keepId: kept?.id ?? null,
      code: kept?.code ?? part.code ?? '',
      name: part.name?.trim() ?? kept?.name ?? '',
      phone: part.phone === undefined ? (kept?.phone ?? null) : part.phone,
      households: part.households === undefined ? (merged ? sum : kept ? rest : null) : part.households,
      boundary: boundaries[i] ?? null,
    };
  });
}

const unfit = (code: string, zh: string, en: string) => invalid(code, zh, en);
