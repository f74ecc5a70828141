import type { Text } from '../../../kernel/errors.ts';
import type { MultiPolygon } from '../../../kernel/geometry.ts';
import type { GeometryFault } from '../../../kernel/geometry-validation.ts';
import { faultText } from './fault-text.ts';
import type { Counts, Problem } from './import-problem.ts';
import { overlapsOf } from './overlaps.ts';
import { pathBelow } from './place-tree.ts';
import type { KnownPlace } from './plan-divisions.ts';

/** A feature of the file: its properties read, its geometry checked and brought to CGCS2000. */
export interface BoundaryFeature {
  /** From 1. */
  row: number;
  code: string;
  name: string;
  boundary: MultiPolygon | null;
  faults: readonly GeometryFault[];
}

export interface BoundaryPlan {
  create: Omit<KnownPlace, 'active'>[];
  /** For created and for existing places; `former` when a boundary now in force ends. */
  lay: { placeId: string; boundary: MultiPolygon; former: string | null }[];
  counts: Counts;
  problems: Problem[];
}

export interface BoundaryOptions {
  matchBy: 'code' | 'name';
  level: number;
  parent: KnownPlace | null;
  create: boolean;
  overlapTolerance: number;
  existing: readonly KnownPlace[];
  /** Boundaries now in force on this level, by place. */
  present: ReadonlyMap<string, { id: string; boundary: MultiPolygon }>;
  newId(): string;
}

interface Refusal {
  kind: string;
  text: Text;
}
interface Match {
  place: Omit<KnownPlace, 'active'>;
  isNew: boolean;
}

/** Decides, feature by feature, which place gets which boundary, and looks for overlaps among all of the level. */
export function planBoundaries(features: readonly BoundaryFeature[], options: BoundaryOptions): BoundaryPlan {
  const plan: BoundaryPlan = {
    create: [],
    lay: [],
    counts: { rows: features.length, created: 0, updated: 0, unchanged: 0, skipped: 0, refused: 0 },
    problems: [],
  };
  const find = finder(options);
  const taken = new Map<string, BoundaryFeature>();
  const problem = (feature: BoundaryFeature, severity: Problem['severity'], refusal: Refusal): void => {
    const { row, code, name } = feature;
    plan.problems.push({ file: 0, row, code, name, severity, ...refusal });
    if (severity === 'error') plan.counts.refused += 1;
  };
  for (const feature of features) {
    const fault = feature.faults[0];
    if (!feature.boundary || fault) {
      problem(feature, 'error', {
        kind: fault?.kind ?? 'not-a-polygon',
        text: faultText(fault ?? { kind: 'not-a-polygon' }),
      });
      continue;
    }
    const found = find(feature);
    if ('kind' in found) {
      problem(feature, 'error', found);
      continue;
    }
    if (taken.has(found.place.id)) {
      problem(feature, 'error', {
        kind: 'place-twice',
        text: {
          zh: `“${found.place.name}”在文件中出现了两次，只取第一次。`,
          en: `"${found.place.name}" comes twice; the first counts.`,
        },
      });
      continue;
    }
    taken.set(found.place.id, feature);
    if (!found.isNew && feature.name && found.place.name !== feature.name) {
      problem(feature, 'warning', {
        kind: 'name-differs',
        text: {
          zh: `名称与已有的“${found.place.name}”不同，保留已有名称。`,
          en: `The place is called "${found.place.name}" here; its name is kept.`,
        },
      });
    }
    lay(plan, found, feature.boundary, options);
  }
  warnOfOverlaps(taken, options, problem);
  return plan;
}

function lay(plan: BoundaryPlan, { place, isNew }: Match, boundary: MultiPolygon, { present }: BoundaryOptions): void {
  const former = present.get(place.id);
  if (isNew) plan.create.push(place);
  if (former && JSON.stringify(former.boundary) === JSON.stringify(boundary)) {
    plan.counts.unchanged += 1;
    return;
  }
  plan.lay.push({ placeId: place.id, boundary, former: former?.id ?? null });
  if (isNew) plan.counts.created += 1;
  else plan.counts.updated += 1;
}

/** How a feature finds its place: by code over the whole tenant, by name among the level (below the parent, if given). */
function finder({
  matchBy,
  level,
  parent,
  create,
  existing,
  newId,
}: BoundaryOptions): (feature: BoundaryFeature) => Match | Refusal {
  const byCode = new Map(existing.map((place) => [place.code, place]));
  const byName = new Map<string, KnownPlace[]>();
  for (const place of existing) {
    if (place.level !== level || !place.active || (parent && !place.path.startsWith(parent.path))) continue;
    byName.set(place.name, [...(byName.get(place.name) ?? []), place]);
  }
  return ({ code, name }) => {
    const found =
      matchBy === 'code' ? [byCode.get(code)].filter((place) => place !== undefined) : (byName.get(name) ?? []);
    if (found.length > 1) {
      return {
        kind: 'match-ambiguous',
        text: {
          zh: `有 ${found.length} 个区划叫“${name}”，请改按代码匹配，或选定上级。`,
          en: `${found.length} places are called "${name}": match by code or choose a parent.`,
        },
      };
    }
    const [place] = found;
    if (place) return place.level === level ? { place, isNew: false } : levelDiffers(place, level);
    const key = matchBy === 'code' ? code : name;
    if (!create)
      return { kind: 'match-unknown', text: { zh: `没有找到“${key}”对应的区划。`, en: `No place matches "${key}".` } };
    return refuseNew(code, name, byCode.get(code)) ?? newPlace(code, name);
  };

  function refuseNew(code: string, name: string, taken: KnownPlace | undefined): Refusal | undefined {
    if (taken)
      return {
        kind: 'code-taken',
        text: {
          zh: `代码 ${code} 已属于“${taken.name}”，名称不同，请核对。`,
          en: `The code ${code} belongs to "${taken.name}".`,
        },
      };
    if (!/^[A-Za-z0-9._-]{1,40}$/.test(code))
      return {
        kind: 'code-missing',
        text: {
          zh: '新建区划需要代码（字母、数字和 . _ -），请指定代码所在的属性。',
          en: 'A new place needs a code: name the property that holds it.',
        },
      };
    if (!name || name.length > 100)
      return {
        kind: 'name-missing',
        text: {
          zh: '新建区划需要 1 至 100 个字的名称，请指定名称所在的属性。',
          en: 'A new place needs a name: name the property that holds it.',
        },
      };
    if (!parent && level > 1)
      return {
        kind: 'parent-needed',
        text: { zh: '不是第一级，新建区划需要选择上级。', en: 'Not of the first level: choose a parent.' },
      };
    if (parent && !parent.active) {
      return {
        kind: 'parent-closed',
        text: {
          zh: `上级“${parent.name}”已停用，请先启用它。`,
          en: `The parent "${parent.name}" is closed: reopen it first.`,
        },
      };
    }
    if (parent && parent.level >= level)
      return {
        kind: 'parent-too-low',
        text: {
          zh: `上级“${parent.name}”的层级不高于本级，请检查所选层级。`,
          en: `The parent "${parent.name}" is not of a higher level.`,
        },
      };
    return undefined;
  }

  function newPlace(code: string, name: string): Match {
    const place = {
      id: newId(),
      level,
      code,
      name,
      path: pathBelow(parent?.path ?? null, code),
      parentId: parent?.id ?? null,
    };
    byCode.set(code, { ...place, active: true });
    return { place, isNew: true };
  }
}

const levelDiffers = (place: KnownPlace, level: number): Refusal => ({
  kind: 'level-differs',
  text: {
    zh: `“${place.name}”已是第 ${place.level} 级，不是第 ${level} 级，请检查所选层级。`,
    en: `"${place.name}" is of level ${place.level}, not ${level}.`,
  },
});

/** Overlaps do not stop an import: the map shows them, and a point in both belongs to the place with the smaller code. */
function warnOfOverlaps(
  taken: ReadonlyMap<string, BoundaryFeature>,
  { existing, present, overlapTolerance }: BoundaryOptions,
  problem: (feature: BoundaryFeature, severity: 'warning', refusal: Refusal) => void,
): void {
  const fresh = [...taken.values()];
  const others = existing.filter((place) => !taken.has(place.id) && present.has(place.id));
  const all: MultiPolygon[] = [
    ...fresh.map((each) => each.boundary ?? []),
    ...others.map((place) => present.get(place.id)?.boundary ?? []),
  ];
  for (const { first, second, share } of overlapsOf(all, fresh.length, overlapTolerance)) {
    const feature = fresh[first];
    if (!feature) continue;
    const other = fresh[second]?.name ?? others[second - fresh.length]?.name ?? '';
    const percent = (share * 100).toFixed(1);
    problem(feature, 'warning', {
      kind: 'overlap',
      text: {
        zh: `与“${other}”重叠，占较小一方面积的 ${percent}%，请核对边界。`,
        en: `Overlaps "${other}" by ${percent} % of the smaller area: check the border.`,
      },
    });
  }
}
