import { listPeople, listRoles, type Person, type Role } from '@huying/server/contract/accounts';
import { type InfiniteData, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { ApiError } from '../../lib/api-error.ts';
import { call, type Input, type Output } from '../../lib/api.ts';
import { useLanguage } from '../../lib/i18n.ts';
import { queryClient, useAnswer } from '../../lib/query.ts';
import type { TablePages } from '../../ui/desk/data-table.tsx';

type PeopleQuery = NonNullable<Input<typeof listPeople>['query']>;
type PeoplePage = Output<typeof listPeople>;

/** People page by page, by name. */
export function usePeople(query: PeopleQuery): TablePages<Person> {
  const found = useInfiniteQuery<PeoplePage, ApiError, InfiniteData<PeoplePage>, readonly unknown[], string | null>(
    {
      queryKey: [listPeople.path, query],
      initialPageParam: null,
      queryFn: ({ signal, pageParam }) =>
        call(listPeople, { query: { ...query, ...(pageParam !== null && { after: pageParam }) }, signal }),
      getNextPageParam: (page) => page.next,
      placeholderData: keepPreviousData,
    },
    queryClient,
  );
  return {
    rows: (found.data?.pages ?? []).flatMap((page) => page.items),
    isPending: found.isPending,
    error: found.error,
    hasMore: found.hasNextPage,
    isLoadingMore: found.isFetchingNextPage,
    loadMore: () => void (found.isFetching || found.fetchNextPage()),
    reload: () => void found.refetch(),
  };
}

/** The roles by code, and how they are called in the page's language. */
export function useRoles() {
  const lang = useLanguage();
  const answer = useAnswer(listRoles);
  const nameOf = (role: Role) => (lang === 'en' && role.nameEn ? role.nameEn : role.name);
  const permissionName = (code: string) => {
    const found = answer.data?.permissions.find((entry) => entry.code === code);
    return found === undefined ? code : lang === 'en' ? found.nameEn : found.name;
  };
  return {
    ...answer,
    roles: answer.data?.items ?? [],
    permissions: answer.data?.permissions ?? [],
    nameOf,
    permissionName,
  };
}
