import type { Dashboard } from '@huying/server/contract/reporting';

/** The filter of a figure as the server gave it: its list holds exactly the rows counted. */
export type Filter = Dashboard['filters']['registered'];

/** The address of the list behind a figure. */
export function listHref(filter: Filter): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    for (const each of Array.isArray(value) ? value : [value]) query.append(name, String(each));
  }
  return `/desk/requests?${query.toString()}`;
}
