import type { listRequests } from '@huying/server/contract/requests';
import type { Input } from '../../../../lib/api.ts';
import type { FilterValue, FilterValues } from '../../../../ui/desk/filter-bar.tsx';

export type ListQuery = Omit<NonNullable<Input<typeof listRequests>['query']>, 'limit' | 'cursor'>;
type Key = keyof ListQuery;
type Kind = 'boolean' | 'uuid' | 'day' | 'words' | 'many' | readonly string[];

const views = [
  'todo',
  'new',
  'due-today',
  'overdue',
  'returned',
  'reopened',
  'follow-up',
  'approvals',
  'suspended',
  'mine',
  'all',
] as const;

/** Every filter the list takes; a new one in the contract fails to compile until it is named here. */
const kinds: Record<Key, Kind> = {
  view: views,
  state: 'many',
  open: 'boolean',
  urgency: ['urgent', 'normal', 'complex'],
  category: 'words',
  noCategory: 'boolean',
  source: ['app', 'phone', 'walk-in', 'visit', 'patrol', 'mobile-worker', 'hotline', 'import', 'open311'],
  holderId: 'uuid',
  leadId: 'uuid',
  leadWithin: 'uuid',
  noLead: 'boolean',
  placeId: 'uuid',
  notBelow: 'uuid',
  noPlace: 'boolean',
  overdue: 'boolean',
  warn: ['within', 'approaching', 'breached', 'unlimited'],
  reached: 'boolean',
  solved: 'boolean',
  satisfied: 'boolean',
  excluded: 'boolean',
  contactDue: 'boolean',
  contactedInTime: 'boolean',
  from: 'day',
  to: 'day',
  closedFrom: 'day',
  closedTo: 'day',
  followedFrom: 'day',
  followedTo: 'day',
  q: 'words',
  sort: ['newest', 'due'],
};
const keys = Object.keys(kinds) as Key[];

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function readOne(kind: Kind, values: readonly string[]): FilterValue {
  const [value = ''] = values;
  if (value === '') return undefined;
  if (kind === 'many') return values.slice(0, 20);
  if (kind === 'boolean') return value === 'true' ? true : value === 'false' ? false : undefined;
  if (kind === 'uuid') return UUID.test(value) ? value : undefined;
  if (kind === 'day') return DAY.test(value) ? value : undefined;
  if (kind === 'words') return value.slice(0, 60);
  return kind.includes(value) ? value : undefined;
}

/** The filters in an address; what it cannot mean is left out, so that a mistyped link still shows a list. */
export function readQuery(search: string): ListQuery {
  const params = new URLSearchParams(search);
  const found = keys.map((key) => [key, readOne(kinds[key], params.getAll(key))] as const);
  const query = Object.fromEntries(found.filter(([, value]) => value !== undefined));
  if (typeof query.q === 'string' && query.q.trim().length < 2) delete query.q;
  return query as ListQuery;
}

/** The same as the search part of an address, keys always in the same order. */
export function writeQuery(values: FilterValues): string {
  const params = new URLSearchParams();
  for (const key of keys) {
    const value = values[key];
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== '') params.append(key, String(each));
    }
  }
  return params.toString();
}

/** What is worked through is read by deadline, what is looked up newest first; the person may choose otherwise. */
export function sortOf({ sort, view, q }: ListQuery): 'newest' | 'due' {
  if (sort) return sort;
  return q === undefined && view !== undefined && view !== 'all' ? 'due' : 'newest';
}
