import { type FormEvent, type ReactElement, useState } from 'react';
import { errorText } from '../../../../lib/api-error.ts';
import { useDraft } from '../../../../lib/drafts.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { Button } from '../../../../ui/button.tsx';
import { Choice, Choices } from '../../../../ui/choice.tsx';
import { FaceRating } from '../../../../ui/face-rating.tsx';
import { FieldError } from '../../../../ui/field.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Stars } from '../../../../ui/stars.tsx';
import { TextArea } from '../../../../ui/text-area.tsx';
import { asLevel, badReasons, emptyRating, goodReasons, levelsOf, type RatingDraft, withFace } from './rating-form.ts';
import { rateWords, zh } from './words.ts';

export interface Rating {
  /** The face pressed. */
  isGlad: boolean;
  solved: boolean;
  satisfied: number;
  reasons: string[];
  text: string;
}

interface RateFormProps {
  number: string;
  onRate: (rating: Rating) => Promise<void>;
}

/** Face, then everything it makes likely, all on one screen. */
export function RateForm({ number, onRate }: RateFormProps): ReactElement {
  const t = useWords(rateWords);
  const { value, change, clear } = useDraft<RatingDraft>(`rate.${number}`, emptyRating);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const { face, level, solved, reasons, text } = value;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (face === '') return setFault(t('pickFace'));
    if (solved === '') return setFault(t('pickSolved'));
    setBusy(true);
    setFault('');
    try {
      await onRate({
        isGlad: face === 'satisfied',
        solved: solved === 'yes',
        satisfied: level,
        reasons: reasons.map((reason) => zh[reason]),
        text: text.trim(),
      });
      clear();
    } catch (error) {
      setFault(errorText(error));
      setBusy(false);
    }
  };
  const offered = face === 'satisfied' ? goodReasons : badReasons;
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Page
        title={t('title')}
        lead={t('lead')}
        back="/r/progress"
        foot={
          <Button type="submit" variant="primary" size="large" block busy={busy}>
            {t('submit')}
          </Button>
        }
      >
        <div className="stack stack-loose">
          <FaceRating
            value={face || null}
            onChange={(next) => {
              setFault('');
              change({ ...withFace(next), text });
            }}
          />
          {(face === 'dissatisfied' || solved === 'no') && <p role="status">{t('willRedo')}</p>}
          {face !== '' && (
            <>
              <Choice
                label={t('solved')}
                look="chips"
                options={[
                  { value: 'yes', label: t('solvedYes') },
                  { value: 'no', label: t('solvedNo') },
                ]}
                value={solved || null}
                onChange={(next) => {
                  setFault('');
                  change({ solved: next });
                }}
              />
              <Stars
                label={t('level')}
                levels={levelsOf(face)}
                value={asLevel(level)}
                onChange={(next) => change({ level: next })}
              />
              <Choices
                label={face === 'satisfied' ? t('goodReasons') : t('badReasons')}
                look="chips"
                options={offered.map((reason) => ({ value: reason, label: t(reason) }))}
                value={reasons}
                onChange={(next) => change({ reasons: next })}
              />
              <TextArea
                label={t('text')}
                optional
                rows={2}
                maxLength={500}
                value={text}
                onChange={(next) => change({ text: next })}
              />
            </>
          )}
          {fault && <FieldError>{fault}</FieldError>}
        </div>
      </Page>
    </form>
  );
}
