import { deleteSavedView, listSavedViews, saveView } from '@huying/server/contract/accounts';
import { call } from '../../../../lib/api.ts';
import { errorText } from '../../../../lib/api-error.ts';
import { refresh, useAnswer } from '../../../../lib/query.ts';
import type { FilterValues } from '../../../../ui/desk/filter-bar.tsx';
import type { ViewStore } from '../../../../ui/desk/saved-views.tsx';
import { toast } from '../../../../ui/toast-store.ts';
import { readQuery, writeQuery } from './list-query.ts';

const SCREEN = 'requests';

/** The person's own views of the list, kept on the server. A view of an older release keeps what it still can mean. */
export function useViewStore(): ViewStore {
  const { data } = useAnswer(listSavedViews, { query: { screen: SCREEN } });
  return {
    items: (data?.items ?? []).map(({ id, name, query }) => ({
      id,
      name,
      query: readQuery(writeQuery(query as FilterValues)) as FilterValues,
    })),
    save: async (name, query) => {
      await call(saveView, { body: { screen: SCREEN, name, query } });
      await refresh('/api/saved-views');
    },
    remove: async (id) => {
      await call(deleteSavedView, { params: { id } }).catch((error) => toast(errorText(error), { tone: 'problem' }));
      await refresh('/api/saved-views');
    },
  };
}
