import type { NumberFormat } from './number-format.ts';

export interface NumberText {
  /** Days count from 1904-01-01 instead of 1899-12-31. */
  date1904: boolean;
  /** Draws a number by a format code; asked only for formats of kind `shown` and `words`. */
  draw(code: string, value: number): string;
}

const dayMs = 86_400_000;
const lastSerial = 2_958_466; // 10000-01-01

/**
 * The text of a stored number as a person reads it: dates as `YYYY-MM-DD[ HH:mm:ss]`, percents with their sign,
 * codes with their leading zeros, everything else in full digits: never `1.2E+15`, never rounded by a format.
 */
export function numberText(stored: string, format: NumberFormat, { date1904, draw }: NumberText): string {
  if (format.kind === 'plain') return plainDigits(stored);
  const value = Number(stored);
  if (!Number.isFinite(value)) return stored;
  switch (format.kind) {
    case 'percent':
      return `${shiftPoint(plainDigits(stored), 2)}%`;
    case 'shown':
      return Number.isInteger(value) ? draw(format.code, value) : plainDigits(stored);
    case 'words':
      return wordOf(draw(format.code, value)) ?? plainDigits(stored);
    case 'elapsed':
      return value < 0 ? plainDigits(stored) : elapsedText(value);
    case 'time':
      return value < 0 || value >= lastSerial ? plainDigits(stored) : timeOrDate(value, format.milliseconds, date1904);
    case 'date':
      return value < 0 || value >= lastSerial ? plainDigits(stored) : dateText(value, format, date1904);
  }
}

/** A format may have words for some values and figures for others; figures are told in full instead. */
const wordOf = (drawn: string): string | undefined => (/\d/.test(drawn) ? undefined : drawn.trim() || undefined);

/** All digits of a number as stored; fractions are cut to the 15 digits that Excel holds and shows. */
export function plainDigits(stored: string): string {
  if (/^(0|-?[1-9]\d*)$/.test(stored)) return stored;
  const value = Number(stored);
  if (stored.trim() === '' || !Number.isFinite(value)) return stored;
  if (Number.isSafeInteger(value)) return String(value);
  // An integer beyond 2^53 is moved as text: the file may hold more digits than a number can.
  const exponential = Number.isInteger(value) && /e/i.test(stored) ? stored.toLowerCase() : value.toExponential(14);
  const [mantissa = '0', exponent = '0'] = exponential.split('e');
  return Number.isInteger(value) && !/e/i.test(stored) ? shiftPoint(stored, 0) : shiftPoint(mantissa, Number(exponent));
}

/** Moves the decimal point to the right by so many places, in text, so that no digit is invented. */
function shiftPoint(digits: string, places: number): string {
  const negative = digits.startsWith('-');
  const [whole = '0', fraction = ''] = digits.replace('-', '').split('.');
  const all = whole + fraction;
  const point = whole.length + places;
  const padded = point <= 0 ? '0'.repeat(1 - point) + all : all.padEnd(point, '0');
  const at = Math.max(point, 1);
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  const right = padded.slice(at).replace(/0+$/, '');
  return `${negative ? '-' : ''}${left}${right === '' ? '' : `.${right}`}`;
}

interface Parts {
  date: string;
  time: string;
  milliseconds: string;
}

function partsOf(serial: number, milliseconds: boolean, date1904: boolean): Parts & { day: number } {
  const unit = milliseconds ? 1 : 1000;
  const total = Math.round((serial * dayMs) / unit) * unit;
  const day = Math.floor(total / dayMs);
  const rest = new Date(total - day * dayMs).toISOString();
  return { day, date: dayText(day, date1904), time: rest.slice(11, 19), milliseconds: rest.slice(20, 23) };
}

/** Excel knows a 0 January 1900 and a 29 February 1900 (serials 0 and 60); what it shows there is kept. */
function dayText(day: number, date1904: boolean): string {
  if (date1904) return isoDay(Date.UTC(1904, 0, 1) + day * dayMs);
  if (day === 0) return '1900-01-00';
  if (day === 60) return '1900-02-29';
  return isoDay(Date.UTC(1899, 11, day < 60 ? 31 : 30) + day * dayMs);
}

const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

function dateText(serial: number, format: { time: boolean; milliseconds: boolean }, date1904: boolean): string {
  const { day, date, time, milliseconds } = partsOf(serial, format.milliseconds, date1904);
  if (day === 0 && !date1904 && serial > 0) return time;
  // A time that the format hides is kept: it is the resident's data, the format only somebody's taste.
  if (!format.time && time === '00:00:00') return date;
  return `${date} ${time}${format.milliseconds && milliseconds !== '000' ? `.${milliseconds}` : ''}`;
}

function timeOrDate(serial: number, withMilliseconds: boolean, date1904: boolean): string {
  const { day, time, milliseconds } = partsOf(serial, withMilliseconds, date1904);
  if (day > 0) return dateText(serial, { time: true, milliseconds: withMilliseconds }, date1904);
  return `${time}${withMilliseconds && milliseconds !== '000' ? `.${milliseconds}` : ''}`;
}

function elapsedText(serial: number): string {
  const seconds = Math.round(serial * 86_400);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** An ISO 8601 cell of a strict workbook (`t="d"`), told the same way as a serial date. */
export function isoDateText(stored: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?Z?)?$/.exec(stored);
  if (!match) return stored.replace(/^T/, '');
  const time = match[2] === undefined ? '' : match[2].padEnd(8, ':00');
  return time === '' || time === '00:00:00' ? `${match[1]}` : `${match[1]} ${time}`;
}
