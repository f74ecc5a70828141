import { listOpinions } from '@huying/server/contract/organizations';
import { type ReactElement, useState } from 'react';
import type { Output } from '../../../lib/api.ts';
import { useUnits } from '../../../lib/directory.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { useAnswer, usePages } from '../../../lib/query.ts';
import { dayText } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import { LoadMore } from '../../../ui/desk/load-more.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StatusTag, type Tone } from '../../../ui/status-tag.tsx';
import { JointFrame } from './joint-frame.tsx';
import { AnswerForm, ObjectForm, OpinionForm } from './opinion-forms.tsx';
import { opinionWords } from './opinion-words.ts';

type Opinion = Output<typeof listOpinions>['items'][number];
type Asking = { what: 'write' } | { what: 'revise' | 'object' | 'answer'; opinion: Opinion };
const tones: Record<Opinion['grade'], Tone> = {
  outstanding: 'success',
  good: 'success',
  fair: 'neutral',
  poor: 'warning',
};

/** /desk/joint/opinions (L4): what communities think of units by years, what the units object, and the answers. */
export function OpinionsPage(): ReactElement {
  const t = useWords(opinionWords);
  const [year, setYear] = useState<string | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  // The first page of all years says of which years there are any, and whether one may write.
  const { data } = useAnswer(listOpinions, { query: {} });
  const pages = usePages(listOpinions, { query: year === null ? {} : { year: Number(year) } });
  const { rows, isPending, error, reload } = pages;
  const done = () => setAsking(null);
  const years = data?.years ?? [];
  return (
    <JointFrame
      hint={t('hint')}
      actions={
        data?.may.includes('write') && (
          <Button variant="primary" icon="plus" onClick={() => setAsking({ what: 'write' })}>
            {t('write')}
          </Button>
        )
      }
    >
      {years.length > 1 && (
        <div className="row">
          <SelectField
            label={t('year')}
            options={years.map((each) => ({ value: String(each), label: String(each) }))}
            value={year}
            empty={t('allYears')}
            onChange={setYear}
          />
        </div>
      )}
      {error && rows.length === 0 && <ErrorState error={error} onRetry={reload} />}
      {isPending && !error && <Skeleton lines={6} />}
      {!isPending && !error && rows.length === 0 && (
        <Empty title={t('none')}>{t(data?.may.includes('write') ? 'noneWrite' : 'noneBody')}</Empty>
      )}
      <ul className="joint-cards">
        {rows.map((opinion) => (
          <OpinionItem key={opinion.id} opinion={opinion} onAsk={(what) => setAsking({ what, opinion })} />
        ))}
      </ul>
      <LoadMore pages={pages} isWatched />
      <Dialog open={asking?.what === 'write'} title={t('write')} onClose={done}>
        {asking?.what === 'write' && <OpinionForm onDone={done} />}
      </Dialog>
      <Dialog open={asking?.what === 'revise'} title={t('revise')} onClose={done}>
        {asking?.what === 'revise' && <OpinionForm key={asking.opinion.id} opinion={asking.opinion} onDone={done} />}
      </Dialog>
      <Dialog open={asking?.what === 'object'} title={t('object')} onClose={done}>
        {asking?.what === 'object' && <ObjectForm key={asking.opinion.id} opinion={asking.opinion} onDone={done} />}
      </Dialog>
      <Dialog open={asking?.what === 'answer'} title={t('answer')} onClose={done}>
        {asking?.what === 'answer' && <AnswerForm key={asking.opinion.id} opinion={asking.opinion} onDone={done} />}
      </Dialog>
    </JointFrame>
  );
}

interface OpinionItemProps {
  opinion: Opinion;
  onAsk: (what: 'revise' | 'object' | 'answer') => void;
}

function OpinionItem({ opinion, onAsk }: OpinionItemProps): ReactElement {
  const t = useWords(opinionWords);
  const lang = useLanguage();
  const units = useUnits();
  const community = units.name(opinion.communityId);
  const unit = units.name(opinion.unitId);
  const on = (at: string | null): string => (at === null ? '' : dayText(at, lang));
  return (
    <li>
      <div className="row">
        <strong>{t('ofUnit', { year: opinion.year, community, unit })}</strong>
        <StatusTag tone={tones[opinion.grade]}>{t(`grade.${opinion.grade}`)}</StatusTag>
        {opinion.objection && !opinion.answer && <StatusTag tone="warning">{t('waits')}</StatusTag>}
        {opinion.outcome && <StatusTag>{t(`outcome.${opinion.outcome}`)}</StatusTag>}
      </div>
      <p>{opinion.opinion}</p>
      <p className="muted">{t('writtenOn', { day: on(opinion.writtenAt) })}</p>
      {opinion.objection && (
        <p>
          <strong>{t('objected', { day: on(opinion.objectedAt) })}</strong>
          {opinion.objection}
        </p>
      )}
      {opinion.answer && (
        <p>
          <strong>{t('answered', { day: on(opinion.answeredAt) })}</strong>
          {opinion.answer}
        </p>
      )}
      {opinion.firstOpinion && opinion.firstGrade && (
        <p className="muted">{t('before', { grade: t(`grade.${opinion.firstGrade}`), text: opinion.firstOpinion })}</p>
      )}
      {opinion.may.length > 0 && (
        <div className="row">
          {(['object', 'answer', 'revise'] as const)
            .filter((act) => opinion.may.includes(act))
            .map((act) => (
              <Button
                key={act}
                variant={act === 'answer' ? 'primary' : 'secondary'}
                label={t(`${act}Of`, { year: opinion.year, community, unit })}
                onClick={() => onAsk(act)}
              >
                {t(act)}
              </Button>
            ))}
        </div>
      )}
    </li>
  );
}
