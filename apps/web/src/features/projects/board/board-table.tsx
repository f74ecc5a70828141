import type { BoardRow } from '@huying/server/contract/projects';
import type { ReactElement } from 'react';
import { momentOf } from '../../../lib/civil-day.ts';
import { useUnits } from '../../../lib/directory.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { dayText, shortMonthText } from '../../../lib/time.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { ScrollBox } from '../../../ui/desk/scroll-box.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { ProjectState } from '../../../ui/project-state.tsx';
import { Legend, MonthCell } from './month-cell.tsx';
import { boardWords } from './words.ts';

interface BoardTableProps {
  rows: readonly BoardRow[];
  /** The present month, 'YYYY-MM'. */
  month: string;
  label: string;
}

/** The wall chart: projects down, months across. */
export function BoardTable({ rows, month, label }: BoardTableProps): ReactElement {
  const t = useWords(boardWords);
  const lang = useLanguage();
  const months = rows[0]?.months.map((each) => each.month) ?? [];
  return (
    <>
      <Legend />
      <ScrollBox label={label} className="board-box">
        <table className="board-table">
          <caption className="sr-only">{label}</caption>
          <thead>
            <tr>
              <th scope="col">{t('project')}</th>
              {months.map((each) => (
                <th key={each} scope="col" className={classNames(each === month && 'is-now')}>
                  {shortMonthText(each, lang)}
                  {each === month && <span className="board-now">{t('now')}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <Head row={row} />
                </th>
                {row.months.map((each) => (
                  <td key={each.month} className={classNames(each.month === month && 'is-now', each.late && 'is-late')}>
                    <MonthCell month={each} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </>
  );
}

/** What it is, who has it, and whether it is late. */
function Head({ row }: { row: BoardRow }): ReactElement {
  const t = useWords(boardWords);
  const lang = useLanguage();
  const units = useUnits();
  const { id, title, state, leadId, lateDays, lateWith, endsOn } = row;
  return (
    <span className="board-head">
      <AppLink className="row-link" href={`/desk/projects/${id}`}>
        {title}
      </AppLink>
      <span className="project-tags">
        <ProjectState state={state} />
        {lateDays > 0 && (
          <StatusTag tone="danger">
            {lateWith ? t('lateWith', { n: lateDays, title: lateWith }) : t('overdueMilestone', { n: lateDays })}
          </StatusTag>
        )}
      </span>
      <span className="muted">
        {[units.name(leadId), endsOn && t('ends', { day: dayText(momentOf(endsOn), lang) })]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </span>
  );
}
