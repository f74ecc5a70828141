import {
  type InfiniteData,
  keepPreviousData,
  type Query,
  QueryClient,
  type UseQueryResult,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ApiError } from './api-error.ts';
import { call, type Endpoint, type Input, type Output, urlOf } from './api.ts';

/** One cache for a page. `call` already repeats lost calls, so the cache does not. */
export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: false, staleTime: 10_000, refetchOnWindowFocus: true } },
});

/** Cache keys begin with the path of the endpoint, so `refresh('/api/requests')` reaches every list and detail below. */
const keyOf = (endpoint: Endpoint, input: object): readonly unknown[] => [endpoint.path, urlOf(endpoint, input), input];

type Given<E> = Record<never, never> extends Input<E> ? [input?: Input<E>] : [input: Input<E>];

/** Reads an endpoint and keeps it fresh; the last answer stays on screen while the next one loads. */
export function useAnswer<E extends Endpoint>(endpoint: E, ...[input]: Given<E>): UseQueryResult<Output<E>, ApiError> {
  const given = input ?? {};
  return useQuery<Output<E>, ApiError>(
    {
      queryKey: keyOf(endpoint, given),
      queryFn: ({ signal }) => (call as Loose<E>)(endpoint, { ...given, signal }),
      placeholderData: keepPreviousData,
    },
    queryClient,
  );
}
type Loose<E> = (endpoint: E, input: object) => Promise<Output<E>>;

/** What a command answered with is what the page shows, without asking for it again. */
export function keepAnswer<E extends Endpoint>(endpoint: E, input: Input<E> & object, answer: Output<E>): void {
  const queryKey = keyOf(endpoint, input);
  // What was asked for before the command may come after its answer.
  void queryClient.cancelQueries({ queryKey, exact: true });
  queryClient.setQueryData(queryKey, answer);
}

const isBelow =
  (prefix: string) =>
  ({ queryKey: [path] }: Query): boolean =>
    typeof path === 'string' && path.startsWith(prefix);

/**
 * After a command: asks again for everything whose endpoint path begins with `prefix`. What is on its way is asked for
 * anew, a first answer too (which `invalidateQueries` alone would wait for and take): it may be older than the command.
 */
export async function refresh(prefix: string): Promise<void> {
  const isMeant = isBelow(prefix);
  void queryClient.cancelQueries({ predicate: (query) => isMeant(query) && query.state.data === undefined });
  await queryClient.invalidateQueries({ predicate: isMeant });
}

/** Asked for once more when the answer on its way is there. */
const behind = new Set<Query>();

/**
 * Because others work, or time goes by: asks again for the same as `refresh`, but lets come what is on its way and asks
 * once more behind it. Changes may follow faster than a slow connection answers; something arrives all the same.
 */
export async function catchUp(prefix: string): Promise<void> {
  const askAgain = async (query: Query): Promise<void> => {
    if (behind.has(query)) return;
    if (query.state.fetchStatus === 'fetching') {
      behind.add(query);
      await query.promise?.catch(() => undefined);
      behind.delete(query);
    }
    await queryClient.invalidateQueries({ queryKey: query.queryKey, exact: true });
  };
  await Promise.all(
    queryClient
      .getQueryCache()
      .findAll({ predicate: isBelow(prefix) })
      .map(askAgain),
  );
}

interface Paged {
  items: unknown[];
  next: string | null;
}
export interface Pages<Row, Page = unknown> {
  rows: readonly Row[];
  /** The first page, with what it says of the whole. */
  first: Page | undefined;
  /** What is there answers what was asked before; the answer to this is on its way. */
  isOutdated: boolean;
  /** True until the first page is there. */
  isPending: boolean;
  error: ApiError | null;
  hasMore: boolean;
  isLoadingMore: boolean;
  loadMore: () => void;
  reload: () => void;
}
type RowOf<E> = Output<E> extends { items: (infer Row)[] } ? Row : never;

/** A keyset-paged list (`items`, `next`; the query takes `cursor`): pages are added at the end, in order. */
export function usePages<E extends Endpoint>(endpoint: E, ...[input]: Given<E>): Pages<RowOf<E>, Output<E>> {
  const given: { query?: object } = input ?? {};
  const found = useInfiniteQuery<Paged, ApiError, InfiniteData<Paged>, readonly unknown[], string | null>(
    {
      queryKey: [...keyOf(endpoint, given), 'pages'],
      initialPageParam: null,
      queryFn: ({ signal, pageParam }) => {
        const query = pageParam === null ? given.query : { ...given.query, cursor: pageParam };
        return (call as Loose<E>)(endpoint, { ...given, query, signal }) as Promise<unknown> as Promise<Paged>;
      },
      getNextPageParam: (page) => page.next,
      placeholderData: keepPreviousData,
    },
    queryClient,
  );
  return {
    rows: (found.data?.pages ?? []).flatMap((page) => page.items) as RowOf<E>[],
    first: found.data?.pages[0] as Output<E> | undefined,
    isOutdated: found.isPlaceholderData,
    isPending: found.isPending,
    error: found.error,
    hasMore: found.hasNextPage,
    isLoadingMore: found.isFetchingNextPage,
    loadMore: () => void (found.isFetching || found.fetchNextPage()),
    reload: () => void found.refetch(),
  };
}

/** All rows of a paged list, one page after the other: for a field that chooses among them. */
export function useEveryPage<E extends Endpoint>(endpoint: E, ...given: Given<E>): readonly RowOf<E>[] {
  const { rows, hasMore, isLoadingMore, error, loadMore } = usePages(endpoint, ...given);
  const isToLoad = hasMore && !isLoadingMore && error === null;
  // After every look: a page that is being asked for just then is asked for again when it has come.
  useEffect(() => {
    if (isToLoad) loadMore();
  });
  return rows;
}
