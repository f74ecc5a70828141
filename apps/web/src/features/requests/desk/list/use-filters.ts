import { useMemo } from 'react';
import { usePlaces, useUnits } from '../../../../lib/directory.ts';
import { useWords } from '../../../../lib/i18n.ts';
import type { Filter } from '../../../../ui/desk/filter-bar.tsx';
import { type FlowWord, flowWords } from '../../flow-words.ts';
import { useCategoryTree } from '../acts/use-lists.ts';
import type { ListQuery } from './list-query.ts';
import { type ListWord, listWords } from './words.ts';

const states = [
  'registered',
  'need-info',
  'accepted',
  'filed',
  'dispatched',
  'returned',
  'handling',
  'suspended',
  'replied',
  'verified',
  'followed-up',
  'closed',
  'archived',
  'merged',
  'declined',
  'withdrawn',
  'void',
] as const satisfies readonly FlowWord[];
/** Open parts stand in the worklists as well. */
const partStates = [
  'co-task.assigned',
  'co-task.signed',
  'whistle-call.called',
  'whistle-call.reported',
] as const satisfies readonly FlowWord[];
const urgencies = ['urgent', 'normal', 'complex'] as const;
const sources = [
  'app',
  'phone',
  'walk-in',
  'visit',
  'patrol',
  'mobile-worker',
  'hotline',
  'import',
  'open311',
] as const;

/** The filters of the bar, with the names of this district. */
export function useFilters(): readonly Filter[] {
  const t = useWords(listWords);
  const flow = useWords(flowWords);
  const units = useUnits();
  const places = usePlaces();
  const categories = useCategoryTree();
  return useMemo(
    () => [
      { kind: 'search', key: 'q', label: t('q') },
      {
        kind: 'select',
        key: 'state',
        label: t('state'),
        multiple: true,
        options: [
          ...states.map((value) => ({ value, label: flow(value) })),
          ...partStates.map((key) => ({ value: key.split('.')[1] ?? key, label: flow(key) })),
        ],
      },
      {
        kind: 'select',
        key: 'category',
        label: t('category'),
        options: categories.options.map(({ value, label }) => ({ value, label })),
      },
      {
        kind: 'select',
        key: 'holderId',
        label: t('holder'),
        options: units.items
          .filter(({ kind }) => kind !== 'resident-unit')
          .map(({ id, name, shortName }) => ({ value: id, label: shortName || name })),
      },
      {
        kind: 'select',
        key: 'placeId',
        label: t('place'),
        options: places.items.map(({ id, name }) => ({ value: id, label: name })),
      },
      {
        kind: 'select',
        key: 'urgency',
        label: t('urgency'),
        options: urgencies.map((value) => ({ value, label: flow(value) })),
      },
      {
        kind: 'select',
        key: 'source',
        label: t('source'),
        options: sources.map((value) => ({ value, label: flow(`source.${value}`) })),
      },
      { kind: 'dates', from: 'from', to: 'to', label: t('dates') },
      {
        kind: 'select',
        key: 'sort',
        label: t('sort'),
        options: [
          { value: 'due', label: t('sortDue') },
          { value: 'newest', label: t('sortNewest') },
        ],
      },
      { kind: 'switch', key: 'overdue', label: t('overdueOnly') },
      { kind: 'switch', key: 'open', label: t('openOnly') },
    ],
    [t, flow, units.items, places.items, categories],
  );
}

/** A limit that the bar has no field for: it came with a link from a figure. */
export interface ExtraFilter {
  label: string;
  without: ListQuery;
}

/** What else the address limits the list to, in words, each removable. */
export function useExtraFilters(query: ListQuery): ExtraFilter[] {
  const t = useWords(listWords);
  const units = useUnits();
  const places = usePlaces();
  const extras: ExtraFilter[] = [];
  const add = (label: string, ...keys: (keyof ListQuery)[]) => {
    const without = { ...query };
    for (const key of keys) delete without[key];
    extras.push({ label, without });
  };
  const named = { leadId: units, leadWithin: units, notBelow: places } as const;
  for (const key of ['leadId', 'leadWithin', 'notBelow'] as const) {
    const id = query[key];
    if (id) add(t(`f.${key}`, { name: named[key].name(id) }), key);
  }
  const plain = [
    'noCategory',
    'noLead',
    'noPlace',
    'warn',
    'reached',
    'solved',
    'satisfied',
    'excluded',
    'contactDue',
    'contactedInTime',
  ] as const;
  for (const key of plain) if (query[key] !== undefined) add(t(`f.${key}.${String(query[key])}` as PlainWord), key);
  if (query.open === false) add(t('f.open.false'), 'open');
  if (query.overdue === false) add(t('f.overdue.false'), 'overdue');
  const { closedFrom, closedTo, followedFrom, followedTo } = query;
  if (closedFrom || closedTo)
    add(t('f.closed', { from: closedFrom ?? '', to: closedTo ?? '' }), 'closedFrom', 'closedTo');
  if (followedFrom || followedTo)
    add(t('f.followed', { from: followedFrom ?? '', to: followedTo ?? '' }), 'followedFrom', 'followedTo');
  return extras;
}

type PlainWord = Extract<ListWord, `f.${string}.${string}`>;
