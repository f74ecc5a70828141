import '../projects.css';
import { getProject, type Project } from '@huying/server/contract/projects';
import { type ReactElement, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { useWords } from '../../../lib/i18n.ts';
import { useLive } from '../../../lib/live.ts';
import { catchUp, useAnswer } from '../../../lib/query.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { PageHeader } from '../../../ui/desk/page-header.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { ProjectActs } from '../acts/project-acts.tsx';
import { ProjectState } from '../../../ui/project-state.tsx';
import { projectWords } from '../words.ts';
import { CallCard, DecisionCard } from './decision-cards.tsx';
import { EffectsCard } from './effects-card.tsx';
import { FactsCard, SourcesCard } from './facts-cards.tsx';
import { LogCard } from './log-card.tsx';
import { type Issued, RatingCodes } from './rating-codes.tsx';
import { CodesSheet } from './codes-sheet.tsx';
import { MilestonesCard, PartsCard, ReportsCard } from './work-cards.tsx';
import { detailWords } from './words.ts';

const look = (): void => void catchUp('/api/projects/{id}');

/** One project: what it is and what was done at the left; what to do, and the facts, at the right. */
export function ProjectPage(): ReactElement {
  const t = useWords(detailWords);
  const { id } = useParams<{ id: string }>();
  const { data, error, refetch } = useAnswer(getProject, { params: { id } });
  useLive('changed', look, look);
  if (data && data.id === id) return <Opened key={id} project={data} />;
  if (error && (error.status === 404 || error.status === 403 || error.status === 422))
    return (
      <Empty title={t('gone')} icon="search" heading="h1" action={<Button href="/desk/projects">{t('toList')}</Button>}>
        {t('goneBody')}
      </Empty>
    );
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return <Skeleton lines={10} />;
}

function Opened({ project }: { project: Project }): ReactElement {
  const t = useWords(detailWords);
  const common = useWords(projectWords);
  const [, go] = useLocation();
  const [issued, setIssued] = useState<Issued | null>(null);
  const { title, number, state, content, percent } = project;
  const back = () => (window.history.length > 1 ? window.history.back() : go('/desk/projects'));
  if (issued) return <CodesSheet title={title} issued={issued} onDone={() => setIssued(null)} />;
  return (
    <div className="desk-page">
      <div>
        <Button variant="quiet" icon="back" onClick={back}>
          {t('back')}
        </Button>
      </div>
      <PageHeader title={title} description={common('number', { number })} tags={<ProjectState state={state} />} />
      <div className="project-columns">
        <div className="project-acts">
          <Card title={t('doing')}>
            <div className="stack">
              <ProjectActs project={project} />
              {project.abilities.includes('issue-codes') && <RatingCodes project={project} onIssued={setIssued} />}
            </div>
          </Card>
        </div>
        <div className="project-main">
          <Card title={t('what')}>
            <div className="stack">
              <p className="project-words">{content}</p>
              <Progress label={common('progress')} share={percent / 100} />
            </div>
          </Card>
          <MilestonesCard project={project} />
          <DecisionCard project={project} />
          <CallCard project={project} />
          <PartsCard project={project} />
          <EffectsCard project={project} />
          <ReportsCard project={project} />
          <LogCard project={project} />
        </div>
        <div className="project-aside">
          <FactsCard project={project} />
          <SourcesCard project={project} />
        </div>
      </div>
    </div>
  );
}
