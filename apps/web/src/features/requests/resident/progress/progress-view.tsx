import type { Progress } from '@huying/server/contract/requests';
import type { ReactElement } from 'react';
import { useLanguage, useWords } from '../../../../lib/i18n.ts';
import { momentOf } from '../../../../lib/civil-day.ts';
import { dateTimeText, dayText, spanText } from '../../../../lib/time.ts';
import { useNow } from '../../../../lib/use-now.ts';
import { Button } from '../../../../ui/button.tsx';
import { Card } from '../../../../ui/card.tsx';
import { FieldError } from '../../../../ui/field.tsx';
import { StatusTag } from '../../../../ui/status-tag.tsx';
import { Timeline } from '../../../../ui/timeline.tsx';
import { errorText } from '../../../../lib/api-error.ts';
import { Thumbs } from '../../thumbs.tsx';
import { stageTone, stageWords } from '../stage-words.ts';
import { AddForm, AnswerForm } from './supply-form.tsx';
import { Reopen } from './reopen.tsx';
import { timelineOf } from './steps.ts';
import type { ProgressState } from './use-progress.ts';
import { Withdraw } from './withdraw.tsx';
import { progressWords } from './words.ts';

interface ProgressViewProps {
  state: ProgressState;
  progress: Progress;
}

/** Who deals with it, how far it is, by when; then what the resident may do now. */
export function ProgressView({ state, progress }: ProgressViewProps): ReactElement {
  const t = useWords(progressWords);
  const stage = useWords(stageWords);
  const lang = useLanguage();
  const { can, rating } = progress;
  const acts = { code: state.code, number: progress.number, onDone: state.put };
  return (
    <div className="stack stack-loose">
      <div className="stack stack-tight">
        <h1>{stage(progress.stage)}</h1>
        <p className="stage-line">
          <StatusTag tone={progress.late ? 'danger' : stageTone[progress.stage]}>
            {t('number', { number: progress.number })}
          </StatusTag>
          <Button variant="quiet" icon="retry" busy={state.busy} onClick={state.reload}>
            {t('refresh')}
          </Button>
        </p>
        {state.error !== null && <FieldError>{errorText(state.error)}</FieldError>}
      </div>
      {progress.question && can.supply && <AnswerForm question={progress.question} {...acts} />}
      {can.rate && (
        <Card title={t('rateTitle')}>
          <div className="stack">
            <p>{t('rateBody')}</p>
            <Button variant="primary" size="large" block href="/r/rate">
              {t('rate')}
            </Button>
          </div>
        </Card>
      )}
      <Facts progress={progress} />
      {progress.publicText && (
        <Card title={t('answer')}>
          <p className="own-words">{progress.publicText}</p>
        </Card>
      )}
      <Card title={t('steps')}>
        <Timeline label={t('steps')} steps={timelineOf(progress, lang, t)} />
      </Card>
      <Own progress={progress} />
      {rating && <Rated rating={rating} />}
      <div className="stack stack-tight">
        {can.addPhoto && <AddForm {...acts} />}
        {can.reopen && <Reopen {...acts} />}
        {can.withdraw && <Withdraw {...acts} />}
        <div>
          <Button variant="quiet" icon="search" onClick={state.close}>
            {t('another')}
          </Button>
        </div>
        <p className="muted small">{t('refreshed', { at: dateTimeText(state.at, lang) })}</p>
      </div>
    </div>
  );
}

function Facts({ progress }: { progress: Progress }): ReactElement {
  const { stage, unit, unitPhone, dueAt, reviewOn, mergedInto } = progress;
  const t = useWords(progressWords);
  const lang = useLanguage();
  const now = useNow();
  const left = dueAt === null ? 0 : Date.parse(dueAt) - now;
  const span = spanText(left, lang);
  return (
    <Card>
      <dl className="facts">
        <div>
          <dt>{t('unit')}</dt>
          <dd>
            <span>{unit ?? t('noUnit')}</span>
            {unitPhone && (
              <Button icon="phone" href={`tel:${unitPhone}`}>
                {t('call', { phone: unitPhone })}
              </Button>
            )}
          </dd>
        </div>
        {stage === 'suspended' && reviewOn !== null && (
          <div>
            <dt>{t('onHold')}</dt>
            <dd>{t('onHoldBy', { day: dayText(momentOf(reviewOn), lang) })}</dd>
          </div>
        )}
        {dueAt !== null && stage !== 'need-info' && stage !== 'suspended' && (
          <div>
            <dt>{stage === 'received' ? t('takenUp') : t('due')}</dt>
            <dd>
              <strong>{left < 0 ? t('dueOver', { span }) : t('dueIn', { span })}</strong>
              <span className="muted">{t('dueBy', { at: dateTimeText(dueAt, lang) })}</span>
            </dd>
          </div>
        )}
      </dl>
      {mergedInto && <p className="muted">{t('merged', { number: mergedInto })}</p>}
    </Card>
  );
}

/** The reporter's own words and photos; whoever only met the same problem sees neither. */
function Own({ progress: { content, address, createdAt, photos } }: { progress: Progress }): ReactElement {
  const t = useWords(progressWords);
  const lang = useLanguage();
  if (content === '') return <p className="muted">{t('followNote')}</p>;
  return (
    <Card title={t('mineWords')}>
      <div className="stack stack-tight">
        <p className="own-words">{content}</p>
        <p className="muted small">{[address, dateTimeText(createdAt, lang)].filter(Boolean).join(' · ')}</p>
        <Thumbs pictures={photos} nameOf={(n) => t('photo', { n })} />
      </div>
    </Card>
  );
}

function Rated({ rating }: { rating: NonNullable<Progress['rating']> }): ReactElement {
  const t = useWords(progressWords);
  const words = [rating.solved ? t('ratedSolved') : t('ratedUnsolved'), ...rating.reasons];
  return (
    <Card title={t('rated')}>
      <p>
        <span aria-hidden="true">{'★'.repeat(rating.satisfied)}</span> {rating.satisfied}/5 · {words.join(' · ')}
      </p>
    </Card>
  );
}
