import type { ExcludedSums, RateSums } from './rates.ts';

/** What the one statement of the dashboard gives back: sums by grouping, and the lines they belong to. */
export interface Figures {
  area: { id: string | null; path: string };
  /** Places directly below the area, units that may lead, both in the order of their paths. */
  places: { id: string; code: string; active: boolean }[];
  units: string[];
  /** Registered in the period, by one thing at a time. `by` 'all' has one row. */
  registered: {
    by: 'all' | 'state' | 'source' | 'category' | 'unit' | 'place' | 'day';
    key: string | null;
    n: number;
  }[];
  ended: { by: 'all' | 'day'; key: string | null; n: number }[];
  stock: StockRow[];
  rates: (RateSums & Partial<ExcludedSums> & { by: 'all' | 'unit' | 'place'; key: string | null })[];
}

export interface StockRow {
  by: 'all' | 'unit' | 'place';
  key: string | null;
  open: number;
  overdue: number;
  approaching: number;
  unlimited: number;
}
