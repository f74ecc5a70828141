import './volunteering.css';
import { type ActivityRow, exportActivities, listActivities } from '@huying/server/contract/volunteering';
import type { ReactElement } from 'react';
import { urlOf } from '../../lib/api.ts';
import { civilDayOf } from '../../lib/civil-day.ts';
import { usePlaces, useUnits } from '../../lib/directory.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { usePages } from '../../lib/query.ts';
import { mayUse, useSession } from '../../lib/session.ts';
import { dayText, monthText } from '../../lib/time.ts';
import { useNarrow } from '../../lib/use-media.ts';
import { Button } from '../../ui/button.tsx';
import type { DataColumn } from '../../ui/desk/data-table.tsx';
import { FilterBar, type FilterBarProps } from '../../ui/desk/filter-bar.tsx';
import { PageHeader } from '../../ui/desk/page-header.tsx';
import { Rows } from '../../ui/desk/rows.tsx';
import { useFilters } from '../../ui/desk/use-filters.ts';
import { Empty } from '../../ui/empty.tsx';
import { Fold } from '../../ui/fold.tsx';
import { ActivityState } from './activity-state.tsx';
import { ConfirmCard } from './confirm-card.tsx';
import { useKinds } from './use-kinds.ts';
import { activityWords } from './words.ts';

const states = ['planned', 'held', 'confirmed', 'returned', 'cancelled'] as const;
const keys = ['q', 'month', 'kind', 'state', 'communityId', 'unitId'] as const;

/** The coming month and the eleven before it, the latest first. */
function months(): string[] {
  const [year = 0, month = 1] = civilDayOf(Date.now()).split('-').map(Number);
  return Array.from({ length: 12 }, (_, i) => new Date(Date.UTC(year, month - i, 1, 12)).toISOString().slice(0, 7));
}

/** /desk/activities: a unit sees its own, a community those with it, those above see all below them. */
export function ActivitiesPage(): ReactElement {
  const t = useWords(activityWords);
  const lang = useLanguage();
  const session = useSession();
  const units = useUnits();
  const places = usePlaces();
  const kinds = useKinds();
  const { values, set } = useFilters(keys);
  const query = values as Record<string, string>;
  const pages = usePages(listActivities, { query });
  const mayPlan = mayUse(session, 'activity.hold');
  const ofCommunity = mayUse(session, 'activity.confirm');
  const named = (kind: 'community' | 'other') =>
    units.items
      .filter((unit) => unit.active && (unit.kind === 'community') === (kind === 'community'))
      .map((unit) => ({ value: unit.id, label: unit.shortName || unit.name }));
  // Of the two sides the own one need not be told.
  const giver: DataColumn<ActivityRow> = {
    key: 'giver',
    title: t('giver'),
    width: 150,
    render: ({ unitId }) => units.name(unitId),
  };
  const community: DataColumn<ActivityRow> = {
    key: 'with',
    title: t('community'),
    width: 120,
    render: ({ communityId }) => units.name(communityId),
  };
  const isFiltered = Object.keys(query).length > 0;
  return (
    <div className="desk-page">
      <PageHeader
        title={t('title')}
        description={t('hint')}
        actions={
          <>
            <Button icon="download" href={`${location.origin}${urlOf(exportActivities, { query })}`}>
              {t('excel')}
            </Button>
            {mayPlan && (
              <Button variant="primary" icon="plus" href="/desk/activities/new">
                {t('plan')}
              </Button>
            )}
          </>
        }
      />
      {ofCommunity && <ConfirmCard />}
      <Filters
        value={values}
        onChange={set}
        filters={[
          { kind: 'search', key: 'q', label: t('words') },
          {
            kind: 'select',
            key: 'month',
            label: t('month'),
            options: months().map((value) => ({ value, label: monthText(value, lang) })),
          },
          { kind: 'select', key: 'kind', label: t('kind'), options: kinds.options },
          {
            kind: 'select',
            key: 'state',
            label: t('state'),
            options: states.map((state) => ({ value: state, label: t(`state.${state}`) })),
          },
          ...(ofCommunity
            ? []
            : [{ kind: 'select' as const, key: 'communityId', label: t('community'), options: named('community') }]),
          ...(mayPlan ? [] : [{ kind: 'select' as const, key: 'unitId', label: t('unit'), options: named('other') }]),
        ]}
      />
      <Rows<ActivityRow>
        id="activities"
        label={t('list')}
        pages={pages}
        rowKey={({ id }) => id}
        rowName={({ title }) => title}
        hrefOf={({ id }) => `/desk/activities/${id}`}
        empty={
          isFiltered ? (
            <Empty title={t('noneFiltered')} icon="search" />
          ) : (
            <Empty title={t('none')}>{t(mayPlan ? 'nonePlan' : 'noneWait')}</Empty>
          )
        }
        columns={[
          { key: 'title', title: t('activity'), main: true, width: 240, render: ({ title }) => title },
          { key: 'state', title: t('state'), width: 140, render: ({ state }) => <ActivityState state={state} /> },
          { key: 'when', title: t('when'), width: 130, render: ({ beginsAt }) => dayText(beginsAt, lang) },
          { key: 'kind', title: t('kind'), width: 110, render: ({ kind }) => kinds.name(kind) },
          ...(mayPlan ? [] : [giver]),
          ...(ofCommunity ? [] : [community]),
          { key: 'people', title: t('people'), width: 110, align: 'end', render: ({ people }) => people },
          { key: 'hours', title: t('hours'), width: 110, align: 'end', render: ({ hours }) => hours },
          { key: 'served', title: t('served'), width: 110, align: 'end', render: ({ served }) => served },
          {
            key: 'where',
            title: t('where'),
            width: 160,
            optional: true,
            render: ({ placeId, venue }) => [places.name(placeId), venue].filter(Boolean).join(' '),
          },
        ]}
      />
    </div>
  );
}

/** On a phone the filters unfold, so that the list begins on the first screen. */
function Filters(props: FilterBarProps): ReactElement {
  const t = useWords(activityWords);
  const isNarrow = useNarrow();
  if (!isNarrow) return <FilterBar {...props} />;
  const set = Object.values(props.value).filter(Boolean).length;
  return (
    <Fold title={set > 0 ? t('filtersSet', { n: set }) : t('filters')}>
      <FilterBar {...props} />
    </Fold>
  );
}
