import type { ReactElement } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { Card } from '../../ui/card.tsx';
import type { Filter } from './drill.ts';
import { Figure } from './figure.tsx';
import { reportWords } from './words.ts';

export interface CountRow {
  key: string;
  name: string;
  count: number;
  filter: Filter;
  href?: string | undefined;
}

/** A short table of counts with a bar each. */
export function CountList({ title, rows }: { title: string; rows: readonly CountRow[] }): ReactElement {
  const t = useWords(reportWords);
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <Card title={title}>
      <table className="report-table report-counts">
        <thead className="sr-only">
          <tr>
            <th scope="col">{t('what')}</th>
            <th scope="col">{t('count')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, count, filter, href }) => (
            <tr key={key}>
              <th scope="row">
                {href ? <AppLink href={href}>{name}</AppLink> : name}
                <span className="report-stock" aria-hidden="true">
                  <i className="report-registered" style={{ width: `${(count / most) * 100}%` }} />
                </span>
              </th>
              <td>
                <Figure filter={filter}>{count}</Figure>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
