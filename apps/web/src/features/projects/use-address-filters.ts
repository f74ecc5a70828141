import { useSearchParams } from 'wouter';
import type { FilterValues } from '../../ui/desk/filter-bar.tsx';

/** The filters of a list in its address, so that back, reload and a link bring them again; a switch is '1'. */
export function useAddressFilters(keys: readonly string[]): [FilterValues, (next: FilterValues) => void] {
  const [search, setSearch] = useSearchParams();
  const value: Record<string, string | boolean> = {};
  for (const key of keys) {
    const text = search.get(key);
    if (text !== null) value[key] = text === '1' ? true : text;
  }
  const change = (next: FilterValues) => {
    const kept = new URLSearchParams();
    for (const [key, each] of Object.entries(next)) {
      if (each === true) kept.set(key, '1');
      else if (typeof each === 'string' && each !== '') kept.set(key, each);
    }
    setSearch(kept, { replace: true });
  };
  return [value, change];
}

/** A filter that is set, as its text. */
export const textOf = (value: FilterValues, key: string): string | undefined => {
  const found = value[key];
  return typeof found === 'string' && found !== '' ? found : undefined;
};
