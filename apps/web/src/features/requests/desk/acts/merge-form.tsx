import { searchMatters } from '@huying/server/contract/matters';
import { type ReactElement, useState } from 'react';
import { useLanguage, useWords } from '../../../../lib/i18n.ts';
import { useAnswer } from '../../../../lib/query.ts';
import { Choice } from '../../../../ui/choice.tsx';
import { ErrorState } from '../../../../ui/error-state.tsx';
import { Skeleton } from '../../../../ui/skeleton.tsx';
import { TextArea } from '../../../../ui/text-area.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import { ActForm, type ActFormProps, useActDraft } from './act-form.tsx';
import { MergePreview } from './merge-preview.tsx';
import { togetherWords } from './together-words.ts';
import { useAlike } from './use-alike.ts';
import { actWords } from './words.ts';

interface Master {
  id: string;
  number: string;
  title: string;
  why?: string;
}

/** 并案: into one of those like it, or any other that is found by number or words; what will happen is shown before. */
export function MergeForm(props: ActFormProps): ReactElement {
  const { detail } = props;
  const t = useWords(togetherWords);
  const words = useWords(actWords);
  const lang = useLanguage();
  const draft = useActDraft(props, 'merge', { masterId: '', query: '', note: '' });
  const { value, change } = draft;
  const [tried, setTried] = useState(false);
  const { data, isPending } = useAlike(detail.id);
  const similar = (data?.items ?? []).filter(({ open }) => open);
  const [other, setOther] = useState(value.query !== '');
  const isSearching = other || (!isPending && similar.length === 0);
  const query = value.query.trim();
  const missing = tried && value.masterId === '' ? t('masterMissing') : undefined;
  const choose = (masterId: string) => change({ masterId });
  const body = () => {
    setTried(true);
    return value.masterId === ''
      ? null
      : { masterId: value.masterId, ...(value.note.trim() && { note: value.note.trim() }) };
  };
  return (
    <ActForm {...props} action="merge" body={body} draft={draft} hint={t('mergeHint')}>
      {isPending && <Skeleton lines={2} />}
      {similar.length > 0 && !other && (
        <Masters
          label={t('master')}
          items={similar.map((each) => ({ ...each, why: each.reason[lang === 'en' ? 'en' : 'zh'] }))}
          value={value.masterId}
          error={missing}
          onChange={choose}
        />
      )}
      {similar.length > 0 && (
        <label className="checkbox">
          <input type="checkbox" checked={other} onChange={({ target }) => setOther(target.checked)} />
          <span>{t('masterOther')}</span>
        </label>
      )}
      {isSearching && (
        <TextField
          label={t('masterQuery')}
          name="masterQuery"
          error={query.length < 2 ? missing : undefined}
          maxLength={60}
          value={value.query}
          onChange={(next) => change({ query: next, masterId: '' })}
        />
      )}
      {isSearching && query.length >= 2 && (
        <Found query={query} except={detail.id} value={value.masterId} error={missing} onChange={choose} />
      )}
      {value.masterId !== '' && <MergePreview detail={detail} masterId={value.masterId} />}
      <TextArea
        label={words('noteAny')}
        optional
        rows={2}
        maxLength={1000}
        value={value.note}
        onChange={(note) => change({ note })}
      />
    </ActForm>
  );
}

interface MastersProps {
  label: string;
  items: readonly Master[];
  value: string;
  error: string | undefined;
  onChange: (id: string) => void;
}

const Masters = ({ label, items, value, error, onChange }: MastersProps): ReactElement => (
  <Choice
    label={label}
    error={error}
    options={items.map(({ id, number, title, why }) => ({
      value: id,
      label: title,
      hint: [number, why].filter(Boolean).join(' · '),
    }))}
    value={value || null}
    onChange={onChange}
  />
);

interface FoundProps extends Omit<MastersProps, 'label' | 'items'> {
  query: string;
  except: string;
}

function Found({ query, except, ...rest }: FoundProps): ReactElement {
  const t = useWords(togetherWords);
  const { data, error, refetch } = useAnswer(searchMatters, { query: { q: query } });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={2} />;
  const items = data.items.filter(
    ({ id, kind, open, state }) => id !== except && kind === 'request' && open && state !== 'merged',
  );
  if (items.length === 0) return <p className="muted">{t('masterNone')}</p>;
  return <Masters label={t('master')} items={items.slice(0, 6)} {...rest} />;
}
