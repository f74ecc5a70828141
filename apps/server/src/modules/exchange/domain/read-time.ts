import { DAY, dayOfDate, HOUR, instantAt, MINUTE, type Zone } from '../../../kernel/time.ts';

export interface TimeStyle {
  zone: Zone;
  /** How 3/5/2026 is read. */
  dateOrder: 'dmy' | 'mdy';
}

const yearFirst = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?/;
const compact = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$/;
const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})/;
const clock =
  /^(上午|下午|中午|晚上|凌晨|am|pm)?\s*(\d{1,2})[:时点](\d{1,2})?(?:[:分](\d{1,2})(?:[.,]\d+)?秒?)?分?\s*(am|pm)?\s*(z|[+-]\d{2}:?\d{2})?$/i;
const afternoon = /^(下午|晚上|pm)$/i;

/** A time as tables write it: 2026-03-05 09:30, 2026年3月5日, 20260305, 03/05/2026 9:30 AM, Excel's day number. Undefined when it is none. */
export function readTime(text: string, style: TimeStyle): Date | undefined {
  const plain = text.normalize('NFKC').trim();
  const serial = /^\d{5}(?:\.\d+)?$/.test(plain) ? Number(plain) : undefined;
  // Excel counts days from 1899-12-30; five digits are the years 1927 to 2173.
  if (serial !== undefined) return local(Math.floor(serial) - 25_569, Math.round((serial % 1) * 86_400) * 1000, style);
  const digits = compact.exec(plain);
  if (digits) {
    const [, year, month, day, hour = '0', minute = '0', second = '0'] = digits;
    return at(year, month, day, clockMs(Number(hour), Number(minute), Number(second)), style);
  }
  const date = yearFirst.exec(plain);
  if (date) return withClock(date[1], date[2], date[3], plain.slice(date[0].length), style);
  const last = yearLast.exec(plain);
  if (!last) return undefined;
  const [first, second] = style.dateOrder === 'dmy' ? [last[2], last[1]] : [last[1], last[2]];
  return withClock(last[3], first, second, plain.slice(last[0].length), style);
}

type Part = string | undefined;

function withClock(year: Part, month: Part, day: Part, rest: string, style: TimeStyle): Date | undefined {
  const words = rest.replace(/^[T,\s]+/i, '').trim();
  if (words === '') return at(year, month, day, 0, style);
  const parts = clock.exec(words);
  if (!parts) return undefined;
  const [, before, hour, minute = '0', second = '0', after, zone] = parts;
  const half = before ?? after;
  const ms = clockMs(hourOf(Number(hour), half), Number(minute), Number(second));
  return at(year, month, day, ms, zone ? { ...style, zone: fixedZone(zone) } : style);
}

function hourOf(hour: number, half: Part): number {
  if (half === undefined) return hour;
  if (half === '中午') return hour < 11 ? hour + 12 : hour;
  if (afternoon.test(half)) return hour < 12 ? hour + 12 : hour;
  return hour === 12 ? 0 : hour;
}

const clockMs = (hour: number, minute: number, second: number): number | undefined =>
  hour <= 24 && minute < 60 && second < 60 ? hour * HOUR + minute * MINUTE + second * 1000 : undefined;

function at(year: Part, month: Part, day: Part, ms: number | undefined, style: TimeStyle): Date | undefined {
  if (ms === undefined || ms > DAY) return undefined;
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  try {
    return local(dayOfDate(date), ms, style);
  } catch {
    return undefined;
  }
}

function local(day: number, ms: number, { zone }: TimeStyle): Date | undefined {
  const instant = new Date(instantAt(zone, day, ms));
  const year = instant.getUTCFullYear();
  return year >= 1949 && year <= 2100 ? instant : undefined;
}

function fixedZone(text: string): Zone {
  const sign = text.startsWith('-') ? -1 : 1;
  const minutes = /^z$/i.test(text) ? 0 : Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
  return { name: text, offsetAt: () => sign * minutes * MINUTE };
}

/** Whether 3/5/2026 is the fifth of March in these texts: by a number above twelve, or by AM and PM. */
export function guessDateOrder(texts: readonly string[]): 'dmy' | 'mdy' {
  for (const text of texts) {
    const parts = yearLast.exec(text.trim());
    if (!parts) continue;
    if (Number(parts[1]) > 12) return 'dmy';
    if (Number(parts[2]) > 12 || /[ap]m$/i.test(text.trim())) return 'mdy';
  }
  return 'dmy';
}
