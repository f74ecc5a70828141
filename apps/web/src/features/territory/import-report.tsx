import type { ImportReport } from '@huying/server/contract/territory';
import type { ReactElement } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { Card } from '../../ui/card.tsx';
import { StatCard } from '../../ui/desk/stat-card.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { ScrollBox } from '../../ui/desk/scroll-box.tsx';
import { territoryWords } from './words.ts';

/** What an import did or would do, in numbers, and every row that has something wrong. */
export function ImportReportCard({ report }: { report: ImportReport }): ReactElement {
  const t = useWords(territoryWords);
  const { rows, created, updated, unchanged, skipped, refused, problems, problemCount } = report;
  return (
    <Card
      title={t(report.dryRun ? 'tried' : 'imported')}
      aside={
        <StatusTag tone={report.dryRun ? 'active' : 'success'}>{t(report.dryRun ? 'triedTag' : 'imported')}</StatusTag>
      }
    >
      <div className="stack">
        <div className="stat-cards" role="status">
          <StatCard label={t('reportRows')} value={rows} />
          <StatCard label={t('reportCreated')} value={created} />
          <StatCard label={t('reportUpdated')} value={updated} />
          <StatCard label={t('reportUnchanged')} value={unchanged} />
          {skipped > 0 && <StatCard label={t('reportSkipped')} value={skipped} />}
          <StatCard label={t('reportRefused')} value={refused} {...(refused > 0 && { tone: 'danger' as const })} />
        </div>
        {problemCount === 0 ? (
          <p>{t('noProblems')}</p>
        ) : (
          <>
            <h3>{t('problems', { n: problemCount })}</h3>
            {problemCount > problems.length && <p className="muted">{t('problemsShown', { n: problems.length })}</p>}
            <ScrollBox label={t('problems', { n: problemCount })} className="territory-scroll">
              <table className="territory-table">
                <thead>
                  <tr>
                    <th scope="col">{t('problemRow')}</th>
                    <th scope="col">{t('problemWhat')}</th>
                    <th scope="col">{t('problemDetail')}</th>
                  </tr>
                </thead>
                <tbody>
                  {problems.map((problem, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: one row may have several problems of a kind.
                    <tr key={at}>
                      <td>
                        {problem.row > 0 && `${problem.row} `}
                        <StatusTag tone={problem.severity === 'error' ? 'danger' : 'warning'}>
                          {t(problem.severity === 'error' ? 'error' : 'warning')}
                        </StatusTag>
                      </td>
                      <td>{[problem.name, problem.code].filter(Boolean).join(' ')}</td>
                      <td>{problem.detail}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </ScrollBox>
          </>
        )}
      </div>
    </Card>
  );
}
