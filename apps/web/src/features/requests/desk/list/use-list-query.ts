import { useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { type ListQuery, readQuery, writeQuery } from './list-query.ts';

const ID = /^[0-9a-f-]{36}$/i;

export interface ListAddress {
  query: ListQuery;
  /** The request open beside the list. */
  openId: string | null;
  setQuery: (query: ListQuery) => void;
  setOpen: (id: string | null) => void;
}

/** Filters and the open request live in the address: back, reload and a sent link show the same. */
export function useListQuery(): ListAddress {
  const search = useSearch();
  const [path, go] = useLocation();
  const query = useMemo(() => readQuery(search), [search]);
  const given = new URLSearchParams(search).get('id');
  const openId = given !== null && ID.test(given) ? given : null;
  const address = (next: ListQuery, id: string | null): string => {
    const text = [writeQuery(next), id === null ? '' : `id=${id}`].filter(Boolean).join('&');
    return text === '' ? path : `${path}?${text}`;
  };
  return {
    query,
    openId,
    setQuery: (next) => go(address(next, null), { replace: openId !== null }),
    // Going from one to the next leaves no trail of steps back; opening does, so that back closes.
    setOpen: (id) => go(address(query, id), { replace: openId !== null }),
  };
}
