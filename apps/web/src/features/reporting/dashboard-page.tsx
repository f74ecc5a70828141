import './dashboard.css';
import './dashboard-media.css';
import { DownloadOutlined, PrinterOutlined, ReloadOutlined } from '@ant-design/icons';
import { getDashboard, getDashboardCsv, getDashboardSheet } from '@huying/server/contract/reporting';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { urlOf } from '../../lib/api.ts';
import { civilDayOf } from '../../lib/civil-day.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { useAnswer } from '../../lib/query.ts';
import { useTenant } from '../../lib/session.ts';
import { dateTimeText } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import { PageHeader } from '../../ui/desk/page-header.tsx';
import { useSlow } from '../../ui/desk/use-slow.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { DashboardBody } from './dashboard-body.tsx';
import { readPeriod, writePeriod } from './period.ts';
import { PeriodPicker } from './period-picker.tsx';
import { ScopeTrail } from './scope-trail.tsx';
import { reportWords } from './words.ts';

const bounds = ['placeId', 'unitId', 'category'] as const;

/** D1: the three rates, what is open and overdue, by place, unit and day; everything asked stands in the address. */
export function DashboardPage(): ReactElement {
  const t = useWords(reportWords);
  const lang = useLanguage();
  const { name } = useTenant();
  const [, go] = useLocation();
  const [search] = useSearchParams();
  const today = civilDayOf(useNow());
  const period = readPeriod(search, today);
  const bound = Object.fromEntries(
    bounds.flatMap((key) => {
      const value = search.get(key);
      return value === null ? [] : [[key, value]];
    }),
  );
  const query = { from: period.from, to: period.to, ...bound };
  const { data, error, refetch, isFetching, dataUpdatedAt } = useAnswer(getDashboard, { query });
  const slow = useSlow(isFetching);

  const hrefWith = (part: Record<string, string | null>): string => {
    const next = new URLSearchParams({ ...writePeriod(period, today), ...bound });
    for (const [key, value] of Object.entries(part)) value === null ? next.delete(key) : next.set(key, value);
    return `/desk/dashboard?${next.toString()}`;
  };
  return (
    <div className="desk-page report">
      <PageHeader
        title={t('title')}
        description={t('listNote')}
        actions={
          <>
            <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
              {t('print')}
            </Button>
            <Button icon={<DownloadOutlined aria-hidden />} href={urlOf(getDashboardCsv, { query })} download>
              {t('csv')}
            </Button>
            <Button icon={<DownloadOutlined aria-hidden />} href={urlOf(getDashboardSheet, { query })} download>
              {t('excel')}
            </Button>
          </>
        }
      />
      <div className="report-head">
        <PeriodPicker
          period={period}
          today={today}
          onChange={(next) => go(`/desk/dashboard?${new URLSearchParams({ ...writePeriod(next, today), ...bound })}`)}
        />
        {data && <ScopeTrail report={data} hrefWith={hrefWith} />}
        {data && (
          <div className="row report-age">
            <span className="muted small" role="status">
              {slow ? '…' : t('asOf', { at: dateTimeText(dataUpdatedAt, lang) })}
            </span>
            <Button
              type="text"
              icon={<ReloadOutlined aria-hidden />}
              loading={isFetching}
              onClick={() => void refetch()}
            >
              {t('refresh')}
            </Button>
          </div>
        )}
      </div>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={12} />}
      {data && <DashboardBody report={data} hrefWith={hrefWith} />}
      <p className="report-printed">{t('printed', { name, at: dateTimeText(Date.now(), lang) })}</p>
    </div>
  );
}
