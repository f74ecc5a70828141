import { getNeed, getResource } from '@huying/server/contract/needs';
import { getMeeting } from '@huying/server/contract/organizations';
import type { Source } from '@huying/server/contract/projects';
import { getRequest } from '@huying/server/contract/requests';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../../lib/api.ts';
import { queryClient } from '../../../lib/query.ts';

export interface SourceFacts {
  title: string;
  content: string;
  placeId: string | null;
}

const readers: Readonly<Record<Source['kind'], (id: string) => Promise<SourceFacts | null>>> = {
  need: async (id) => call(getNeed, { params: { id } }),
  request: async (id) => call(getRequest, { params: { id } }),
  resource: async (id) => {
    const { name, details, placeId } = await call(getResource, { params: { id } });
    return { title: name, content: details, placeId };
  },
  meeting: async (id) => {
    const { title } = await call(getMeeting, { params: { id } });
    return { title, content: '', placeId: null };
  },
  agreement: () => Promise.resolve(null),
};
const pages: Readonly<Record<Source['kind'], string>> = {
  need: '/desk/needs',
  request: '/desk/requests',
  resource: '/desk/resources',
  meeting: '/desk/joint/meetings',
  agreement: '/desk/agreements',
};

export const sourcePage = ({ kind, id }: Source): string => `${pages[kind]}/${id}`;

/** What a source is called and says; null where this post may not see it, undefined until it is known. */
export function useSource({ kind, id }: Source): SourceFacts | null | undefined {
  const { data, error } = useQuery<SourceFacts | null>(
    {
      queryKey: ['project-source', kind, id],
      queryFn: () => readers[kind](id),
      staleTime: 60_000,
      retry: false,
    },
    queryClient,
  );
  return error ? null : data;
}
