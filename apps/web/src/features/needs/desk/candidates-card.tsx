import { type CandidateView, listCandidates, makePromise, type Need } from '@huying/server/contract/needs';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call } from '../../../lib/api.ts';
import { useUnits } from '../../../lib/directory.ts';
import { useWords } from '../../../lib/i18n.ts';
import { refresh, useAnswer } from '../../../lib/query.ts';
import { useAct } from '../../../lib/use-act.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { needWords } from '../words.ts';
import { Reasons } from './reasons.tsx';
import { needDeskWords } from './words.ts';

const FIRST = 5;
const MOST = 30;

/** 对接: the resources that suit best, each with its reasons, promised in two presses. */
export function CandidatesCard({ need }: { need: Need }): ReactElement | null {
  const t = useWords(needDeskWords);
  const [limit, setLimit] = useState(FIRST);
  const isWanted = need.state === 'listed' || need.state === 'matched';
  if (need.state === 'noted' || need.state === 'verified')
    return (
      <Card title={t('candidates')}>
        <p className="muted">{t('candidatesLater')}</p>
      </Card>
    );
  if (!isWanted) return null;
  return (
    <Card title={t('candidates')}>
      <p className="muted">{t('candidatesHint')}</p>
      <Candidates need={need} limit={limit} onMore={() => setLimit(MOST)} />
    </Card>
  );
}

function Candidates({ need, limit, onMore }: { need: Need; limit: number; onMore: () => void }): ReactElement {
  const t = useWords(needDeskWords);
  const [chosen, setChosen] = useState<string | null>(null);
  const { data, error, refetch } = useAnswer(listCandidates, { params: { id: need.id }, query: { limit } });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={6} />;
  if (data.items.length === 0)
    return (
      <Empty title={t('noCandidates')} icon="search">
        {t('noCandidatesBody')}
      </Empty>
    );
  return (
    <>
      <ul className="need-rows">
        {data.items.map((candidate, at) => (
          <Candidate
            key={candidate.resource.id}
            need={need}
            candidate={candidate}
            isBest={at === 0}
            isChosen={chosen === candidate.resource.id}
            choose={setChosen}
          />
        ))}
      </ul>
      {limit === FIRST && data.items.length === FIRST && (
        <Button variant="quiet" onClick={onMore}>
          {t('more')}
        </Button>
      )}
    </>
  );
}

interface CandidateProps {
  need: Need;
  candidate: CandidateView;
  /** The obvious one: only its button stands out. */
  isBest: boolean;
  isChosen: boolean;
  choose: (id: string | null) => void;
}

function Candidate({ need, candidate, isBest, isChosen, choose }: CandidateProps): ReactElement {
  const t = useWords(needDeskWords);
  const units = useUnits();
  const { resource, left, worth, reasons, abilities } = candidate;
  return (
    <li>
      <div className="need-row-head">
        <AppLink className="row-link" href={`/desk/resources/${resource.id}`}>
          {resource.name}
        </AppLink>
        {abilities.includes('promise') && !isChosen && (
          <Button
            variant={isBest ? 'primary' : 'secondary'}
            label={t('promiseOf', { name: resource.name })}
            onClick={() => choose(resource.id)}
          >
            {t('promise')}
          </Button>
        )}
      </div>
      <p className="muted small">
        {[
          units.name(resource.unitId),
          t('left', { n: left, measure: resource.measure }),
          t('worth', { n: worth }),
        ].join(' · ')}
      </p>
      <Reasons reasons={reasons} />
      {isChosen && <PromiseForm need={need} candidate={candidate} onDone={() => choose(null)} />}
    </li>
  );
}

/** The amount stands there already: who agrees presses once more. */
function PromiseForm({
  need,
  candidate: { resource, left, amount: usual },
  onDone,
}: Pick<CandidateProps, 'need' | 'candidate'> & { onDone: () => void }): ReactElement {
  const t = useWords(needDeskWords);
  const words = useWords(needWords);
  const [amount, setAmount] = useState(String(usual));
  const [plannedOn, setPlannedOn] = useState('');
  const { busy, fault, run } = useAct();
  const wanted = Number(amount);
  const isWrong = !Number.isInteger(wanted) || wanted < 1 || wanted > left;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isWrong) return;
    void run(async () => {
      await call(makePromise, {
        body: { needId: need.id, resourceId: resource.id, amount: wanted, ...(plannedOn && { plannedOn }) },
      });
      for (const prefix of ['/api/needs', '/api/promises', '/api/resources']) void refresh(prefix);
      toast(t('promised'));
      onDone();
    });
  };
  return (
    <form className="stack stack-tight" aria-label={t('promiseOf', { name: resource.name })} onSubmit={submit}>
      <div className="need-amount">
        <TextField
          label={t('promiseAmount', { measure: resource.measure })}
          error={isWrong ? t('amountWrong', { max: left }) : undefined}
          inputMode="numeric"
          value={amount}
          onChange={setAmount}
        />
        <TextField label={t('promiseDay')} optional type="date" value={plannedOn} onChange={setPlannedOn} />
      </div>
      {need.wantedBy && <p className="muted small">{t('promiseDayHint')}</p>}
      <FormFault fault={fault} />
      <div className="row">
        <Button type="submit" variant="primary" busy={busy} disabled={isWrong}>
          {t('promiseDo')}
        </Button>
        <Button onClick={onDone}>{words('cancel')}</Button>
      </div>
    </form>
  );
}
