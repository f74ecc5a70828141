import { useSearchParams } from 'wouter';
import type { FilterValues } from './filter-bar.tsx';

/** Filters live in the address: back, reload and a sent link show the same. Only the keys named are read. */
export function useFilters<K extends string>(
  keys: readonly K[],
): { values: Partial<Record<K, string>>; set: (values: FilterValues) => void } {
  const [search, setSearch] = useSearchParams();
  const values = Object.fromEntries(
    keys.flatMap((key) => {
      const value = search.get(key);
      return value ? [[key, value]] : [];
    }),
  ) as Partial<Record<K, string>>;
  const set = (next: FilterValues) =>
    setSearch(
      Object.fromEntries(Object.entries(next).flatMap(([key, value]) => (value ? [[key, String(value)]] : []))),
      { replace: true },
    );
  return { values, set };
}
