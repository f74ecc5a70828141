import type { Dashboard } from '@huying/server/contract/reporting';

/** The filter of a figure as the server gave it: null when no list holds exactly these rows. */
export type Filter = Dashboard['filters']['registered'];

/** The list that holds exactly the rows counted; undefined when there is none. */
export function listHref(filter: Filter): string | undefined {
  if (filter === null) return undefined;
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    for (const each of Array.isArray(value) ? value : [value]) query.append(name, String(each));
  }
  return `/desk/requests?${query.toString()}`;
}

/** One filter laid over another; none when either is none. */
export const overlay = (base: Filter, more: Filter): Filter =>
  base === null || more === null ? null : { ...base, ...more };
