import type { BoardRow } from '@huying/server/contract/projects';
import type { ReactElement } from 'react';
import { useUnits } from '../../../lib/directory.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { shortMonthText } from '../../../lib/time.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { ProjectState } from '../../../ui/project-state.tsx';
import { projectWords } from '../words.ts';
import { MonthCell } from './month-cell.tsx';
import { boardWords } from './words.ts';

/** The board on a phone: a card a project, its months folded in. */
export function BoardCards({ rows, month }: { rows: readonly BoardRow[]; month: string }): ReactElement {
  const t = useWords(boardWords);
  const common = useWords(projectWords);
  const lang = useLanguage();
  const units = useUnits();
  return (
    <ul className="project-cards">
      {rows.map((row) => {
        const now = row.months.find((each) => each.month === month);
        return (
          <li key={row.id} className="project-card">
            <AppLink className="row-link" href={`/desk/projects/${row.id}`}>
              {row.title}
            </AppLink>
            <span className="project-tags">
              <ProjectState state={row.state} />
              {row.lateDays > 0 && (
                <StatusTag tone="danger">
                  {row.lateWith
                    ? t('lateWith', { n: row.lateDays, title: row.lateWith })
                    : t('overdueMilestone', { n: row.lateDays })}
                </StatusTag>
              )}
            </span>
            <Progress label={common('progress')} share={row.percent / 100} />
            <span className="muted">
              {[
                units.name(row.leadId),
                now &&
                  (now.planned === null
                    ? t('noPlanYet')
                    : t('due', { planned: now.planned, reached: now.reached ?? row.percent })),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <Fold title={t('months')}>
              <ul className="board-strip">
                {row.months.map((each) => (
                  <li key={each.month}>
                    <span className="muted">{shortMonthText(each.month, lang)}</span>
                    <MonthCell month={each} />
                  </li>
                ))}
              </ul>
            </Fold>
          </li>
        );
      })}
    </ul>
  );
}
