import '../projects.css';
import { lookAtRating, rateProject } from '@huying/server/contract/projects';
import { type FormEvent, type ReactElement, useCallback, useEffect, useState } from 'react';
import { ApiError, errorText } from '../../../lib/api-error.ts';
import { call, type Output } from '../../../lib/api.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useWords } from '../../../lib/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { FieldError } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { rateWords } from './words.ts';

type Rated = Output<typeof lookAtRating>;
type Phase =
  | { is: 'asking' | 'noCode' | 'once' | 'thanks' }
  | { is: 'open'; rated: Rated }
  | { is: 'gone' | 'failed'; error: unknown };

/** /r/project#code: a resident rates what came of a project, without an account, in two taps. */
export function RateProjectPage(): ReactElement {
  const t = useWords(rateWords);
  const code = location.hash.slice(1);
  const [phase, setPhase] = useState<Phase>({ is: code ? 'asking' : 'noCode' });
  const ask = useCallback(() => {
    if (!code) return;
    call(lookAtRating, { body: { code } })
      .then((rated) => setPhase(rated.ratedAt === null ? { is: 'open', rated } : { is: 'once' }))
      .catch((error: unknown) =>
        setPhase({
          is: error instanceof ApiError && (error.status === 410 || error.status === 422) ? 'gone' : 'failed',
          error,
        }),
      );
  }, [code]);
  useEffect(ask, [ask]);
  if (phase.is === 'open') return <RateForm code={code} rated={phase.rated} onDone={(is) => setPhase({ is })} />;
  return (
    <Page title={t('title')} back="/" ownHeading>
      {phase.is === 'asking' && <Skeleton lines={5} />}
      {phase.is === 'failed' && <ErrorState error={phase.error} onRetry={ask} />}
      {phase.is === 'gone' && (
        <Empty title={t('gone')} icon="alert" heading="h1" action={<Button href="/">{t('home')}</Button>}>
          {errorText(phase.error)}
        </Empty>
      )}
      {(phase.is === 'noCode' || phase.is === 'once' || phase.is === 'thanks') && (
        <Empty
          title={t(phase.is)}
          icon={phase.is === 'noCode' ? 'search' : 'check'}
          heading="h1"
          action={<Button href="/">{t('home')}</Button>}
        >
          {t(`${phase.is}Body`)}
        </Empty>
      )}
    </Page>
  );
}

const scores = ['5', '4', '3', '2', '1'] as const;
type Score = (typeof scores)[number];

interface RateFormProps {
  code: string;
  rated: Rated;
  onDone: (is: 'thanks' | 'once') => void;
}

function RateForm({ code, rated, onDone }: RateFormProps): ReactElement {
  const t = useWords(rateWords);
  const { value, change, clear } = useDraft<{ score: Score | '' }>(`project-rating.${code.slice(0, 8)}`, { score: '' });
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (value.score === '') return setFault(t('pick'));
    setBusy(true);
    setFault('');
    try {
      await call(rateProject, { body: { code, score: Number(value.score) } });
      clear();
      onDone('thanks');
    } catch (error) {
      if (error instanceof ApiError && error.code === 'rated-already') return onDone('once');
      setFault(errorText(error));
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Page
        title={rated.title}
        lead={t('people', { n: rated.peopleHelped })}
        back="/"
        foot={
          <Button type="submit" variant="primary" size="large" block busy={busy}>
            {t('submit')}
          </Button>
        }
      >
        <div className="stack stack-loose">
          <dl className="project-facts">
            <dt>{t('before')}</dt>
            <dd className="project-words">{rated.before}</dd>
            <dt>{t('after')}</dt>
            <dd className="project-words">{rated.after}</dd>
          </dl>
          <Choice<Score>
            label={t('question')}
            options={scores.map((score) => ({ value: score, label: t(`score${score}`) }))}
            value={value.score || null}
            onChange={(score) => {
              setFault('');
              change({ score });
            }}
          />
          {fault && <FieldError>{fault}</FieldError>}
          <p className="muted">{t('anonymous')}</p>
        </div>
      </Page>
    </form>
  );
}
