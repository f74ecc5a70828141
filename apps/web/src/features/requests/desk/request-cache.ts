import { getRequest, listRequests, type RequestDetail } from '@huying/server/contract/requests';
import type { InfiniteData } from '@tanstack/react-query';
import { type Output, call } from '../../../lib/api.ts';
import { queryClient, refresh } from '../../../lib/query.ts';

type Page = Output<typeof listRequests>;
type Changed = Pick<RequestDetail, 'id' | 'state' | 'version' | 'dueAt'> & { abilities?: string[] };

/** Puts what an action answered on every screen at once; the whole truth is asked for behind it. */
export function applyResult(result: Changed): void {
  const isOf = (path: string) => (query: { queryKey: readonly unknown[] }) => query.queryKey[0] === path;
  queryClient.setQueriesData<RequestDetail>({ predicate: isOf(getRequest.path) }, (detail) =>
    detail?.id === result.id ? { ...detail, ...result } : detail,
  );
  const { abilities: _notInRows, ...row } = result;
  queryClient.setQueriesData<InfiniteData<Page>>({ predicate: isOf(listRequests.path) }, (data) =>
    data && 'pages' in data
      ? {
          ...data,
          pages: data.pages.map((page) => ({
            ...page,
            items: page.items.map((item) => (item.id === result.id ? { ...item, ...row } : item)),
          })),
        }
      : data,
  );
  void refreshRequests();
}

/** Lists, details, numbers: whatever is on screen is asked for again. */
export async function refreshRequests(): Promise<void> {
  await Promise.all([refresh('/api/requests'), refresh('/api/worklist')]);
}

/** A request as it is now, past the cache. Throws ApiError. */
export const latest = (id: string): Promise<RequestDetail> => call(getRequest, { params: { id } });
