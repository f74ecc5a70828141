import { listDiversions } from '@huying/server/contract/requests';
import { type ReactElement, useState } from 'react';
import { useLanguage, useWords } from '../../../../lib/i18n.ts';
import { useAnswer } from '../../../../lib/query.ts';
import { Choice } from '../../../../ui/choice.tsx';
import { ErrorState } from '../../../../ui/error-state.tsx';
import { Skeleton } from '../../../../ui/skeleton.tsx';
import { TextArea } from '../../../../ui/text-area.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import { ActForm, type ActFormProps, useActDraft } from './act-form.tsx';
import { togetherWords } from './together-words.ts';
import { actWords } from './words.ts';

function Note({ value, onChange }: { value: string; onChange: (note: string) => void }): ReactElement {
  const t = useWords(actWords);
  return <TextArea label={t('noteAny')} optional rows={2} maxLength={1000} value={value} onChange={onChange} />;
}

const kinds = ['mediation', 'petition', 'need'] as const;

/** 转办关联: to what else it leads, and its number there. */
export function TransferForm(props: ActFormProps): ReactElement {
  const t = useWords(togetherWords);
  const words = useWords(actWords);
  const draft = useActDraft(props, 'transfer', { kind: '', reference: '', note: '' });
  const { value, change } = draft;
  const [tried, setTried] = useState(false);
  const reference = value.reference.trim();
  const body = () => {
    setTried(true);
    if (value.kind === '' || reference === '') return null;
    return { kind: value.kind, reference, ...(value.note.trim() && { note: value.note.trim() }) };
  };
  return (
    <ActForm {...props} action="transfer" body={body} draft={draft} hint={t('transferHint')}>
      <Choice
        label={t('linkKind')}
        look="chips"
        error={tried && value.kind === '' ? words('choose') : undefined}
        options={kinds.map((each) => ({ value: each as string, label: t(`link.${each}`) }))}
        value={value.kind || null}
        onChange={(kind) => change({ kind })}
      />
      <TextField
        label={t('reference')}
        error={tried && reference === '' ? words('missing') : undefined}
        maxLength={100}
        name="reference"
        value={value.reference}
        onChange={(next) => change({ reference: next })}
      />
      <Note value={value.note} onChange={(note) => change({ note })} />
    </ActForm>
  );
}

/** 引导分流: the route, and the words the resident reads at once. */
export function DivertForm(props: ActFormProps): ReactElement {
  const t = useWords(togetherWords);
  const words = useWords(actWords);
  const lang = useLanguage();
  const draft = useActDraft(props, 'divert', { route: '', note: '' });
  const { value, change } = draft;
  const [tried, setTried] = useState(false);
  const { data, error, refetch } = useAnswer(listDiversions);
  const chosen = data?.items.find(({ code }) => code === value.route);
  const body = () => {
    setTried(true);
    return value.route === '' ? null : { route: value.route, ...(value.note.trim() && { note: value.note.trim() }) };
  };
  return (
    <ActForm {...props} action="divert" body={body} draft={draft} hint={t('divertHint')}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={3} />}
      {data && (
        <Choice
          label={t('route')}
          look="chips"
          error={tried && value.route === '' ? words('choose') : undefined}
          options={data.items.map(({ code, name }) => ({ value: code, label: name }))}
          value={value.route || null}
          onChange={(route) => change({ route })}
        />
      )}
      {chosen && (
        <div className="act-told stack stack-tight" role="status">
          <h3>{words('declineTold')}</h3>
          <p>{lang === 'en' ? chosen.advice.en : chosen.advice.zh}</p>
          {chosen.phone && <p>{words('declinePhone', { phone: chosen.phone })}</p>}
        </div>
      )}
      <Note value={value.note} onChange={(note) => change({ note })} />
    </ActForm>
  );
}
