import type { Text } from '../../../kernel/errors.ts';
import type { Counts, Problem } from './import-problem.ts';
import { pathBelow } from './place-tree.ts';

export interface DivisionRow {
  file: number;
  row: number;
  level: number;
  code: string;
  name: string;
  /** Code of the parent as the table has it; null hangs the row under the place chosen for the import. */
  parentCode: string | null;
}

export interface KnownPlace {
  id: string;
  level: number;
  code: string;
  name: string;
  path: string;
  parentId: string | null;
  active: boolean;
}

export interface DivisionPlan {
  create: Omit<KnownPlace, 'active'>[];
  /** Existing places whose name or parent the table has differently. */
  update: { id: string; name: string; parentId: string | null; active: boolean }[];
  counts: Counts;
  problems: Problem[];
}

export interface DivisionOptions {
  existing: readonly KnownPlace[];
  /** The place under which rows without a parent hang; null makes them roots. */
  top: KnownPlace | null;
  /** Only rows whose code begins with this; '' takes all. */
  within: string;
  newId(): string;
}

/**
 * Decides, row by row, what an import of divisions creates, changes and refuses. Rows of a higher level come first,
 * whatever the order of the files, so that parents are there before their children.
 */
export function planDivisions(rows: readonly DivisionRow[], options: DivisionOptions): DivisionPlan {
  const places = new Map<string, KnownPlace>(options.existing.map((place) => [place.code, place]));
  const seen = new Set<string>();
  const plan: DivisionPlan = {
    create: [],
    update: [],
    counts: { rows: rows.length, created: 0, updated: 0, unchanged: 0, skipped: 0, refused: 0 },
    problems: [],
  };
  for (const row of [...rows].sort((a, b) => a.level - b.level)) {
    if (!row.code.startsWith(options.within)) {
      plan.counts.skipped += 1;
      continue;
    }
    const refusal = refusalOf(row, seen) ?? place(row, places, options, plan);
    if (!refusal) continue;
    plan.counts.refused += 1;
    const { file, row: line, code, name } = row;
    plan.problems.push({ file, row: line, code, name, severity: 'error', ...refusal });
  }
  return plan;
}

interface Refusal {
  kind: string;
  text: Text;
}

/** What is wrong with the row itself. */
function refusalOf({ code, name }: DivisionRow, seen: Set<string>): Refusal | undefined {
  if (!code) return { kind: 'code-missing', text: { zh: '缺少代码，请补上。', en: 'The code is missing.' } };
  if (!/^[A-Za-z0-9._-]{1,40}$/.test(code)) {
    return {
      kind: 'code-malformed',
      text: {
        zh: `代码“${code.slice(0, 40)}”只能含字母、数字和 . _ -，最多 40 位。`,
        en: 'A code has letters, digits, . _ - and at most 40 of them.',
      },
    };
  }
  if (!name) return { kind: 'name-missing', text: { zh: '缺少名称，请补上。', en: 'The name is missing.' } };
  if (name.length > 100)
    return {
      kind: 'name-too-long',
      text: { zh: '名称超过 100 个字，请缩短。', en: 'The name has more than 100 characters.' },
    };
  if (seen.has(code))
    return {
      kind: 'code-twice',
      text: { zh: `代码 ${code} 前面已出现过，只取第一次。`, en: `The code ${code} came before; the first counts.` },
    };
  seen.add(code);
  return undefined;
}

/** Puts the row into the plan, or says why not. */
function place(
  row: DivisionRow,
  places: Map<string, KnownPlace>,
  options: DivisionOptions,
  plan: DivisionPlan,
): Refusal | undefined {
  const parent = row.parentCode === null ? options.top : places.get(row.parentCode);
  if (parent === undefined) {
    return {
      kind: 'parent-unknown',
      text: {
        zh: `没有找到上级 ${row.parentCode}，请先导入上级，或一起导入。`,
        en: `The parent ${row.parentCode} is not there: import it first or together.`,
      },
    };
  }
  if (!parent && row.level > 1) {
    return {
      kind: 'parent-needed',
      text: { zh: '不是第一级，请选择上级区划。', en: 'Not of the first level: choose a parent.' },
    };
  }
  if (parent && !parent.active) {
    return {
      kind: 'parent-closed',
      text: {
        zh: `上级“${parent.name}”已停用，请先启用它。`,
        en: `The parent "${parent.name}" is closed: reopen it first.`,
      },
    };
  }
  if (parent && parent.level >= row.level) {
    return {
      kind: 'parent-too-low',
      text: {
        zh: `上级“${parent.name}”的层级不高于本级，请检查所选层级。`,
        en: `The parent "${parent.name}" is not of a higher level.`,
      },
    };
  }
  const parentId = parent?.id ?? null;
  const known = places.get(row.code);
  if (!known) {
    const made = {
      id: options.newId(),
      level: row.level,
      code: row.code,
      name: row.name,
      path: pathBelow(parent?.path ?? null, row.code),
      parentId,
    };
    places.set(row.code, { ...made, active: true });
    plan.create.push(made);
    plan.counts.created += 1;
    return undefined;
  }
  if (known.level !== row.level) {
    return {
      kind: 'level-differs',
      text: {
        zh: `代码 ${row.code} 已是第 ${known.level} 级的“${known.name}”，请检查所选层级。`,
        en: `The code ${row.code} is already "${known.name}" of level ${known.level}.`,
      },
    };
  }
  if (known.name === row.name && known.parentId === parentId) {
    plan.counts.unchanged += 1;
    return undefined;
  }
  plan.update.push({ id: known.id, name: row.name, parentId, active: known.active });
  plan.counts.updated += 1;
  return undefined;
}
