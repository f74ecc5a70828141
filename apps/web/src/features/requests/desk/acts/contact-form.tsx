import { type ReactElement, useState } from 'react';
import { useWords } from '../../../../lib/i18n.ts';
import { Choice } from '../../../../ui/choice.tsx';
import { TextArea } from '../../../../ui/text-area.tsx';
import { ActForm, type ActFormProps, useActDraft } from './act-form.tsx';
import { ContactLine } from './contact-line.tsx';
import { actWords } from './words.ts';

const channels = ['phone', 'visit', 'message'] as const;

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
      <Choice
        label={t('channel')}
        look="chips"
        options={channels.map((each) => ({ value: each as string, label: t(each) }))}
        value={value.channel}
        onChange={(channel) => change({ channel })}
      />
      <Choice
        label={t('reached')}
        look="chips"
        error={tried && value.reached === '' ? t('choose') : undefined}
        options={[
          { value: 'yes', label: t('reachedYes') },
          { value: 'no', label: t('reachedNo') },
        ]}
        value={value.reached || null}
        onChange={(reached) => change({ reached })}
      />
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
