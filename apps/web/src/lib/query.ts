import { keepPreviousData, QueryClient, type UseQueryResult, useQuery } from '@tanstack/react-query';
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

/** Asks again for everything whose endpoint path begins with `prefix`. */
export const refresh = (prefix: string): Promise<void> =>
  queryClient.invalidateQueries({
    predicate: ({ queryKey: [path] }) => typeof path === 'string' && path.startsWith(prefix),
  });
