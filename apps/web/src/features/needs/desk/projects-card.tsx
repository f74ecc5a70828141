import type { Need } from '@huying/server/contract/needs';
import type { ReactElement } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { mayUse, useSession } from '../../../lib/session.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ProjectState } from '../../../ui/project-state.tsx';
import { needDeskWords } from './words.ts';

/** The projects that were made of a need, and the way to draft one. */
export function ProjectsCard({ need }: { need: Need }): ReactElement | null {
  const t = useWords(needDeskWords);
  const session = useSession();
  // Of a need elsewhere one sees the need, not the neighbourhood's own affairs; a project for it is drafted there.
  const isOurs = need.log.length > 0;
  const mayDraft = isOurs && (need.state === 'listed' || need.state === 'matched') && mayUse(session, 'project.draft');
  if (need.projects.length === 0 && !mayDraft) return null;
  return (
    <Card title={t('projects')}>
      <div className="stack">
        {need.projects.length > 0 && (
          <ul className="need-rows">
            {need.projects.map(({ id, title, state, percent }) => (
              <li key={id}>
                <div className="need-row-head">
                  <AppLink className="row-link" href={`/desk/projects/${id}`}>
                    {title}
                  </AppLink>
                  <span className="row">
                    <ProjectState state={state} />
                    <span className="muted small">{percent}%</span>
                  </span>
                </div>
              </li>
            ))}
          </ul>
        )}
        {need.projects.length === 0 && <p className="muted">{t('noProjects')}</p>}
        {mayDraft && (
          <div>
            <Button icon="plus" href={`/desk/projects?need=${need.id}`}>
              {t('draftProject')}
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
}
