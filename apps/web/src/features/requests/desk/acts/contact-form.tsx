import { type ReactElement, useState } from 'react';
import { useWords } from '../../../../lib/i18n.ts';
import { TextArea } from '../../../../ui/text-area.tsx';
import { ActForm, type ActFormProps, useActDraft } from './act-form.tsx';
import { ContactLine } from './contact-line.tsx';
import { ReachedFields } from './reached-fields.tsx';
import { actWords } from './words.ts';

const CHANNELS = ['phone', 'visit', 'message'] as const;

/** 联系诉求人: how, whether reached, and what was said; reaching the resident stops the clock of the first contact. */
export function ContactForm(props: ActFormProps): ReactElement {
  const t = useWords(actWords);
  const draft = useActDraft(props, 'contact', { channel: 'phone' as string, reached: '', note: '' });
  const { value, change } = draft;
  const [tried, setTried] = useState(false);
  const body = () => {
    setTried(true);
    if (value.reached === '') return null;
    return {
      channel: value.channel,
      reached: value.reached === 'yes',
      ...(value.note.trim() && { note: value.note.trim() }),
    };
  };
  return (
    <ActForm {...props} action="contact" submit={t('submit.contact')} body={body} draft={draft}>
      <ContactLine detail={props.detail} />
      <ReachedFields channels={CHANNELS} value={value} tried={tried} change={change} />
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
