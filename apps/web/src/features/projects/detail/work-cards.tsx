import type { Project } from '@huying/server/contract/projects';
import type { ReactElement } from 'react';
import { momentOf } from '../../../lib/civil-day.ts';
import { useUnits } from '../../../lib/directory.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { dayText } from '../../../lib/time.ts';
import { Card } from '../../../ui/card.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { DayTag } from '../day-tag.tsx';
import { Pictures } from '../parts/pictures.tsx';
import { projectWords } from '../words.ts';
import { detailWords } from './words.ts';

export function MilestonesCard({ project: { milestones, open } }: { project: Project }): ReactElement {
  const t = useWords(detailWords);
  const common = useWords(projectWords);
  const lang = useLanguage();
  return (
    <Card title={common('milestones')}>
      {milestones.length === 0 ? (
        <p className="muted">
          {t('noMilestones')} {open && t('noMilestonesBody')}
        </p>
      ) : (
        <ol className="project-milestones">
          {milestones.map(({ id, title, dueOn, percent, reachedOn, text, files }) => (
            <li key={id} className={reachedOn ? 'is-reached' : undefined}>
              <span className="project-milestone-head">
                <strong>{title}</strong>
                {reachedOn ? (
                  <StatusTag tone="success">{t('reachedOn', { day: dayText(momentOf(reachedOn), lang) })}</StatusTag>
                ) : (
                  open && <DayTag day={dueOn} />
                )}
              </span>
              <span className="muted">
                {dayText(momentOf(dueOn), lang)} · {t('planned', { n: percent })}
              </span>
              {text && <p className="project-words">{text}</p>}
              <Pictures files={files.map((file) => ({ id: file }))} name={(n) => t('evidenceN', { n })} />
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

export function PartsCard({ project: { parts } }: { project: Project }): ReactElement | null {
  const t = useWords(detailWords);
  const common = useWords(projectWords);
  const units = useUnits();
  if (parts.length === 0) return null;
  return (
    <Card title={common('helpers')}>
      <ul className="project-lines">
        {parts.map(({ unitId, text, report }) => (
          <li key={unitId}>
            <span>
              <strong>{units.name(unitId)}</strong> {text}
              <br />
              <span className="muted">{report ?? t('notReported')}</span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function ReportsCard({ project: { reports } }: { project: Project }): ReactElement | null {
  const t = useWords(detailWords);
  const common = useWords(projectWords);
  const lang = useLanguage();
  if (reports.length === 0) return null;
  return (
    <Card title={t('reports')}>
      <ul className="project-lines">
        {[...reports].reverse().map(({ on, percent, text, at }) => (
          <li key={at}>
            <span>
              <span className="muted">{dayText(momentOf(on), lang)}</span>
              <br />
              {text}
            </span>
            <strong>{common('percent', { n: percent })}</strong>
          </li>
        ))}
      </ul>
    </Card>
  );
}
