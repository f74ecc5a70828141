import { listPublicRejections } from '@huying/server/contract/lists';
import { type ReactElement, useState } from 'react';
import { useLanguage, useWords } from '../../../../lib/i18n.ts';
import { useAnswer } from '../../../../lib/query.ts';
import { Choice } from '../../../../ui/choice.tsx';
import { ErrorState } from '../../../../ui/error-state.tsx';
import { Skeleton } from '../../../../ui/skeleton.tsx';
import { TextArea } from '../../../../ui/text-area.tsx';
import { ActForm, type ActFormProps, useActDraft } from './act-form.tsx';
import { actWords } from './words.ts';

/** 不予受理: one of the typed reasons; what the resident is told, and where to turn, stands below it. */
export function DeclineForm(props: ActFormProps): ReactElement {
  const t = useWords(actWords);
  const lang = useLanguage();
  const draft = useActDraft(props, 'decline', { reason: '', detail: '' });
  const { value, change } = draft;
  const [tried, setTried] = useState(false);
  const { data, error, refetch } = useAnswer(listPublicRejections);
  const chosen = data?.items.find(({ code }) => code === value.reason);
  const body = () => {
    setTried(true);
    if (value.reason === '') return null;
    return { reason: value.reason, ...(value.detail.trim() && { detail: value.detail.trim() }) };
  };
  return (
    <ActForm {...props} action="decline" danger body={body} draft={draft}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={4} />}
      {data && (
        <Choice
          label={t('declineReason')}
          error={tried && value.reason === '' ? t('choose') : undefined}
          options={data.items.map(({ code, name, nameEn }) => ({
            value: code,
            label: lang === 'en' ? nameEn || name : name,
          }))}
          value={value.reason || null}
          onChange={(reason) => change({ reason })}
        />
      )}
      {chosen && (
        <div className="act-told stack stack-tight" role="status">
          <h3>{t('declineTold')}</h3>
          <p>{lang === 'en' ? chosen.adviceEn || chosen.advice : chosen.advice}</p>
          {chosen.phone && <p>{t('declinePhone', { phone: chosen.phone })}</p>}
        </div>
      )}
      <TextArea
        label={t('declineDetail')}
        optional
        rows={2}
        maxLength={500}
        value={value.detail}
        onChange={(detail) => change({ detail })}
      />
    </ActForm>
  );
}
