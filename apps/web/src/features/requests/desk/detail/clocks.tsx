import { explainClocks, type RequestDetail } from '@huying/server/contract/requests';
import { type ReactElement, useState } from 'react';
import { useLanguage, useWords } from '../../../../lib/i18n.ts';
import { useAnswer } from '../../../../lib/query.ts';
import { Button } from '../../../../ui/button.tsx';
import { DueTag } from '../../../../ui/due-tag.tsx';
import { ErrorState } from '../../../../ui/error-state.tsx';
import { Skeleton } from '../../../../ui/skeleton.tsx';
import { Section } from './section.tsx';
import { detailWords, isDetailWord } from './words.ts';

const stages = ['accept', 'sign', 'contact', 'handle', 'supply', 'supervise', 'urge-answer', 'review', 'follow-up'];

/** In the order in which a request meets them. */
const inOrder = (clocks: RequestDetail['clocks']): RequestDetail['clocks'] =>
  [...clocks].sort((a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage) || a.run - b.run);

/** Every limit with how it stands; why it is what it is unfolds below. */
export function Clocks({ detail }: { detail: RequestDetail }): ReactElement {
  const t = useWords(detailWords);
  const [why, setWhy] = useState(false);
  const clocks = inOrder(detail.clocks);
  return (
    <Section title={t('clocks')}>
      {clocks.length === 0 && <p className="muted">{t('clocksNone')}</p>}
      <ul className="request-list">
        {clocks.map(({ stage, run, dueAt, pausedAt, stoppedAt }) => (
          <li key={`${stage} ${run}`} className="request-clock">
            <StageName stage={stage} run={run} />
            {dueAt ? (
              <DueTag dueAt={dueAt} endedAt={stoppedAt} paused={pausedAt !== null} />
            ) : (
              pausedAt !== null && <DueTag dueAt={pausedAt} paused />
            )}
          </li>
        ))}
      </ul>
      {clocks.length > 0 && (
        <div>
          <Button variant="quiet" icon="clock" expanded={why} onClick={() => setWhy(!why)}>
            {t('why')}
          </Button>
        </div>
      )}
      {why && <Why id={detail.id} />}
    </Section>
  );
}

function StageName({ stage, run }: { stage: string; run: number }): ReactElement {
  const t = useWords(detailWords);
  const key = `stage.${stage}`;
  return (
    <span>
      {isDetailWord(key) ? t(key as 'stage.accept') : stage}
      {run > 1 && <span className="muted">（{t('run', { n: run })}）</span>}
    </span>
  );
}

function Why({ id }: { id: string }): ReactElement {
  const lang = useLanguage();
  const { data, error, refetch } = useAnswer(explainClocks, { params: { id } });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={4} />;
  return (
    <div className="stack">
      {data.clocks.map(({ stage, run, steps }) => (
        <div key={`${stage} ${run}`}>
          <h3>
            <StageName stage={stage} run={run} />
          </h3>
          <ol className="request-why">
            {steps.map((step) => (
              <li key={step.zh}>{lang === 'en' ? step.en : step.zh}</li>
            ))}
          </ol>
        </div>
      ))}
    </div>
  );
}
