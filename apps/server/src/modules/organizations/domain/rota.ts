/** A month of a rota as it is kept. */
export interface LaidMonth {
  month: string;
  unitId: string;
  theme: string;
  version: number;
}
/** From the first to the last day a unit sits in a body; null: still. */
export interface Term {
  unitId: string;
  fromOn: string;
  untilOn: string | null;
}

/** The month `n` months after another, both 'YYYY-MM'. */
export function monthAfter(month: string, n: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const at = year * 12 + number - 1 + n;
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
}

export const monthsFrom = (from: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => monthAfter(from, i));

/** Whether a unit sits in the body on at least one day of the month. */
export const sitsIn = (terms: readonly Term[], unitId: string, month: string): boolean =>
  terms.some(
    (term) =>
      term.unitId === unitId &&
      term.fromOn.slice(0, 7) <= month &&
      (term.untilOn === null || term.untilOn.slice(0, 7) >= month),
  );

/**
 * The units take turns by months. Months already laid are kept unless `replace`: the turn passes over them, so that
 * filling gaps gives each gap to the next unit in the round.
 */
export function layTurns(
  months: readonly string[],
  unitIds: readonly string[],
  laid: ReadonlySet<string>,
  replace: boolean,
): { month: string; unitId: string }[] {
  const open = months.filter((month) => replace || !laid.has(month));
  return open.map((month, i) => ({ month, unitId: unitIds[i % unitIds.length] as string }));
}

/** What is wrong with a month: nobody is in the chair though the chair rotates, or who is has no seat then. */
export function problemOf(
  month: string,
  laid: LaidMonth | undefined,
  terms: readonly Term[],
  rotates: boolean,
): 'gap' | 'not-seated' | null {
  if (!laid) return rotates ? 'gap' : null;
  return sitsIn(terms, laid.unitId, month) ? null : 'not-seated';
}
