import { listPublicCategories } from '@huying/server/contract/lists';
import { listUnits } from '@huying/server/contract/organizations';
import { getTree } from '@huying/server/contract/territory';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ApiError } from './api-error.ts';
import { type Endpoint, type Output, call } from './api.ts';
import { useLanguage } from './i18n.ts';
import { queryClient } from './query.ts';

export type Unit = Output<typeof listUnits>['items'][number];
export type Place = Output<typeof getTree>['items'][number];
export type Category = Output<typeof listPublicCategories>['items'][number];

/** A small table that every page looks names up in. Empty until it has come; a name not found is the empty text. */
export interface Directory<Row> {
  items: readonly Row[];
  find: (key: string | null | undefined) => Row | undefined;
  name: (key: string | null | undefined) => string;
  error: ApiError | null;
  isPending: boolean;
}

/** Names change a few times a year. */
const FRESH_MS = 10 * 60_000;

function useTable<Row, E extends Endpoint>(
  endpoint: E,
  rowsOf: (answer: Output<E>) => readonly Row[],
  keyOf: (row: Row) => string,
  nameOf: (row: Row) => string,
): Directory<Row> {
  const { data, error, isPending } = useQuery<Output<E>, ApiError>(
    {
      queryKey: [endpoint.path, 'directory'],
      queryFn: ({ signal }) =>
        (call as (endpoint: E, input: { signal: AbortSignal }) => Promise<Output<E>>)(endpoint, { signal }),
      staleTime: FRESH_MS,
      refetchOnWindowFocus: false,
    },
    queryClient,
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: how rows are read never changes, what they are does.
  return useMemo(() => {
    const items = data === undefined ? [] : rowsOf(data);
    const byKey = new Map(items.map((row) => [keyOf(row), row]));
    const find = (key: string | null | undefined) => (key == null ? undefined : byKey.get(key));
    const name = (key: string | null | undefined) => {
      const row = find(key);
      return row === undefined ? '' : nameOf(row);
    };
    return { items, find, name, error, isPending };
  }, [data, error, isPending, nameOf]);
}

const byId = (row: { id: string }): string => row.id;
const byCode = (row: { code: string }): string => row.code;
const unitName = (unit: Unit): string => unit.shortName || unit.name;
const placeName = (place: Place): string => place.name;
const chinese = (category: Category): string => category.name;
const english = (category: Category): string => category.nameEn || category.name;

/** Units of the tenant by id; `name` is the short one where there is one. */
export const useUnits = (): Directory<Unit> => useTable(listUnits, (answer) => answer.items, byId, unitName);

/** Places of the tenant by id, parents before children. */
export const usePlaces = (): Directory<Place> => useTable(getTree, (answer) => answer.items, byId, placeName);

/** The categories a matter can be given (leaves of the tree in force) by code, named in the page's language. */
export function useCategories(): Directory<Category> {
  const lang = useLanguage();
  return useTable(listPublicCategories, (answer) => answer.items, byCode, lang === 'en' ? english : chinese);
}
