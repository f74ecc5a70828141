import { type ReactElement, useState } from 'react';
import { useWords } from '../../../../lib/i18n.ts';
import { Choice, Choices } from '../../../../ui/choice.tsx';
import { FieldError } from '../../../../ui/field.tsx';
import { type StarLevel, Stars } from '../../../../ui/stars.tsx';
import { TextArea } from '../../../../ui/text-area.tsx';
import { ActForm, type ActFormProps, useActDraft } from './act-form.tsx';
import { ContactLine } from './contact-line.tsx';
import { channels, ReachedFields } from './reached-fields.tsx';
import { actWords } from './words.ts';

/** Chinese words stand in the record as residents choose them, whatever language the page is in. */
const reasons = ['bad1', 'bad2', 'bad3', 'bad4', 'bad5', 'bad6'] as const;
const asLevel = (level: number): StarLevel | null => ([1, 2, 3, 4, 5] as const).find((each) => each === level) ?? null;

/** 回访: reached or not first; then solved and satisfied, asked apart. Not reached is neither. */
export function FollowUpForm(props: ActFormProps): ReactElement {
  const { detail } = props;
  const t = useWords(actWords);
  const draft = useActDraft(props, 'follow-up', {
    channel: 'phone' as string,
    reached: '',
    solved: '',
    satisfied: 0,
    reasons: [] as string[],
    note: '',
  });
  const { value, change } = draft;
  const [tried, setTried] = useState(false);
  const isReached = value.reached === 'yes';
  const isUnhappy = value.solved === 'no' || (value.satisfied > 0 && value.satisfied < 3);
  const isComplete = value.reached !== '' && (!isReached || (value.solved !== '' && value.satisfied > 0));
  const body = () => {
    setTried(true);
    if (!isComplete) return null;
    const note = value.note.trim() && { note: value.note.trim() };
    if (!isReached) return { channel: value.channel, reached: false, ...note };
    const { channel, satisfied } = value;
    return {
      channel,
      reached: true,
      solved: value.solved === 'yes',
      satisfied,
      ...(isUnhappy && value.reasons.length > 0 && { reasons: value.reasons }),
      ...note,
    };
  };
  return (
    <ActForm
      {...props}
      action="follow-up"
      submit={t('submit.follow-up')}
      body={body}
      draft={draft}
      hint={t('followHint')}
    >
      {detail.followUpTries > 0 && <p>{t('followTries', { n: detail.followUpTries })}</p>}
      <ContactLine detail={detail} />
      <ReachedFields channels={channels} value={value} tried={tried} change={change} />
      {isReached && (
        <>
          <Choice
            label={t('followSolved')}
            look="chips"
            error={tried && value.solved === '' ? t('choose') : undefined}
            options={[
              { value: 'yes', label: t('followYes') },
              { value: 'no', label: t('followNo') },
            ]}
            value={value.solved || null}
            onChange={(solved) => change({ solved })}
          />
          <Stars
            label={t('followSatisfied')}
            value={asLevel(value.satisfied)}
            onChange={(satisfied) => change({ satisfied })}
          />
          {tried && value.satisfied === 0 && <FieldError>{t('choose')}</FieldError>}
          {isUnhappy && (
            <>
              <Choices
                label={t('followReasons')}
                look="chips"
                options={reasons.map((each) => ({ value: actWords.zh[each] as string, label: t(each) }))}
                value={value.reasons}
                onChange={(next) => change({ reasons: next })}
              />
              <p className="muted">{t('followWill')}</p>
            </>
          )}
        </>
      )}
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
