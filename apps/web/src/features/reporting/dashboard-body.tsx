import type { Dashboard } from '@huying/server/contract/reporting';
import type { ReactElement } from 'react';
import { useCategories, usePlaces, useUnits } from '../../lib/directory.ts';
import { useWords } from '../../lib/i18n.ts';
import { Empty } from '../../ui/empty.tsx';
import { AreaMap } from './area-map.tsx';
import { CountList, type CountRow } from './count-list.tsx';
import { DaySeries } from './day-series.tsx';
import { type GroupRow, GroupTable } from './group-table.tsx';
import { RateCards } from './rate-cards.tsx';
import { StockCards, WarnBar } from './stock-card.tsx';
import { reportWords, wordOf } from './words.ts';

interface DashboardBodyProps {
  report: Dashboard;
  hrefWith: (part: Record<string, string | null>) => string;
}

export function DashboardBody({ report, hrefWith }: DashboardBodyProps): ReactElement {
  const t = useWords(reportWords);
  const places = usePlaceRows(report, hrefWith);
  const units = useUnitRows(report, hrefWith);
  const categories = useCategoryRows(report, hrefWith);
  const states = useNamedRows(
    'state',
    report.byState.map(({ state, ...rest }) => ({ key: state, ...rest })),
  );
  const sources = useNamedRows(
    'source',
    report.bySource.map(({ source, ...rest }) => ({ key: source, ...rest })),
  );
  if (report.registered === 0 && report.open === 0 && report.rates.visited === 0) {
    return (
      <Empty title={t('emptyTitle')} icon="search">
        {t('emptyBody')}
      </Empty>
    );
  }
  return (
    <>
      <RateCards report={report} />
      <StockCards report={report} />
      <div className="report-pair">
        <DaySeries report={report} />
        <div className="stack">
          <WarnBar report={report} />
          <CountList title={t('bySource')} rows={sources} />
        </div>
      </div>
      <div className="report-pair">
        <div className="stack">
          <GroupTable title={t('byPlace')} nameTitle={t('place')} rows={places} filters={report.filters} />
          <CountList title={t('byState')} rows={states} />
        </div>
        <div className="stack">
          <AreaMap report={report} hrefOf={(placeId) => hrefWith({ placeId })} />
          <CountList title={t('byCategory')} rows={categories} />
        </div>
      </div>
      <GroupTable title={t('byUnit')} nameTitle={t('unit')} rows={units} filters={report.filters} />
    </>
  );
}

function usePlaceRows(report: Dashboard, hrefWith: DashboardBodyProps['hrefWith']): GroupRow[] {
  const t = useWords(reportWords);
  const places = usePlaces();
  return report.byPlace.map((row) => {
    const isBelow = row.placeId !== null && row.placeId !== report.placeId;
    const name = places.name(row.placeId);
    return {
      ...row,
      key: row.placeId ?? '',
      name: row.placeId === null ? t('noPlace') : isBelow ? name : t('atPlace', { name }),
      href: row.placeId !== null && isBelow ? hrefWith({ placeId: row.placeId }) : undefined,
    };
  });
}

function useUnitRows(report: Dashboard, hrefWith: DashboardBodyProps['hrefWith']): GroupRow[] {
  const t = useWords(reportWords);
  const units = useUnits();
  return report.byUnit.map((row) => ({
    ...row,
    key: row.unitId ?? '',
    name: row.unitId === null ? t('noUnit') : units.name(row.unitId),
    href: row.unitId === null || row.unitId === report.unitId ? undefined : hrefWith({ unitId: row.unitId }),
  }));
}

function useCategoryRows(report: Dashboard, hrefWith: DashboardBodyProps['hrefWith']): CountRow[] {
  const t = useWords(reportWords);
  const categories = useCategories();
  return report.byCategory.map(({ category, count, filter }) => ({
    key: category ?? '',
    name: category === null ? t('noCategory') : categories.name(category) || category,
    count,
    filter,
    href: category === null ? undefined : hrefWith({ category }),
  }));
}

function useNamedRows(kind: 'state' | 'source', rows: readonly Omit<CountRow, 'name'>[]): CountRow[] {
  const t = useWords(reportWords);
  return rows.map((row) => {
    const word = wordOf(kind, row.key);
    return { ...row, name: word === undefined ? row.key : t(word) };
  });
}
