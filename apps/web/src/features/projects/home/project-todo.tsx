import '../projects.css';
import { listProjects } from '@huying/server/contract/projects';
import type { ReactElement } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { useLive } from '../../../lib/live.ts';
import { refresh, usePages } from '../../../lib/query.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { ProjectCards } from '../list/project-cards.tsx';
import { listWords } from '../list/words.ts';
import { projectWords } from '../words.ts';

const look = (): void => void refresh('/api/projects');

/** Projects that wait for a post which works with nothing else: a unit's liaison begins here. */
export function ProjectTodo(): ReactElement {
  const t = useWords(listWords);
  const common = useWords(projectWords);
  const pages = usePages(listProjects, { query: { view: 'todo' } });
  useLive('changed', look, look);
  const toCalls = <Button href="/desk/projects/calls">{common('tab.calls')}</Button>;
  return (
    <section className="stack" aria-labelledby="project-todo">
      <div className="row">
        <h2 id="project-todo">{t('todoTitle')}</h2>
        {toCalls}
      </div>
      <ProjectCards
        pages={pages}
        empty={
          <Empty title={t('emptyTodo')} icon="check">
            {t('emptyTodoBody')}
          </Empty>
        }
      />
    </section>
  );
}
