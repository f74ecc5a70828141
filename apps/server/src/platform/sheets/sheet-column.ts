import { DAY, type Zone } from '../../kernel/time.ts';

/** A column of a table that goes out. */
export interface SheetColumn {
  title: string;
  /** In characters; about the width of the title otherwise. */
  width?: number;
  /** How instants are shown: a day, or a day with its time. Everything else shows itself. */
  kind?: 'date' | 'datetime';
  /** A dropdown in templates. */
  choices?: string[];
}

/** Text stays text whatever it looks like: numbers of requests and of phones are strings. A Date is an instant. */
export type CellValue = string | number | boolean | Date | null | undefined;

export type CellRows = Iterable<CellValue[]> | AsyncIterable<CellValue[]>;

/** A `Date` whose UTC fields show what the wall clock shows: what a spreadsheet, which knows no zone, has to be told. */
export function wallClock(at: Date, zone: Zone, kind: SheetColumn['kind']): Date {
  const local = at.getTime() + zone.offsetAt(at.getTime());
  // Whole seconds: a fraction of a day cannot hold milliseconds exactly.
  return new Date(kind === 'date' ? Math.floor(local / DAY) * DAY : Math.floor(local / 1000) * 1000);
}

/** A cell as plain text, the same as a person would read it in the .xlsx. */
export function textOfCell(value: CellValue, zone: Zone, kind: SheetColumn['kind']): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) {
    const iso = wallClock(value, zone, kind).toISOString();
    return kind === 'date' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
  }
  return typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : String(value);
}
