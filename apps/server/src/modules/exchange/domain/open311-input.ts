import { type AppError, invalid } from '../../../kernel/errors.ts';

/** A form of GeoReport: names to their values, in order. */
export type Form = URLSearchParams;

export interface Report {
  serviceCode: string;
  description: string;
  lat?: number;
  lon?: number;
  address: string;
  name: string;
  phone: string;
  mediaUrl: string;
  /** Answers to the questions of the service, by code. */
  attributes: Record<string, string>;
}

const longest = { description: 4000, address: 200, phone: 40, name: 100, media: 500 };

/** Reads what was posted (GeoReport v2, "POST Service Request"). Throws invalid with what is missing. */
export function readReport(form: Form): Report {
  const of = (name: string): string => clean(form.get(name) ?? '');
  const serviceCode = of('service_code');
  if (serviceCode === '') throw missing('service_code');
  const description = within('description', of('description'), longest.description);
  const address = within('address_string', of('address_string') || of('address'), longest.address);
  const position = readPosition(of('lat'), of('long'));
  if (!position && address === '' && of('address_id') === '') throw noLocation();
  const email = of('email');
  const name = [of('last_name') + of('first_name'), email && `<${email}>`].filter(Boolean).join(' ');
  return {
    serviceCode,
    description,
    ...position,
    address: address || of('address_id'),
    name: within('name', name, longest.name),
    phone: within('phone', of('phone'), longest.phone),
    mediaUrl: mediaOf(of('media_url')),
    attributes: attributesOf(form),
  };
}

const clean = (text: string): string =>
  text
    .replaceAll('\0', '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .trim();

function within(field: string, text: string, max: number): string {
  if (text.length <= max) return text;
  throw invalid('too-long', `${field} 最多 ${max} 个字。`, `${field} may have at most ${max} characters.`, { field });
}

function readPosition(latText: string, lonText: string): { lat: number; lon: number } | undefined {
  if (latText === '' && lonText === '') return undefined;
  const [lat, lon] = [Number(latText), Number(lonText)];
  if (latText !== '' && lonText !== '' && Math.abs(lat) <= 90 && Math.abs(lon) <= 180) return { lat, lon };
  throw invalid(
    'position-malformed',
    'lat 和 long 应为十进制度数（WGS84），并且成对给出。',
    'lat and long must be decimal degrees (WGS84), given together.',
    { field: 'lat' },
  );
}

/** A link is kept as a link and never fetched from here. */
const mediaOf = (text: string): string => (/^https?:\/\/\S+$/i.test(text) && text.length <= longest.media ? text : '');

function attributesOf(form: Form): Record<string, string> {
  const given = new Map<string, string[]>();
  for (const [name, value] of form) {
    const code = /^attribute\[([\w.-]{1,40})\](?:\[\])?$/.exec(name)?.[1];
    if (code && clean(value) !== '') given.set(code, [...(given.get(code) ?? []), clean(value).slice(0, 500)]);
  }
  return Object.fromEntries([...given].slice(0, 20).map(([code, values]) => [code, values.join('、')]));
}

export interface ListWish {
  numbers?: string[];
  categories?: string[];
  from?: Date;
  to?: Date;
  open?: boolean;
}

const DAYS = 90;
const DAY = 86_400_000;

/** Which requests are asked for. Without numbers at most ninety days, the last ones unless told. */
export function readListWish(query: Record<string, unknown>, now: Date): ListWish {
  const of = (name: string): string => {
    const value = query[name];
    return String((Array.isArray(value) ? value.join(',') : value) ?? '').trim();
  };
  const list = (name: string): string[] =>
    of(name)
      .split(',')
      .map((each) => each.trim())
      .filter(Boolean);
  const numbers = list('service_request_id');
  if (numbers.length > 0) return { numbers: numbers.slice(0, 200) };
  const categories = list('service_code');
  const statuses = new Set(list('status'));
  for (const status of statuses)
    if (status !== 'open' && status !== 'closed')
      throw invalid('status-unknown', 'status 只能是 open 或 closed。', 'status is open or closed.', {
        field: 'status',
      });
  const [start, end] = [instantOf(of('start_date'), 'start_date'), instantOf(of('end_date'), 'end_date')];
  const to = end ?? (start ? new Date(Math.min(start.getTime() + DAYS * DAY, now.getTime())) : now);
  const from = start ?? new Date(to.getTime() - DAYS * DAY);
  if (to.getTime() - from.getTime() > DAYS * DAY || to < from) {
    throw invalid(
      'span-too-long',
      `start_date 到 end_date 最多 ${DAYS} 天，且不能颠倒。`,
      `From start_date to end_date there may be at most ${DAYS} days.`,
      { field: 'start_date' },
    );
  }
  return {
    from,
    to,
    ...(categories.length > 0 && { categories }),
    ...(statuses.size === 1 && { open: statuses.has('open') }),
  };
}

function instantOf(text: string, field: string): Date | undefined {
  if (text === '') return undefined;
  // A plus sign that was not escaped arrives as a space.
  const time = new Date(text.replace(/ (?=\d{2}:?\d{2}$)/, '+'));
  if (/^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(time.getTime())) return time;
  throw invalid(
    'date-malformed',
    `${field} 应为 W3C 时间格式，如 2026-01-01T00:00:00Z。`,
    `${field} must be in W3C format, e.g. 2026-01-01T00:00:00Z.`,
    { field },
  );
}

const missing = (field: string): AppError =>
  invalid('missing', `缺少 ${field}。`, `${field} was not provided.`, { field });
const noLocation = (): AppError =>
  invalid(
    'location-missing',
    '请给出 lat 和 long、address_string 或 address_id 中的一种。',
    'A location is needed: lat and long, address_string, or address_id.',
    { field: 'lat' },
  );
