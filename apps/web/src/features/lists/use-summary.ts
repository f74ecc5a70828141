import { type ListName, type ListSummary, listLists } from '@huying/server/contract/lists';
import { useAnswer } from '../../lib/query.ts';

/** What stands of one list: the version in force, the open draft, what the caller may begin. Undefined until it has come. */
export const useSummary = (list: ListName): ListSummary | undefined =>
  useAnswer(listLists).data?.items.find((each) => each.list === list);
