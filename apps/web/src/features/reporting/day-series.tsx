import type { Dashboard } from '@huying/server/contract/reporting';
import { type ReactElement, useMemo } from 'react';
import { momentOf } from '../../lib/civil-day.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { dayText } from '../../lib/time.ts';
import { Card } from '../../ui/card.tsx';
import { Fold } from '../../ui/fold.tsx';
import { ScrollBox } from '../../ui/desk/scroll-box.tsx';
import { type Bucket, bucketsOf, niceTop } from './buckets.ts';
import { Figure } from './figure.tsx';
import { reportWords } from './words.ts';

const WIDTH = 720;
const HEIGHT = 260;
const FOOT = 24;
const SIDE = 36;

/** Registered (bars) and ended (line) over the period, with the same numbers as a table below. */
export function DaySeries({ report }: { report: Dashboard }): ReactElement {
  const t = useWords(reportWords);
  const lang = useLanguage();
  const buckets = useMemo(() => bucketsOf(report.byDay), [report.byDay]);
  const isDaily = buckets.length === report.byDay.length;
  const name = ({ from, to }: Bucket) => {
    const first = dayText(momentOf(from), lang);
    return from === to ? first : t('range', { from: first, to: dayText(momentOf(to), lang) });
  };
  return (
    <Card title={t(isDaily ? 'series' : 'seriesSpan')}>
      <ul className="report-legend">
        <li>
          <i className="report-swatch report-registered" aria-hidden="true" />
          {t('registered')}
        </li>
        <li>
          <i className="report-swatch report-ended" aria-hidden="true" />
          {t('ended')}
        </li>
      </ul>
      <Chart
        buckets={buckets}
        name={name}
        label={t('seriesLabel', { registered: report.registered, ended: report.ended })}
      />
      <Fold title={t('seriesTable')}>
        <ScrollBox label={t('seriesTable')}>
          <table className="report-table">
            <thead>
              <tr>
                <th scope="col">{t('day')}</th>
                <th scope="col">{t('registered')}</th>
                <th scope="col">{t('ended')}</th>
              </tr>
            </thead>
            <tbody>
              {buckets.map((bucket) => (
                <tr key={bucket.from}>
                  <th scope="row">{name(bucket)}</th>
                  <td>
                    <Figure filter={{ ...report.filters.registered, from: bucket.from, to: bucket.to }}>
                      {bucket.registered}
                    </Figure>
                  </td>
                  <td>
                    <Figure filter={{ ...report.filters.ended, closedFrom: bucket.from, closedTo: bucket.to }}>
                      {bucket.ended}
                    </Figure>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      </Fold>
    </Card>
  );
}

interface ChartProps {
  buckets: readonly Bucket[];
  name: (bucket: Bucket) => string;
  label: string;
}

function Chart({ buckets, name, label }: ChartProps): ReactElement {
  const top = niceTop(Math.max(...buckets.flatMap(({ registered, ended }) => [registered, ended])));
  const step = (WIDTH - SIDE) / Math.max(buckets.length, 1);
  const x = (at: number) => SIDE + step * (at + 0.5);
  const y = (value: number) => HEIGHT - (value / top) * (HEIGHT - 12);
  const line = buckets.map(({ ended }, at) => `${at === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(ended).toFixed(1)}`);
  const every = Math.ceil(buckets.length / 8);
  return (
    <svg className="report-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT + FOOT}`} role="img" aria-label={label}>
      {[0, top / 2, top].map((value) => (
        <g key={value}>
          <line className="report-line" x1={SIDE} x2={WIDTH} y1={y(value)} y2={y(value)} />
          <text className="report-tick" x={SIDE - 8} y={y(value)} textAnchor="end" dominantBaseline="middle">
            {value}
          </text>
        </g>
      ))}
      {buckets.map((bucket, at) => (
        <g key={bucket.from}>
          <title>{`${name(bucket)}：${bucket.registered} / ${bucket.ended}`}</title>
          <rect className="report-hit" x={x(at) - step / 2} y="0" width={step} height={HEIGHT} />
          <rect
            className="report-bar"
            x={x(at) - step * 0.32}
            width={step * 0.64}
            y={y(bucket.registered)}
            height={HEIGHT - y(bucket.registered)}
          />
          {at % every === 0 && (
            <text className="report-tick" x={x(at)} y={HEIGHT + 18} textAnchor="middle">
              {bucket.from.slice(5).replace('-', '/')}
            </text>
          )}
        </g>
      ))}
      <path className="report-path" d={line.join('')} />
      {buckets.map(({ from, ended }, at) => (
        <circle key={from} className="report-dot" cx={x(at)} cy={y(ended)} r="3.5" />
      ))}
    </svg>
  );
}
