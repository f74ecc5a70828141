import { netKinds, whoAnswers } from '@huying/server/contract/nets';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { useAnswer } from '../../../lib/query.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { AnswerView } from '../answer-view.tsx';
import { netWords } from '../words.ts';

type Kind = (typeof netKinds)[number];
interface Asked {
  q: string;
  kind: Kind | null;
  place: string | null;
}

/** "Who answers here for X?": type, Enter; Tab to the numbers. */
export function LookUp(): ReactElement {
  const t = useWords(netWords);
  const [q, setQ] = useState('');
  const [kind, setKind] = useState<Kind | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (q.trim() !== '') setAsked({ q: q.trim(), kind, place: null });
  };
  return (
    <Card title={t('lookUp')}>
      <div className="stack">
        <search>
          <form className="nets-ask" onSubmit={submit}>
            <TextField
              label={t('where')}
              hint={t('whereHint')}
              value={q}
              onChange={setQ}
              maxLength={200}
              name="where"
            />
            <SelectField<Kind>
              label={t('kindLabel')}
              empty={t('kindAll')}
              value={kind}
              onChange={(next) => {
                setKind(next);
                if (asked) setAsked({ ...asked, kind: next });
              }}
              options={netKinds.map((each) => ({ value: each, label: t(`kind.${each}`) }))}
            />
            <Button type="submit" variant="primary" icon="search">
              {t('ask')}
            </Button>
          </form>
        </search>
        {asked && <Found asked={asked} onChoose={(place) => setAsked({ ...asked, place })} />}
      </div>
    </Card>
  );
}

function Found({
  asked: { q, kind, place },
  onChoose,
}: {
  asked: Asked;
  onChoose: (place: string) => void;
}): ReactElement {
  const t = useWords(netWords);
  const { data, error, refetch, isFetching, isPlaceholderData } = useAnswer(whoAnswers, {
    query: { q, ...(kind && { kind }), ...(place !== null && { place }) },
  });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} retrying={isFetching} />;
  if (!data || isPlaceholderData) return <Skeleton lines={4} />;
  if (data.choices.length > 0) {
    return (
      <div className="stack stack-tight" role="status">
        <p>{t('choose')}</p>
        <div className="nets-choices">
          {data.choices.map((choice) => (
            <Button key={`${choice.placeId} ${choice.compound}`} onClick={() => onChoose(choice.placeId)}>
              {[choice.compound, choice.name, choice.within].filter(Boolean).join(' · ')}
            </Button>
          ))}
        </div>
      </div>
    );
  }
  if (!data.place)
    return (
      <div role="status">
        <Empty title={t('notFound')} icon="search">
          {t('notFoundBody')}
        </Empty>
      </div>
    );
  return (
    <div role="status">
      <AnswerView answer={data} isOneKind={kind !== null} />
    </div>
  );
}
