import { type ReactElement, useState } from 'react';
import { useWords } from '../../../../lib/i18n.ts';
import { TextArea } from '../../../../ui/text-area.tsx';
import { ActForm, type ActFormProps, useActDraft } from './act-form.tsx';
import { CategoryChoice, useCategory } from './category-choice.tsx';
import { UrgencyChoice } from './urgency-choice.tsx';
import { actWords } from './words.ts';

/** 受理 and 立案 by themselves, for those who do not dispatch at once. */
function ClassifyForm(props: ActFormProps & { action: 'accept' | 'file' }): ReactElement {
  const { detail, action } = props;
  const t = useWords(actWords);
  const draft = useActDraft(props, action, { category: '', urgency: '', note: '' });
  const { value, change } = draft;
  const { code } = useCategory(detail, value.category);
  const [tried, setTried] = useState(false);
  const isMissing = action === 'file' && code === '';
  const body = () => {
    setTried(true);
    if (isMissing) return null;
    return {
      ...(code && (action === 'file' || code !== detail.category) && { category: code }),
      ...(value.urgency && { urgency: value.urgency }),
      ...(value.note.trim() && { note: value.note.trim() }),
    };
  };
  return (
    <ActForm {...props} body={body} draft={draft}>
      <CategoryChoice
        detail={detail}
        chosen={value.category}
        error={tried && isMissing ? t('categoryMissing') : undefined}
        onChange={(category) => change({ category })}
      />
      <UrgencyChoice value={value.urgency} onChange={(urgency) => change({ urgency })} />
      <TextArea
        label={t('noteAny')}
        optional
        rows={2}
        maxLength={1000}
        value={value.note}
        onChange={(note) => change({ note })}
      />
    </ActForm>
  );
}

export const AcceptForm = (props: ActFormProps): ReactElement => <ClassifyForm {...props} action="accept" />;
export const FileForm = (props: ActFormProps): ReactElement => <ClassifyForm {...props} action="file" />;
