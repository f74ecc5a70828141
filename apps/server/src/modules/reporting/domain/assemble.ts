import type { Figures } from './figures.ts';
import { assessedRates, FORMULA, noSums, type RateSums, type ThreeRates, threeRates } from './rates.ts';

/** A filter of the request list, as far as figures are made of it. */
export interface Filter {
  state?: string[];
  open?: boolean;
  overdue?: boolean;
  warn?: 'within' | 'approaching' | 'unlimited';
  category?: string;
  noCategory?: boolean;
  source?: string;
  leadId?: string;
  leadWithin?: string;
  noLead?: boolean;
  placeId?: string;
  notBelow?: string;
  noPlace?: boolean;
  reached?: boolean;
  solved?: boolean;
  satisfied?: boolean;
  contactDue?: boolean;
  contactedInTime?: boolean;
  excluded?: boolean;
  from?: string;
  to?: string;
  closedFrom?: string;
  closedTo?: string;
  followedFrom?: string;
  followedTo?: string;
}

export interface Asked {
  /** Civil dates, both included. */
  from: string;
  to: string;
  days: readonly string[];
  /** What the caller asked to be confined to; the caller's own scope confines the list by itself. */
  placeId?: string;
  unitId?: string;
  category?: string;
}

const NOBODY = '00000000-0000-0000-0000-000000000000';
const TOP_CATEGORIES = 10;

/** Makes the answer of the dashboard from the sums. Pure, so that the arithmetic can be tested without a database. */
export function assembleDashboard(figures: Figures, asked: Asked) {
  const filters = filtersOf(asked);
  const stock = figures.stock.find((row) => row.by === 'all') ?? noStock;
  const all = figures.rates.find((row) => row.by === 'all') ?? noSums;
  const period = filters.registered;
  return {
    formula: FORMULA,
    from: asked.from,
    to: asked.to,
    placeId: figures.area.id,
    unitId: asked.unitId ?? null,
    category: asked.category ?? null,
    rates: threeRates(all),
    assessed: assessedRates(all),
    registered: figures.registered.find((row) => row.by === 'all')?.n ?? 0,
    ended: figures.ended.find((row) => row.by === 'all')?.n ?? 0,
    open: stock.open,
    overdue: stock.overdue,
    warn: {
      within: stock.open - stock.overdue - stock.approaching - stock.unlimited,
      approaching: stock.approaching,
      breached: stock.overdue,
      unlimited: stock.unlimited,
    },
    byState: counted(figures, 'state').map(({ key, n }) => ({
      state: key ?? '',
      count: n,
      filter: { ...period, state: [key ?? ''] },
    })),
    byDay: byDay(figures, asked.days),
    byPlace: byPlace(figures),
    byUnit: byUnit(figures),
    byCategory: counted(figures, 'category')
      .slice(0, TOP_CATEGORIES)
      .map(({ key, n }) => ({
        category: key,
        count: n,
        filter: { ...period, ...(key === null ? { noCategory: true } : { category: key }) },
      })),
    bySource: counted(figures, 'source').map(({ key, n }) => ({
      source: key ?? '',
      count: n,
      filter: { ...period, source: key ?? '' },
    })),
    filters,
  };
}

/** The list behind each figure: it holds exactly the rows that were counted. */
function filtersOf({ from, to, placeId, unitId, category }: Asked) {
  const within: Filter = {
    ...(placeId && { placeId }),
    ...(unitId && { leadWithin: unitId }),
    ...(category && { category }),
  };
  const followed: Filter = { ...within, followedFrom: from, followedTo: to };
  return {
    registered: { ...within, from, to },
    ended: { ...within, closedFrom: from, closedTo: to },
    open: { ...within, open: true },
    overdue: { ...within, overdue: true },
    within: { ...within, warn: 'within' },
    approaching: { ...within, warn: 'approaching' },
    unlimited: { ...within, warn: 'unlimited' },
    visited: followed,
    unreached: { ...followed, reached: false },
    answered: { ...followed, reached: true },
    solved: { ...followed, solved: true },
    satisfied: { ...followed, satisfied: true },
    due: { ...followed, contactDue: true },
    contactedInTime: { ...followed, contactedInTime: true },
    excluded: { ...followed, excluded: true },
    assessedAnswered: { ...followed, excluded: false, reached: true },
    assessedSolved: { ...followed, excluded: false, solved: true },
    assessedSatisfied: { ...followed, excluded: false, satisfied: true },
    assessedDue: { ...followed, excluded: false, contactDue: true },
    assessedContactedInTime: { ...followed, excluded: false, contactedInTime: true },
  } satisfies Record<string, Filter>;
}

/** Rows of one grouping, most first; equal counts in the order of their keys, so that the answer is always the same. */
const counted = (figures: Figures, by: Figures['registered'][number]['by']): Figures['registered'] =>
  figures.registered
    .filter((row) => row.by === by)
    .sort((a, b) => b.n - a.n || ((a.key ?? '') < (b.key ?? '') ? -1 : 1));

function byDay(figures: Figures, days: readonly string[]): { day: string; registered: number; ended: number }[] {
  const registered = new Map(figures.registered.filter((row) => row.by === 'day').map((row) => [row.key, row.n]));
  const ended = new Map(figures.ended.filter((row) => row.by === 'day').map((row) => [row.key, row.n]));
  return days.map((day) => ({ day, registered: registered.get(day) ?? 0, ended: ended.get(day) ?? 0 }));
}

interface Line extends ThreeRates {
  registered: number;
  open: number;
  overdue: number;
}

const noStock = { open: 0, overdue: 0, approaching: 0, unlimited: 0 };

/** What is known of each place or unit, by its key in the groupings ('' for none). */
function lines(figures: Figures, by: 'unit' | 'place'): Map<string, Line> {
  const registered = new Map<string, number>();
  const stock = new Map<string, { open: number; overdue: number }>();
  const rates = new Map<string, RateSums>();
  const keyOf = (key: string | null): string => (key === null || key === NOBODY ? '' : key);
  for (const row of figures.registered) if (row.by === by) registered.set(keyOf(row.key), row.n);
  for (const row of figures.stock) if (row.by === by) stock.set(keyOf(row.key), row);
  for (const row of figures.rates) if (row.by === by) rates.set(keyOf(row.key), row);
  const keys = new Set([...registered.keys(), ...stock.keys(), ...rates.keys()]);
  const line = (key: string): Line => ({
    registered: registered.get(key) ?? 0,
    open: stock.get(key)?.open ?? 0,
    overdue: stock.get(key)?.overdue ?? 0,
    ...threeRates(rates.get(key) ?? noSums),
  });
  return new Map([...keys].map((key) => [key, line(key)]));
}

const emptyLine: Line = { registered: 0, open: 0, overdue: 0, ...threeRates(noSums) };

/** Every place below the one shown, also those where nothing happened; then what lies in none of them. */
function byPlace(figures: Figures) {
  const known = lines(figures, 'place');
  const here = known.get('');
  return [
    ...figures.places
      .filter((place) => place.active || known.has(place.code))
      .map((place) => ({ placeId: place.id, ...(known.get(place.code) ?? emptyLine), filter: { placeId: place.id } })),
    ...(here ? [{ placeId: figures.area.id, ...here, filter: hereAlone(figures.area.id) }] : []),
  ];
}

/** What lies in none of the places shown; where several places stand at the top, only what has no place does. */
const hereAlone = (areaId: string | null): Filter => (areaId === null ? { noPlace: true } : { notBelow: areaId });

function byUnit(figures: Figures) {
  const known = lines(figures, 'unit');
  const nobody = known.get('');
  return [
    ...figures.units.flatMap((unitId) => {
      const line = known.get(unitId);
      return line ? [{ unitId, ...line, filter: { leadId: unitId } }] : [];
    }),
    ...(nobody ? [{ unitId: null, ...nobody, filter: { noLead: true } }] : []),
  ];
}
