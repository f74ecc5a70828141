import type { DutyShift, DutySlot } from './duty.ts';
import { refuseSection, type SectionProblem } from './plan-sections.ts';
import { columnsIn, readShifts, readWeekdays, type RosterColumn } from './roster-columns.ts';

export interface TableRow {
  /** As Excel shows it in the margin. */
  number: number;
  cells: readonly string[];
}
/** What a table says of one section: `turns` by 'weekday shift', the name of who has it. */
export interface TableSection {
  code: string;
  name: string;
  phone: string | null;
  placeIds: Set<string>;
  turns: Map<string, { name: string; title: string }>;
  rows: number;
}
export interface TablePlan {
  rows: number;
  sections: TableSection[];
  refused: { row: TableRow; problem: SectionProblem }[];
}

const PHONE = /^[0-9+() -]{3,30}$/;

/** True when the header names a section or grid and anything to say of it. */
export function isRosterTable(header: readonly string[]): boolean {
  const at = columnsIn(header);
  return (at.section >= 0 || at.place >= 0) && (at.person >= 0 || at.phone >= 0 || (at.section >= 0 && at.place >= 0));
}

/**
 * Reads a table row by row: each adds a grid, a phone or a turn to a section, which is named by its own column or, without one, by
 * the grid. A row that contradicts an earlier one, or names what is not there, is left out with the reason.
 */
export function planRosterTable(
  header: readonly string[],
  rows: readonly TableRow[],
  placeOf: (codeOrName: string) => { id: string; name: string } | 'several' | undefined,
): TablePlan {
  const at = columnsIn(header);
  const plan: TablePlan = { rows: rows.length, sections: [], refused: [] };
  const byKey = new Map<string, TableSection>();
  for (const row of rows) {
    const cell = (column: RosterColumn): string =>
      at[column] < 0 ? '' : (row.cells[at[column]] ?? '').normalize('NFKC').trim();
    const refuse = (kind: string, zh: string, en: string): void => {
      const name = cell('section') || cell('place');
      const problem = {
        file: 0,
        row: row.number,
        code: cell('code'),
        name,
        kind,
        severity: 'error' as const,
        text: { zh, en },
      };
      plan.refused.push({ row, problem });
    };
    const place = cell('place') === '' ? null : placeOf(cell('place'));
    if (place === undefined) {
      refuse(
        'no-such-place',
        `没有找到网格“${cell('place')}”，请核对编码。`,
        `No grid "${cell('place')}": check the code.`,
      );
      continue;
    }
    if (place === 'several') {
      refuse(
        'place-ambiguous',
        `有几个区划叫“${cell('place')}”，请改填编码。`,
        `Several places are called "${cell('place')}": give the code.`,
      );
      continue;
    }
    const name = cell('section') || place?.name || '';
    const refusal = refuseSection(cell('code'), name);
    if (refusal) {
      refuse(refusal.kind, refusal.text.zh, refusal.text.en);
      continue;
    }
    const known = byKey.get(cell('code') || name);
    const wrong = add(known ?? fresh(cell('code'), name), place?.id ?? null, cell);
    if (typeof wrong === 'string') {
      refuse(wrong, ...words[wrong](cell));
      continue;
    }
    if (known) Object.assign(known, wrong);
    else {
      byKey.set(cell('code') || name, wrong);
      plan.sections.push(wrong);
    }
  }
  return plan;
}

const fresh = (code: string, name: string): TableSection => ({
  code,
  name,
  phone: null,
  placeIds: new Set(),
  turns: new Map(),
  rows: 0,
});

type Wrong =
  | 'phone-malformed'
  | 'phone-differs'
  | 'weekday-unreadable'
  | 'shift-unreadable'
  | 'turn-twice'
  | 'name-differs';
type Cell = (column: RosterColumn) => string;

const words: Record<Wrong, (cell: Cell) => [zh: string, en: string]> = {
  'phone-malformed': (cell) => [
    `电话“${cell('phone')}”不是电话号码，请只填数字、+、-、括号。`,
    `"${cell('phone')}" is no phone number.`,
  ],
  'phone-differs': () => [
    '同一片区前面填了别的电话。一个片区只公开一个电话，请统一。',
    'An earlier row gives the section another phone: a section has one.',
  ],
  'name-differs': () => ['同一片区编码前面用了别的名称，请统一。', 'An earlier row gives this code another name.'],
  'weekday-unreadable': (cell) => [
    `星期“${cell('weekday')}”读不懂。可填：一至五、六、日；空着是每天。`,
    `The weekday "${cell('weekday')}" cannot be read.`,
  ],
  'shift-unreadable': (cell) => [
    `班次“${cell('shift')}”读不懂。可填：白班、夜班；空着是全天。`,
    `The shift "${cell('shift')}" cannot be read.`,
  ],
  'turn-twice': (cell) => [
    `这一班前面已排了别人，“${cell('person')}”没有排上。请分星期或班次填写。`,
    `An earlier row gives the turn to somebody else.`,
  ],
};

/** The section with what a row adds to it, or why it cannot; the section itself is not touched. */
function add(section: TableSection, placeId: string | null, cell: Cell): TableSection | Wrong {
  const phone = cell('phone');
  if (phone !== '' && !PHONE.test(phone)) return 'phone-malformed';
  if (phone !== '' && section.phone !== null && section.phone !== phone) return 'phone-differs';
  if (cell('section') !== '' && cell('section') !== section.name) return 'name-differs';
  const turns = new Map(section.turns);
  const person = cell('person').slice(0, 60);
  if (person !== '') {
    const days = readWeekdays(cell('weekday'));
    const shifts = readShifts(cell('shift'));
    if (!days) return 'weekday-unreadable';
    if (!shifts) return 'shift-unreadable';
    for (const key of days.flatMap((day) => shifts.map((shift) => `${day} ${shift}`))) {
      const taken = turns.get(key);
      if (taken && taken.name !== person) return 'turn-twice';
      turns.set(key, { name: person, title: cell('title').slice(0, 60) || (taken?.title ?? '') });
    }
  }
  const placeIds = new Set(section.placeIds);
  if (placeId !== null) placeIds.add(placeId);
  return { ...section, phone: phone || section.phone, placeIds, turns, rows: section.rows + 1 };
}

/** The turns of a section as slots, in the order of the week; nights only where the net has them. */
export function slotsOf(
  { turns }: Pick<TableSection, 'turns'>,
  hasNights: boolean,
  personId: (name: string) => string,
): DutySlot[] {
  return [...turns]
    .map(([key, { name }]) => {
      const [weekday = '', shift = 'day'] = key.split(' ');
      return { weekday: Number(weekday), shift: shift as DutyShift, personId: personId(name) };
    })
    .filter(({ shift }) => hasNights || shift === 'day')
    .sort((a, b) => a.weekday - b.weekday || (a.shift < b.shift ? -1 : 1));
}
