import type { Dashboard } from '@huying/server/contract/reporting';
import type { ReactElement } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { mayUse, useSession } from '../../lib/session.ts';
import { Card } from '../../ui/card.tsx';
import { StatCard } from '../../ui/desk/stat-card.tsx';
import { type Filter, listHref } from './drill.ts';
import { Figure } from './figure.tsx';
import { reportWords } from './words.ts';

/** How much came and went in the period, how much is open and overdue now. */
export function StockCards({ report }: { report: Dashboard }): ReactElement {
  const t = useWords(reportWords);
  const current = useSession();
  const { registered, ended, open, overdue, filters } = report;
  const link = (filter: Filter) => (mayUse(current, 'request.read') ? { href: listHref(filter) } : {});
  return (
    <div className="stat-cards">
      <StatCard label={t('registered')} value={registered} hint={t('flow')} {...link(filters.registered)} />
      <StatCard label={t('ended')} value={ended} hint={`${t('flow')} · ${t('endedHint')}`} {...link(filters.ended)} />
      <StatCard label={t('open')} value={open} hint={t('stock')} {...link(filters.open)} />
      <StatCard
        label={t('overdue')}
        value={overdue}
        hint={t('stock')}
        {...(overdue > 0 && { tone: 'danger' as const })}
        {...link(filters.overdue)}
      />
    </div>
  );
}

/** What is open by how much of its limit is used: one bar, each part with its word, shape and number. */
export function WarnBar({ report }: { report: Dashboard }): ReactElement {
  const t = useWords(reportWords);
  const { warn, open, filters } = report;
  const parts: { name: keyof Dashboard['warn']; filter: Filter }[] = [
    { name: 'breached', filter: filters.overdue },
    { name: 'approaching', filter: filters.approaching },
    { name: 'within', filter: filters.within },
    { name: 'unlimited', filter: filters.unlimited },
  ];
  return (
    <Card title={t('warnTitle')}>
      {open === 0 ? (
        <p className="muted">{t('noOpen')}</p>
      ) : (
        <div className="stack stack-tight">
          <div className="report-warn" aria-hidden="true">
            {parts
              .filter(({ name }) => warn[name] > 0)
              .map(({ name }) => (
                <i key={name} className={`report-warn-${name}`} style={{ flexGrow: warn[name] }} />
              ))}
          </div>
          <ul className="report-legend">
            {parts.map(({ name, filter }) => (
              <li key={name}>
                <i className={`report-swatch report-warn-${name}`} aria-hidden="true" />
                {t(name)}
                <strong>
                  <Figure filter={filter}>{warn[name]}</Figure>
                </strong>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  );
}
