import { getNeed, type Need } from '@huying/server/contract/needs';
import type { ReactElement } from 'react';
import { useParams } from 'wouter';
import { usePlaces, useUnits } from '../../../lib/directory.ts';
import { useWords } from '../../../lib/i18n.ts';
import { useLive } from '../../../lib/live.ts';
import { catchUp, useAnswer } from '../../../lib/query.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { NeedState } from '../state-tag.tsx';
import { useSorts } from '../use-sorts.ts';
import { needWords } from '../words.ts';
import { CandidatesCard } from './candidates-card.tsx';
import { DayTag } from './day-tag.tsx';
import { NeedActs } from './need-acts.tsx';
import { NeedsFrame } from './needs-frame.tsx';
import { ProjectsCard } from './projects-card.tsx';
import { PromisesCard } from './promises-card.tsx';
import { SimilarCard } from './similar-card.tsx';
import { SourcesCard } from './sources-card.tsx';
import { Story } from './story.tsx';
import { needDeskWords } from './words.ts';

/** /desk/needs/:id: what is needed, where that comes from, and what is promised for it. */
export function NeedPage(): ReactElement {
  const t = useWords(needDeskWords);
  const { id } = useParams<{ id: string }>();
  const { data, error, refetch } = useAnswer(getNeed, { params: { id } });
  const look = () => void catchUp('/api/needs');
  useLive('changed', look, look);
  const back = (
    <Button icon="back" href="/desk/needs">
      {t('toNeeds')}
    </Button>
  );
  if (data && data.id === id) return <Opened need={data} back={back} />;
  return (
    <NeedsFrame title={t('needsTitle')} actions={back}>
      {error?.status === 404 || error?.status === 400 ? (
        <Empty title={t('gone')} icon="search">
          {t('goneBody')}
        </Empty>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={10} />
      )}
    </NeedsFrame>
  );
}

function Opened({ need, back }: { need: Need; back: ReactElement }): ReactElement {
  const t = useWords(needDeskWords);
  return (
    <NeedsFrame
      title={need.title}
      hint={t('number', { number: need.number })}
      tags={
        <>
          <NeedState state={need.state} />
          {need.rebounds > 0 && <StatusTag tone="warning">{t('rebounds', { n: need.rebounds })}</StatusTag>}
        </>
      }
      actions={back}
    >
      <NeedActs need={need} />
      {need.gatheredInto && (
        <p className="row">
          {t('gatheredInto')}
          <AppLink className="row-link" href={`/desk/needs/${need.gatheredInto}`}>
            {t('toMaster')}
          </AppLink>
        </p>
      )}
      <div className="need-columns">
        <div>
          <Facts need={need} />
          <PromisesCard needId={need.id} isShown={need.state !== 'noted' && need.state !== 'verified'} />
          <CandidatesCard need={need} />
        </div>
        <div>
          <ProjectsCard need={need} />
          <SourcesCard need={need} />
          <SimilarCard need={need} />
          <Story log={need.log} />
        </div>
      </div>
    </NeedsFrame>
  );
}

function Facts({ need }: { need: Need }): ReactElement {
  const t = useWords(needDeskWords);
  const words = useWords(needWords);
  const places = usePlaces();
  const units = useUnits();
  const sorts = useSorts();
  const facts: [string, ReactElement | string | null][] = [
    [t('sort'), sorts.need(need.sort)],
    [t('where'), [places.name(need.placeId), need.address].filter(Boolean).join(' · ')],
    [t('people'), need.people === null ? null : words('people', { n: need.people })],
    [t('group2'), need.group],
    [
      t('wanted'),
      need.wantedBy ? <DayTag key="day" day={need.wantedBy} isOver={!need.open || need.state === 'met'} /> : null,
    ],
    [t('often'), need.repeatable ? '✓' : null],
    [t('keeper'), units.name(need.holderId)],
    [t('verifyText'), need.verifyText],
    [t('metText'), need.metText],
    [t('recheckText'), need.recheckText],
    [t('endReason'), need.endReason],
  ];
  return (
    <Card title={t('facts')}>
      <div className="stack">
        <p>{need.content}</p>
        <dl className="need-facts">
          {facts.map(
            ([term, shown]) =>
              shown && (
                <div key={term}>
                  <dt>{term}</dt>
                  <dd>{shown}</dd>
                </div>
              ),
          )}
        </dl>
      </div>
    </Card>
  );
}
