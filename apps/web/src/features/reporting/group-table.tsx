import type { Dashboard } from '@huying/server/contract/reporting';
import type { ReactElement } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { Card } from '../../ui/card.tsx';
import { ScrollBox } from '../../ui/desk/scroll-box.tsx';
import { Figure, percentText } from './figure.tsx';
import { reportWords } from './words.ts';

export type GroupRow = Omit<Dashboard['byPlace'][number], 'placeId'> & {
  key: string;
  name: string;
  /** The figures of this line on their own. */
  href?: string | undefined;
};

interface GroupTableProps {
  title: string;
  nameTitle: string;
  rows: readonly GroupRow[];
  filters: Dashboard['filters'];
}

/** One line a place or unit, in the order of codes: bars to compare at a glance, numbers to open. */
export function GroupTable({ title, nameTitle, rows, filters }: GroupTableProps): ReactElement {
  const t = useWords(reportWords);
  const most = Math.max(1, ...rows.map(({ open }) => open));
  return (
    <Card title={title}>
      <p className="muted small">{t('groupHint')}</p>
      <ScrollBox label={title}>
        <table className="report-table">
          <thead>
            <tr>
              <th scope="col">{nameTitle}</th>
              <th scope="col">{t('registered')}</th>
              <th scope="col">{t('open')}</th>
              <th scope="col">{t('overdue')}</th>
              <th scope="col" className="report-bar-column">
                {t('barLabel')}
              </th>
              <th scope="col">{t('response')}</th>
              <th scope="col">{t('resolution')}</th>
              <th scope="col">{t('satisfaction')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.href ? <AppLink href={row.href}>{row.name}</AppLink> : row.name}</th>
                <td>
                  <Figure filter={{ ...filters.registered, ...row.filter }}>{row.registered}</Figure>
                </td>
                <td>
                  <Figure filter={{ ...filters.open, ...row.filter }}>{row.open}</Figure>
                </td>
                <td className={row.overdue > 0 ? 'report-overdue' : undefined}>
                  <Figure filter={{ ...filters.overdue, ...row.filter }}>{row.overdue}</Figure>
                </td>
                <td>
                  <StockBar open={row.open} overdue={row.overdue} most={most} />
                </td>
                <td>{percentText(row.response.value)}</td>
                <td>{percentText(row.resolution.value)}</td>
                <td>{percentText(row.satisfaction.value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </Card>
  );
}

/** Says nothing that the two cells before it do not say in numbers. */
function StockBar({ open, overdue, most }: { open: number; overdue: number; most: number }): ReactElement {
  return (
    <span className="report-stock" aria-hidden="true">
      <i className="report-warn-breached" style={{ width: `${(overdue / most) * 100}%` }} />
      <i className="report-warn-within" style={{ width: `${((open - overdue) / most) * 100}%` }} />
    </span>
  );
}
